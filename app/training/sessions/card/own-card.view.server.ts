import type { Ctx } from '~/people/access/index.server';
import { printedName } from '~/people/accounts';
import { regionNames } from '~/people/regions/index.server';
import { formatCardCode, toRoman } from '~/training/cohorts';
import { currentParticipationOf, findCohort, findParticipant } from '~/training/cohorts/index.server';
import { assignCardCodes } from './assign-card-codes.server';
import { findNextSession } from './card.data.server';
import { qrModules } from './qr-modules.server';

/**
 * The volunteer's own card in the current angkatan. It is made when it is first opened.
 * Null without an angkatan; `card` null while the invitation is not yet answered.
 */
export async function ownCardView(ctx: Ctx) {
  const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
  if (!own) return null;
  if (own.status === 'confirmed' && own.cardCode === null) await assignCardCodes(ctx, own.cohortId, own.id);
  const [cohort, row, next] = await Promise.all([findCohort(ctx.read, own.cohortId), findParticipant(ctx.read, own.id), findNextSession(ctx.read, own.cohortId, ctx.now)]);
  if (!cohort || !row) return null;
  const regions = await regionNames(ctx.read, [row.regencyCode]);
  return {
    name: printedName(row.person),
    regency: regions.get(row.regencyCode) ?? row.regencyCode,
    cohort: { title: cohort.title, number: toRoman(cohort.number), startsOn: cohort.startsOn, endsOn: cohort.endsOn, place: cohort.place },
    card: row.cardCode === null ? null : { code: formatCardCode(row.cardCode), qr: qrModules(row.cardCode) },
    next,
  };
}
export type OwnCardView = NonNullable<Awaited<ReturnType<typeof ownCardView>>>;
