import { formatPhone, printedName, waLink } from '~/people/accounts';
import { regionNames } from '~/people/regions/index.server';
import type { Ctx } from '~/people/access/index.server';
import { findCohort, findParticipant } from '~/training/cohorts/index.server';
import { followupFactsFor } from '~/training/followup/index.server';
import type { PlanState } from '~/training/followup';
import { viewCoaching, type CoachingPage } from './coaching-page.view.server';

export interface CoacheePage extends CoachingPage {
  readonly participationId: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly place: string;
  readonly phone: { readonly text: string; readonly waHref: string } | null;
  readonly cohort: { readonly key: string; readonly title: string };
  readonly plan: PlanState;
}

/** What a coach or an officer needs to know about one person: no NIK, no birth date, no address beyond the kecamatan. */
export async function viewCoachee(ctx: Ctx, participationId: string): Promise<CoacheePage | null> {
  const row = await findParticipant(ctx.read, participationId);
  const cohort = row && (await findCohort(ctx.read, row.cohortId));
  if (!row || !cohort) return null;
  const codes = [row.person.districtCode, row.regencyCode].filter((code) => code !== null);
  const [coaching, plans, names] = await Promise.all([
    viewCoaching(ctx.read, participationId, ctx.actor.personId, ctx.now),
    followupFactsFor(ctx.read, [participationId]),
    regionNames(ctx.read, codes),
  ]);
  return {
    ...coaching,
    participationId,
    name: printedName({ name: row.person.name, titleFront: row.person.titleFront, titleBack: row.person.titleBack }),
    organisation: row.person.organisation,
    place: codes.map((code) => names.get(code) ?? code).join(', '),
    phone: row.person.phone ? { text: formatPhone(row.person.phone), waHref: waLink(row.person.phone, '') } : null,
    cohort: { key: cohort.key, title: cohort.title },
    plan: plans.get(participationId)?.state ?? 'none',
  };
}
