import { can } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { decideAttendance, type AttendanceRefusal, type AttendanceStatus } from '~/training/cohorts';
import type { SessionPlace } from '../find-session-place.server';
import { retryCollision } from '../retry-collision.server';
import { findAttendances, findHolders } from './attendance.data.server';
import { participantScope } from './participant-scope';
import { attendanceFacts, writePresence } from './record-attendance.server';

export interface ListRecorded {
  readonly written: number;
  /** People who had been recorded otherwise meanwhile: nothing of theirs was changed. */
  readonly differing: readonly string[];
}

/**
 * Records everybody ticked on the list in one transaction. Whoever another phone recorded meanwhile keeps that record:
 * a difference is corrected with a reason, never by a tick.
 */
export async function recordList(
  ctx: Ctx, place: SessionPlace, marks: Readonly<Record<string, AttendanceStatus>>,
): Promise<Outcome<ListRecorded, AttendanceRefusal | 'list-empty' | 'list-all-differ'>> {
  const { actor } = ctx;
  const asked = new Map(Object.entries(marks));
  if (asked.size === 0 || actor.id === null) return refuse('list-empty');
  const subject = { ...actor, id: actor.id };
  return retryCollision(() => ctx.transaction(async (tx, audit) => {
    const people = await findHolders(tx, place.cohort.id, [...asked.keys()]);
    const records = new Map((await findAttendances(tx, place.session.id)).map((record) => [record.participationId, record]));
    const differing: string[] = [];
    let written = 0;
    for (const who of people) {
      const status = asked.get(who.id);
      if (!status || !can(subject, 'attendance:record', participantScope(place.cohort, who))) continue;
      const existing = records.get(who.id) ?? null;
      const decision = decideAttendance({ status, method: 'list' }, attendanceFacts(ctx, place, who, existing));
      if (!decision.ok && decision.refusal.code === 'attendance-needs-correction') differing.push(who.name);
      else if (!decision.ok) return decision;
      else if (decision.value.write) {
        await writePresence(ctx, tx, audit, place, who, { status, method: 'list' }, existing);
        written += 1;
      }
    }
    if (written > 0) return done({ written, differing });
    return differing.length > 0 ? refuse('list-all-differ', { names: differing.join(', ') }, 'conflict') : refuse('list-empty');
  }));
}
