import type { Audit, Tx } from '~/platform/context.server';
import type { Answers } from './attempt';
import { findAskedQuestions, writeMark, type AttemptRow } from './attempt.data.server';
import { markAttempt } from './marking';

/**
 * Marks an open attempt inside a transaction and writes the mark and its audit record. False when another request has
 * closed it meanwhile: then nothing was written. Marks come from the stored keys alone, never from what was sent.
 */
export async function closeAttempt(tx: Tx, audit: Audit, attempt: AttemptRow, answers: Answers, how: { at: Date; by: 'learner' | 'time' }): Promise<boolean> {
  const questions = await findAskedQuestions(tx, attempt.items.map(({ questionId }) => questionId));
  const { score, passed, right, total } = markAttempt(questions, answers, attempt.quiz.passMark);
  const closed = await writeMark(tx, attempt.id, { score, passed }, how.at);
  if (closed) {
    audit({ action: 'attempt.submitted', subjectType: 'Attempt', subjectId: attempt.id, detail: { quiz: attempt.quiz.key, number: attempt.number, answered: answers.size, right, total, score, passed, by: how.by } });
  }
  return closed;
}
