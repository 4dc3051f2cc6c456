import type { Ctx } from '~/people/access/index.server';
import type { Outcome } from '~/platform/outcome';
import type { ParticipationStatus } from '../participation-status';
import { answerInvitation, type AnswerRefusal } from './answer-invitation.server';

/** Says for a selected person that the person will come. Confirming twice is confirming once. */
export function confirmParticipation(ctx: Ctx, participationId: string): Promise<Outcome<{ personId: string; status: ParticipationStatus }, AnswerRefusal>> {
  return answerInvitation(ctx, participationId, { answer: 'confirm' });
}
