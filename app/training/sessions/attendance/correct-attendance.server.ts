import type { Ctx } from '~/people/access/index.server';
import { done, type Outcome } from '~/platform/outcome';
import { decideCorrection, type AttendanceRefusal, type AttendanceStatus } from '~/training/cohorts';
import type { SessionPlace } from '../find-session-place.server';
import { correctRecord, findAttendance, type CardHolder } from './attendance.data.server';

/** Changes what was recorded; the old status, who and why are kept. The caller has checked the actor's reach. */
export async function correctAttendance(
  ctx: Ctx, { session, cohort }: SessionPlace, who: Pick<CardHolder, 'id' | 'regencyCode'>, asked: { readonly status: AttendanceStatus; readonly reason: string },
): Promise<Outcome<{ from: AttendanceStatus; to: AttendanceStatus }, AttendanceRefusal>> {
  return ctx.transaction(async (tx, audit) => {
    const record = await findAttendance(tx, session.id, who.id);
    const decision = decideCorrection(asked, { existing: record?.status ? { status: record.status } : null, closedAt: cohort.closedAt, now: ctx.now });
    if (!decision.ok) return decision;
    if (!record) throw new Error('a correction was decided of nothing');
    const { from, to, reason } = decision.value;
    await correctRecord(tx, { attendanceId: record.id, from, to, reason, byId: ctx.actor.id, at: ctx.now });
    audit({ action: 'attendance.corrected', subjectType: 'Participation', subjectId: who.id, region: who.regencyCode, detail: { session: session.id, from, to, reason } });
    return done({ from, to });
  });
}
