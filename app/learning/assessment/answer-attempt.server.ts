import type { Ctx } from '~/people/access/index.server';
import type { Audit, Tx } from '~/platform/context.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { fieldOf, isLate, readAnswers, type Answers } from './attempt';
import { findAttempt, findStanding, replaceAnswers, type AttemptRow } from './attempt.data.server';
import type { AttemptInput } from './attempt.schema';
import { closeAttempt } from './close-attempt.server';

export type AnswerRefusal = 'attempt-absent';

export interface AnsweredAttempt {
  readonly attemptId: string;
  /** What the request did. `closed-before`: it had been submitted already, and this request changed nothing. */
  readonly outcome: 'kept' | 'submitted' | 'closed-before' | 'time-over';
  readonly answered: number;
  readonly total: number;
}

type Posted = readonly (readonly [string, string])[];

/**
 * Keeps the answers of the acting person's attempt, and with `submit` hands it in. A submit that is repeated or made in
 * parallel counts once, and each answer is the same. After the time limit (and a minute of grace) nothing sent counts any
 * more: the attempt is marked with what was kept in time. Only answers are read from `posted`.
 */
export async function answerAttempt(ctx: Ctx, attemptId: string, intent: AttemptInput['intent'], posted: Posted): Promise<Outcome<AnsweredAttempt, AnswerRefusal>> {
  const before = await findStanding(ctx.read, attemptId);
  if (!before || before.personId !== ctx.actor.personId) return refuse('attempt-absent', {}, 'absent');
  if (before.submittedAt) return done(await closedBefore(ctx, attemptId));
  const written = await ctx.transaction((tx, audit) => write(ctx, tx, audit, attemptId, intent, posted));
  return written.ok ? written : done(await closedBefore(ctx, attemptId));
}

async function closedBefore(ctx: Ctx, attemptId: string): Promise<AnsweredAttempt> {
  const attempt = await findAttempt(ctx.read, attemptId);
  return { attemptId, outcome: 'closed-before', answered: attempt?.answers.size ?? 0, total: attempt?.items.length ?? 0 };
}

async function write(ctx: Ctx, tx: Tx, audit: Audit, attemptId: string, intent: AttemptInput['intent'], posted: Posted): Promise<Outcome<AnsweredAttempt, 'closed-before'>> {
  const attempt = await findAttempt(tx, attemptId);
  if (!attempt || attempt.submittedAt) return refuse('closed-before');
  const late = isLate(attempt.dueAt, ctx.now);
  const answers = late ? attempt.answers : await keep(ctx, tx, attempt, posted);
  const answered = { attemptId, answered: answers.size, total: attempt.items.length };
  if (!late && intent !== 'submit') {
    audit({ action: 'attempt.saved', subjectType: 'Attempt', subjectId: attemptId, detail: { answered: answers.size } });
    return done({ ...answered, outcome: 'kept' });
  }
  const closed = await closeAttempt(tx, audit, attempt, answers, late ? { at: attempt.dueAt ?? ctx.now, by: 'time' } : { at: ctx.now, by: 'learner' });
  return closed ? done({ ...answered, outcome: late ? 'time-over' : 'submitted' }) : refuse('closed-before');
}

/** A form without any question (the review page) leaves the answers as they are. */
async function keep(ctx: Ctx, tx: Tx, attempt: AttemptRow, posted: Posted): Promise<Answers> {
  const names = new Set(attempt.items.map(({ questionId }) => fieldOf(questionId)));
  const asked = posted.some(([name]) => name === 'lembar' || names.has(name));
  if (!asked) return attempt.answers;
  const answers = readAnswers(attempt.items, posted);
  await replaceAnswers(tx, attempt.id, answers, ctx.now);
  return answers;
}
