import type { Ctx } from '~/people/access/index.server';
import { printedName } from '~/people/accounts';
import { findParticipant } from '~/training/cohorts/index.server';
import type { SessionPlace } from '../find-session-place.server';
import { personNames } from '../session.data.server';
import { findAttendance, findCorrections } from './attendance.data.server';
import { sessionHead } from './session-page.view.server';

/** One person's presence in one session with its whole story: first record, corrections, who and why. */
export async function personAttendanceView(ctx: Ctx, place: SessionPlace, participationId: string) {
  const [row, record] = await Promise.all([findParticipant(ctx.read, participationId), findAttendance(ctx.read, place.session.id, participationId)]);
  if (!row || row.cohortId !== place.cohort.id) return null;
  const corrections = record ? await findCorrections(ctx.read, record.id) : [];
  const names = await personNames(ctx.read, [record?.recordedById ?? null, ...corrections.map(({ byId }) => byId)]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    head: sessionHead(place, null),
    participationId, name: printedName(row.person),
    record: record && { status: record.status, method: record.method, at: record.recordedAt, by: nameOf(record.recordedById) },
    corrections: corrections.map(({ from, to, reason, byId, at }) => ({ from, to, reason, at, by: nameOf(byId) })),
    closed: place.cohort.closedAt !== null && place.cohort.closedAt <= ctx.now,
  };
}
export type PersonAttendanceView = NonNullable<Awaited<ReturnType<typeof personAttendanceView>>>;
