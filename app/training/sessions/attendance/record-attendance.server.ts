import type { Ctx } from '~/people/access/index.server';
import type { Audit, Tx } from '~/platform/context.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { decideAttendance, holdsAPlace, isParticipationStatus, type AttendanceFacts, type AttendanceMethod, type AttendanceRefusal, type AttendanceStatus } from '~/training/cohorts';
import type { SessionPlace } from '../find-session-place.server';
import { retryCollision } from '../retry-collision.server';
import { correctRecord, findAttendance, insertAttendance, type AttendanceRecord, type CardHolder } from './attendance.data.server';

export interface Asked {
  readonly status: AttendanceStatus;
  readonly method: AttendanceMethod;
}

export interface Recorded extends Asked {
  readonly name: string;
  /** When it was recorded: now, or the first time. */
  readonly at: Date;
  /** False when it had been recorded before. */
  readonly fresh: boolean;
}

/** Why a record that had been taken back was written again. */
const RECORDED_AGAIN = 'dicatat kembali';

export function attendanceFacts(ctx: Ctx, { session, cohort }: SessionPlace, who: CardHolder, existing: AttendanceRecord | null): AttendanceFacts {
  return {
    enrolled: who.cohortId === cohort.id && isParticipationStatus(who.status) && holdsAPlace(who.status),
    session: { startsAt: session.startsAt, endsAt: session.endsAt, cancelled: false },
    closedAt: cohort.closedAt,
    existing: existing?.status ? { status: existing.status } : null,
    now: ctx.now,
  };
}

/** Writes one presence inside a transaction, with its line in the trail; over a record taken back, keeping its story. */
export async function writePresence(ctx: Ctx, tx: Tx, audit: Audit, { session }: SessionPlace, who: CardHolder, asked: Asked, existing: AttendanceRecord | null): Promise<void> {
  const { status, method } = asked;
  const again = { method, recordedById: ctx.actor.id, recordedAt: ctx.now };
  if (existing) await correctRecord(tx, { attendanceId: existing.id, from: existing.status, to: status, reason: RECORDED_AGAIN, byId: ctx.actor.id, at: ctx.now }, again);
  else await insertAttendance(tx, { sessionId: session.id, participationId: who.id, status, ...again });
  audit({ action: 'attendance.recorded', subjectType: 'Participation', subjectId: who.id, region: who.regencyCode, detail: { session: session.id, status, method } });
}

/**
 * Records one person's presence. The same card twice, on one phone or on two at once, is one record; the second time
 * answers with the first. The caller has checked that the actor may record this person.
 */
export async function recordAttendance(ctx: Ctx, place: SessionPlace, who: CardHolder, asked: Asked): Promise<Outcome<Recorded, AttendanceRefusal>> {
  const known = await findAttendance(ctx.read, place.session.id, who.id);
  const first = decideAttendance(asked, attendanceFacts(ctx, place, who, known));
  if (!first.ok) return first;
  if (!first.value.write && known) return done({ ...asked, name: who.name, at: known.recordedAt, fresh: false });
  const written = await retryCollision(() => ctx.transaction(async (tx, audit) => {
    const existing = await findAttendance(tx, place.session.id, who.id);
    const decision = decideAttendance(asked, attendanceFacts(ctx, place, who, existing));
    if (!decision.ok) return decision;
    if (!decision.value.write) return refuse('already', {}, 'conflict');
    await writePresence(ctx, tx, audit, place, who, asked, existing);
    return done({ ...asked, name: who.name, at: ctx.now, fresh: true });
  }));
  if (written.ok) return written;
  const { code } = written.refusal;
  if (code !== 'already') return { ok: false, refusal: { ...written.refusal, code } };
  // Another phone was faster by a moment: what it wrote is the answer.
  return recordAttendance(ctx, place, who, asked);
}
