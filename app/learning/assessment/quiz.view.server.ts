import type { Ctx } from '~/people/access/index.server';
import { isLate } from './attempt';
import { findAttempts, findOpenQuiz } from './attempt.data.server';
import { attemptsLeft, expectedMinutes, type QuizKind } from './quiz';

export interface QuizView {
  readonly quiz: {
    readonly key: string; readonly kind: QuizKind; readonly title: string; readonly passMark: number; readonly questions: number;
    readonly expectedMinutes: number; readonly minutes: number | null; readonly maxAttempts: number;
    readonly course: { readonly key: string; readonly title: string } | null;
  };
  /** Attempts that may still be begun; null without limit. */
  readonly left: number | null;
  /** The attempt that is running, to go on with. */
  readonly runningId: string | null;
  readonly attempts: readonly { readonly id: string; readonly number: number; readonly submittedAt: string | null; readonly score: number | null; readonly passed: boolean }[];
}

/** The page before a quiz of the actor's own angkatan: what it takes, what is left, how it went so far. Two queries. */
export async function quizView(ctx: Ctx, key: string): Promise<QuizView | null> {
  const quiz = await findOpenQuiz(ctx.read, key, ctx.actor.participations.map(({ cohortId }) => cohortId));
  if (!quiz) return null;
  const attempts = await findAttempts(ctx.read, ctx.actor.personId, quiz.id);
  const { kind, title, passMark, questions, minutes, maxAttempts, course } = quiz;
  return {
    quiz: { key: quiz.key, kind, title, passMark, questions, expectedMinutes: expectedMinutes(questions), minutes, maxAttempts, course },
    left: attemptsLeft(maxAttempts, attempts.length),
    runningId: attempts.find(({ submittedAt, dueAt }) => submittedAt === null && !isLate(dueAt, ctx.now))?.id ?? null,
    attempts: attempts.map(({ id, number, submittedAt, score, passed }) => ({ id, number, submittedAt: submittedAt?.toISOString() ?? null, score, passed: passed ?? false })),
  };
}
