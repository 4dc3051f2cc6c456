import { randomInt } from 'node:crypto';
import type { Ctx } from '~/people/access/index.server';
import type { Audit, Tx } from '~/platform/context.server';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { enqueue } from '~/platform/jobs.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { closesAt, freezeItems, isLate } from './attempt';
import { findAttempt, findAttempts, findOpenQuiz, findQuizQuestions, insertAttempt, type AttemptCard, type OpenQuiz } from './attempt.data.server';
import { closeAttempt } from './close-attempt.server';
import { closeExpiredJob } from './jobs.server';
import { attemptsLeft } from './quiz';

export type StartRefusal = 'quiz-used-up' | 'quiz-empty' | 'quiz-absent';

export interface StartedAttempt {
  readonly attemptId: string;
  /** True when an attempt was already running: it goes on, and none is used up. */
  readonly resumed: boolean;
}

const running = (attempts: readonly AttemptCard[], now: Date) => attempts.find(({ submittedAt, dueAt }) => submittedAt === null && !isLate(dueAt, now));

/**
 * Begins an attempt for the acting person, or goes on with the one that is running. An attempt counts from here on.
 * However many requests come at once, one attempt is begun.
 */
export async function startAttempt(ctx: Ctx, quizKey: string): Promise<Outcome<StartedAttempt, StartRefusal>> {
  const quiz = await findOpenQuiz(ctx.read, quizKey, ctx.actor.participations.map(({ cohortId }) => cohortId));
  if (!quiz) return refuse('quiz-absent', {}, 'absent');
  for (;;) {
    const open = running(await findAttempts(ctx.read, ctx.actor.personId, quiz.id), ctx.now);
    if (open) return done({ attemptId: open.id, resumed: true });
    try {
      const begun = await ctx.transaction((tx, audit) => begin(ctx, tx, audit, quiz));
      if (begun.ok) return done({ attemptId: begun.value, resumed: false });
      if (begun.refusal.code !== 'begun-meanwhile') return refuse(begun.refusal.code, begun.refusal.facts, 'conflict');
      return done({ attemptId: String(begun.refusal.facts['attemptId']), resumed: true });
    } catch (error) {
      // A rival took the same number: its attempt is the one to go on with.
      if (!isUniqueViolation(error)) throw error;
    }
  }
}

async function begin(ctx: Ctx, tx: Tx, audit: Audit, quiz: OpenQuiz): Promise<Outcome<string, StartRefusal | 'begun-meanwhile'>> {
  const { personId } = ctx.actor;
  const attempts = await findAttempts(tx, personId, quiz.id);
  const open = running(attempts, ctx.now);
  if (open) return refuse('begun-meanwhile', { attemptId: open.id });
  await closeOverdue(ctx, tx, audit, attempts);
  if (attemptsLeft(quiz.maxAttempts, attempts.length) === 0) return refuse('quiz-used-up', { attempts: quiz.maxAttempts });
  const questions = await findQuizQuestions(tx, quiz.id);
  if (questions.length === 0) return refuse('quiz-empty');
  const number = (attempts.at(-1)?.number ?? 0) + 1;
  const dueAt = quiz.minutes === null ? null : new Date(ctx.now.getTime() + quiz.minutes * 60_000);
  const id = await insertAttempt(tx, { quizId: quiz.id, personId, number, items: freezeItems(questions, randomInt), startedAt: ctx.now, dueAt });
  const end = closesAt(dueAt);
  if (end) await enqueue(tx, end, closeExpiredJob, { attemptId: id }, `attempt.close:${id}`);
  audit({ action: 'attempt.started', subjectType: 'Attempt', subjectId: id, detail: { quiz: quiz.key, number } });
  return done(id);
}

/** An attempt whose time ran out is marked with what was kept before the next one begins. */
async function closeOverdue(ctx: Ctx, tx: Tx, audit: Audit, attempts: readonly AttemptCard[]): Promise<void> {
  for (const { id } of attempts.filter(({ submittedAt, dueAt }) => submittedAt === null && isLate(dueAt, ctx.now))) {
    const attempt = await findAttempt(tx, id);
    if (attempt) await closeAttempt(tx, audit, attempt, attempt.answers, { at: attempt.dueAt ?? ctx.now, by: 'time' });
  }
}
