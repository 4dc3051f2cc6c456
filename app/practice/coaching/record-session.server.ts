import type { Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findParticipant } from '~/training/cohorts/index.server';
import { findSessionOwner, insertSession } from './session.data.server';
import type { NewSession } from './session.schema';

export type SessionRefusal = 'coachee-absent' | 'day-in-future' | 'not-a-coach';

/**
 * Writes down a coaching conversation with its agreed actions. The same form sent twice is one session.
 * The trail holds that it happened and never what was said.
 */
export async function recordSession(ctx: Ctx, participationId: string, input: NewSession): Promise<Outcome<{ id: string }, SessionRefusal>> {
  const participant = await findParticipant(ctx.read, participationId);
  if (!participant) return refuse('coachee-absent', {}, 'absent');
  const coachId = ctx.actor.id;
  if (coachId === null || coachId === participant.personId) return refuse('not-a-coach', {}, 'forbidden');
  if (input.heldOn > civilDay(ctx.now)) return refuse('day-in-future');
  const sentBefore = async () => {
    const owner = await findSessionOwner(ctx.read, input.id);
    return owner?.participationId === participationId && owner.coachId === coachId;
  };
  if (await sentBefore()) return done({ id: input.id });
  try {
    return await ctx.transaction(async (tx, audit) => {
      await insertSession(tx, participationId, coachId, input, ctx.now);
      audit({
        action: 'coaching-session.recorded', subjectType: 'Participation', subjectId: participationId, region: participant.regencyCode,
        detail: { heldOn: input.heldOn, channel: input.channel, actions: input.actions.length },
      });
      return done({ id: input.id });
    });
  } catch (error) {
    if (isUniqueViolation(error) && (await sentBefore())) return done({ id: input.id });
    throw error;
  }
}
