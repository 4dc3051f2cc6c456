import { can } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { refuse, type Outcome } from '~/platform/outcome';
import { readCardCode, type AttendanceRefusal } from '~/training/cohorts';
import type { SessionPlace } from '../find-session-place.server';
import { findCardHolder } from './attendance.data.server';
import { participantScope } from './participant-scope';
import { recordAttendance, type Recorded } from './record-attendance.server';

export type CardRefusal = 'card-empty' | 'card-not-ours' | 'card-check' | 'card-unknown' | 'card-other-cohort';

/** Records presence by the code of a personal card, scanned or typed. */
export async function recordCard(
  ctx: Ctx, place: SessionPlace, input: { readonly code: string; readonly method: 'qr' | 'code' },
): Promise<Outcome<Recorded, CardRefusal | AttendanceRefusal>> {
  const code = readCardCode(input.code);
  if (!code.ok) {
    const why = { 'code-empty': 'card-empty', 'code-character': 'card-not-ours', 'code-length': 'card-not-ours', 'code-check': 'card-check' } as const;
    return refuse(why[code.refusal.code], code.refusal.facts);
  }
  const who = await findCardHolder(ctx.read, code.value);
  if (!who) return refuse('card-unknown');
  if (who.cohortId !== place.cohort.id) return refuse('card-other-cohort', {}, 'conflict');
  // A card of a region that is not the actor's is as unknown as one that does not exist.
  if (ctx.actor.id === null || !can({ ...ctx.actor, id: ctx.actor.id }, 'attendance:record', participantScope(place.cohort, who))) return refuse('card-unknown');
  return recordAttendance(ctx, place, who, { status: 'H', method: input.method });
}
