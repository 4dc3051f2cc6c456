import type { Ctx } from '~/people/access/index.server';
import { findNikLike } from '~/people/accounts';
import { civilDay } from '~/platform/clock';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findCohort } from '../cohort.data.server';
import { findParticipant, moveStatus } from '../participation.data.server';
import type { ParticipationStatus } from '../participation-status';
import { noteOpened } from './invitation.data.server';

export type AnswerRefusal = 'answer-late' | 'answer-declined' | 'answer-not-invited' | 'answer-reason-nik';
export type Answer = { readonly answer: 'confirm' } | { readonly answer: 'decline'; readonly reason: string | null };

/** From which state an answer leads where; the same answer twice is one answer. */
const LEADS: Record<Answer['answer'], { from: readonly ParticipationStatus[]; to: ParticipationStatus }> = {
  confirm: { from: ['selected'], to: 'confirmed' },
  decline: { from: ['selected', 'confirmed'], to: 'declined' },
};

/** Records the answer of an invited person, or of somebody on their behalf. Open until the last day of the angkatan. */
export async function answerInvitation(ctx: Ctx, participationId: string, answer: Answer): Promise<Outcome<{ personId: string; status: ParticipationStatus }, AnswerRefusal>> {
  if (answer.answer === 'decline' && answer.reason && findNikLike(answer.reason).length > 0) return refuse('answer-reason-nik');
  const { from, to } = LEADS[answer.answer];
  const before = await findParticipant(ctx.read, participationId);
  if (before?.status === to) return done({ personId: before.personId, status: to });
  const outcome = await ctx.transaction(async (tx, audit) => {
    const row = await findParticipant(tx, participationId);
    const cohort = row && (await findCohort(tx, row.cohortId));
    if (!row || !cohort) return refuse('answer-not-invited', {}, 'absent');
    if (row.status === to) return refuse('answered-before', {}, 'conflict');
    if (row.status === 'declined') return refuse('answer-declined', {}, 'conflict');
    if (!from.includes(row.status)) return refuse('answer-not-invited', {}, 'conflict');
    if (civilDay(ctx.now) > cohort.endsOn || cohort.closedAt) return refuse('answer-late', {}, 'conflict');
    const by = { id: ctx.actor.id ?? row.personId, at: ctx.now };
    await noteOpened(tx, row.id, ctx.now);
    if (!(await moveStatus(tx, { participationId: row.id, from: row.status, to, reason: answer.answer === 'decline' ? answer.reason : null }, by))) return refuse('answered-before', {}, 'conflict');
    audit({ action: `invitation.${to}`, subjectType: 'Participation', subjectId: row.id, region: row.regencyCode, detail: { cohort: cohort.key } });
    return done({ personId: row.personId, status: to });
  });
  if (outcome.ok || outcome.refusal.code !== 'answered-before') return outcome as Outcome<{ personId: string; status: ParticipationStatus }, AnswerRefusal>;
  const now = await findParticipant(ctx.read, participationId);
  return now?.status === to ? done({ personId: now.personId, status: to }) : refuse('answer-not-invited', {}, 'conflict');
}
