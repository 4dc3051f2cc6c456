import type { Ctx } from '~/people/access/index.server';
import type { Outcome } from '~/platform/outcome';
import type { ParticipationStatus } from '../participation-status';
import { answerInvitation, type AnswerRefusal } from './answer-invitation.server';

/** Says for a selected or confirmed person that the person cannot come, with a reason in the person's words. */
export function declineParticipation(ctx: Ctx, participationId: string, reason: string | null): Promise<Outcome<{ personId: string; status: ParticipationStatus }, AnswerRefusal>> {
  return answerInvitation(ctx, participationId, { answer: 'decline', reason });
}
