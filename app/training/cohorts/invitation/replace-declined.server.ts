import type { Ctx } from '~/people/access/index.server';
import { regionNames } from '~/people/regions/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions } from '../cohort-scope';
import { findParticipant, moveStatus, selectableRows, standsIn } from '../participation.data.server';
import { holdsAPlace } from '../participation-status';
import { nextReserve, type Reserve } from '../selection';
import { invitationsTexts } from './invitations.texts';

export type ReplaceRefusal = 'replace-unknown' | 'replace-no-seat' | 'replace-no-reserve';
type Row = Awaited<ReturnType<typeof selectableRows>>[number];

/** Places still to be filled in one region: those of its quota, or of the whole angkatan where there are no quotas. */
export function openSeats(cohort: Pick<CohortFacts, 'quota' | 'quotas'>, rows: readonly Pick<Row, 'status' | 'regencyCode'>[], regencyCode: string): number {
  const holding = rows.filter(({ status }) => holdsAPlace(status));
  const all = cohort.quota - holding.length;
  if (cohort.quotas.length === 0) return all;
  const own = cohort.quotas.find((line) => line.regencyCode === regencyCode)?.quota ?? 0;
  return Math.min(all, own - holding.filter((row) => row.regencyCode === regencyCode).length);
}

/** The ordered reserve of an angkatan. */
export function reserveOf(rows: readonly Pick<Row, 'id' | 'status' | 'regencyCode' | 'reserveOrder'>[]): Reserve[] {
  return rows.flatMap(({ id, status, regencyCode, reserveOrder }) => (status === 'reserve' ? [{ id, regency: regencyCode, position: reserveOrder ?? Number.MAX_SAFE_INTEGER }] : []));
}

/** Gives the place of somebody who declined to the first reserve of the same region. Twice at once fills it once. */
export async function replaceDeclined(ctx: Ctx, cohort: CohortFacts, declinedId: string): Promise<Outcome<{ participationId: string; name: string }, ReplaceRefusal>> {
  const names = await regionNames(ctx.read, cohort.quotas.map(({ regencyCode }) => regencyCode));
  return ctx.transaction(async (tx, audit) => {
    const gone = await findParticipant(tx, declinedId);
    const held = ctx.actor.id === null ? ['35'] : heldRegions(ctx.actor, cohort, 'selection:decide');
    if (!gone || gone.cohortId !== cohort.id || !['declined', 'withdrawn'].includes(gone.status) || !standsIn(held, gone.regencyCode)) return refuse('replace-unknown', {}, 'absent');
    const rows = await selectableRows(tx, cohort.id);
    const regency = names.get(gone.regencyCode) ?? gone.regencyCode;
    if (openSeats(cohort, rows, gone.regencyCode) <= 0) return refuse('replace-no-seat', { regency }, 'conflict');
    const next = nextReserve(reserveOf(rows), gone.regencyCode);
    const chosen = next && (await findParticipant(tx, next.id));
    if (!chosen) return refuse('replace-no-reserve', { regency }, 'conflict');
    await moveStatus(tx, { participationId: chosen.id, from: 'reserve', to: 'selected', reserveOrder: null, reason: translator(invitationsTexts, 'id')('replaces', { name: gone.person.name }) }, { id: ctx.actor.id, at: ctx.now });
    audit({ action: 'selection.replaced', subjectType: 'Participation', subjectId: chosen.id, region: chosen.regencyCode, detail: { cohort: cohort.key, for: gone.id } });
    return done({ participationId: chosen.id, name: chosen.person.name });
  });
}
