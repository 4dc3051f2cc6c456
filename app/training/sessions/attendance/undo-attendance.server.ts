import { can } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { SessionPlace } from '../find-session-place.server';
import { correctRecord, findAttendances, findHolders } from './attendance.data.server';
import { participantScope } from './participant-scope';

/** How many of the latest records can be taken back with one press; older ones are corrected with a reason. */
export const UNDO_LAST = 5;
/** And for how long: afterwards nobody still stands at the door. */
const UNDO_MINUTES = 60;

/** Is a record young enough to be taken back with one press? */
export const isYoung = (recordedAt: Date, now: Date): boolean => now.getTime() - recordedAt.getTime() <= UNDO_MINUTES * 60_000;

/** The reason written for such a correction. */
const WRONG_SCAN = 'salah pindai';

export type UndoRefusal = 'undo-too-old' | 'attendance-closed';

/** Takes back one of the latest records of a session; the person can then be recorded as if for the first time. */
export async function undoAttendance(ctx: Ctx, { session, cohort }: SessionPlace, attendanceId: string): Promise<Outcome<{ name: string }, UndoRefusal>> {
  const { actor } = ctx;
  if (cohort.closedAt && cohort.closedAt <= ctx.now) return refuse('attendance-closed', {}, 'conflict');
  return ctx.transaction(async (tx, audit) => {
    const records = (await findAttendances(tx, session.id)).filter(({ status }) => status !== null);
    const people = new Map((await findHolders(tx, cohort.id, records.map(({ participationId }) => participationId))).map((who) => [who.id, who]));
    // Of those the actor may correct: an officer's five are not pushed away by another region's.
    const own = records.filter(({ participationId }) => {
      const who = people.get(participationId);
      return actor.id !== null && who !== undefined && can({ ...actor, id: actor.id }, 'attendance:correct', participantScope(cohort, who));
    });
    const record = own.slice(0, UNDO_LAST).find(({ id, recordedAt }) => id === attendanceId && isYoung(recordedAt, ctx.now));
    const who = record && people.get(record.participationId);
    if (!record || !who) return refuse('undo-too-old', { count: UNDO_LAST }, 'conflict');
    await correctRecord(tx, { attendanceId, from: record.status, to: null, reason: WRONG_SCAN, byId: actor.id, at: ctx.now });
    audit({ action: 'attendance.undone', subjectType: 'Participation', subjectId: who.id, region: who.regencyCode, detail: { session: session.id, from: record.status, reason: WRONG_SCAN } });
    return done({ name: who.name });
  });
}
