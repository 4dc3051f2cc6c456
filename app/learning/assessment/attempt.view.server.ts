import type { Ctx } from '~/people/access/index.server';
import { disclosureOf, fieldOf, isLate, minutesLeft } from './attempt';
import { findAskedQuestions, findAttempt, findAttempts, findPretestOf, type AttemptRow } from './attempt.data.server';
import { isRight } from './marking';
import type { Question } from './question';
import { attemptsLeft, type QuizKind } from './quiz';

export interface AskedQuestion {
  /** Name of the form field. */
  readonly field: string;
  readonly kind: 'single' | 'multiple';
  readonly stem: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: readonly string[];
}

export interface ReviewedQuestion {
  readonly stem: string;
  readonly right: boolean;
  readonly answered: boolean;
  readonly options: readonly { readonly text: string; readonly chosen: boolean; readonly correct: boolean; readonly feedback: string }[];
}

interface AttemptHead {
  readonly id: string;
  readonly number: number;
  readonly quiz: { readonly key: string; readonly kind: QuizKind; readonly title: string; readonly passMark: number; readonly maxAttempts: number; readonly course: { readonly key: string; readonly title: string } | null };
}

/** An attempt that is running. Nothing in it tells which option is right. */
export interface RunningAttempt extends AttemptHead {
  readonly state: 'running' | 'time-over';
  readonly minutesLeft: number | null;
  readonly dueAt: string | null;
  readonly savedAt: string | null;
  readonly questions: readonly AskedQuestion[];
}

export interface SubmittedAttempt extends AttemptHead {
  readonly state: 'submitted';
  readonly submittedAt: string;
  readonly score: number;
  readonly passed: boolean;
  readonly right: number;
  readonly total: number;
  /** Attempts that may still be begun; null without limit. */
  readonly left: number | null;
  /** The mark of the pretest, for the gain; null where there is none. */
  readonly pretest: number | null;
  /** Every question with key and feedback, where these may be seen. */
  readonly review: readonly ReviewedQuestion[] | null;
}

export type AttemptView = RunningAttempt | SubmittedAttempt;

/** The actor's own attempt; null for anybody else's. */
export async function attemptView(ctx: Ctx, attemptId: string): Promise<AttemptView | null> {
  const attempt = await findAttempt(ctx.read, attemptId);
  if (!attempt || attempt.personId !== ctx.actor.personId) return null;
  return attempt.submittedAt ? submitted(ctx, attempt, attempt.submittedAt) : running(ctx, attempt);
}

const head = ({ id, number, quiz: { key, kind, title, passMark, maxAttempts, course } }: AttemptRow): AttemptHead => ({ id, number, quiz: { key, kind, title, passMark, maxAttempts, course } });

async function running(ctx: Ctx, attempt: AttemptRow): Promise<RunningAttempt> {
  const questions = await findAskedQuestions(ctx.read, attempt.items.map(({ questionId }) => questionId));
  const late = isLate(attempt.dueAt, ctx.now);
  return {
    ...head(attempt),
    state: late ? 'time-over' : 'running',
    minutesLeft: minutesLeft(attempt.dueAt, ctx.now),
    dueAt: attempt.dueAt?.toISOString() ?? null,
    savedAt: attempt.savedAt?.toISOString() ?? null,
    questions: questions.map((question) => asked(question, attempt)),
  };
}

/** Built field by field, so that neither key nor feedback can slip through. */
function asked(question: Question, attempt: AttemptRow): AskedQuestion {
  const order = attempt.items.find(({ questionId }) => questionId === question.id)?.optionOrder ?? [];
  const chosen = attempt.answers.get(question.id) ?? [];
  const textOf = new Map(question.options.map(({ id, text }) => [id, text]));
  const options = order.map((id, i) => ({ id, value: String(i + 1), text: textOf.get(id) ?? '' }));
  return {
    field: fieldOf(question.id),
    kind: question.kind,
    stem: question.stem,
    options: options.map(({ value, text }) => ({ value, text })),
    chosen: options.filter(({ id }) => chosen.includes(id)).map(({ value }) => value),
  };
}

async function submitted(ctx: Ctx, attempt: AttemptRow, submittedAt: Date): Promise<SubmittedAttempt> {
  const { kind, maxAttempts } = attempt.quiz;
  const [attempts, twin] = await Promise.all([
    findAttempts(ctx.read, attempt.personId, attempt.quiz.id),
    kind === 'pascates' ? findPretestOf(ctx.read, attempt.quiz.id, attempt.personId) : { score: null, cohortClosed: false },
  ]);
  const keys = disclosureOf(kind, { submitted: true, cohortClosed: twin.cohortClosed }) === 'keys';
  const questions = keys ? await findAskedQuestions(ctx.read, attempt.items.map(({ questionId }) => questionId)) : [];
  const total = attempt.items.length;
  const score = attempt.score ?? 0;
  return {
    ...head(attempt), state: 'submitted', submittedAt: submittedAt.toISOString(), score, passed: attempt.passed ?? false,
    right: Math.round((score * total) / 100), total,
    left: attemptsLeft(maxAttempts, attempts.length),
    pretest: twin.score,
    review: keys ? questions.map((question) => reviewed(question, attempt)) : null,
  };
}

function reviewed(question: Question, attempt: AttemptRow): ReviewedQuestion {
  const chosen = attempt.answers.get(question.id) ?? [];
  const order = attempt.items.find(({ questionId }) => questionId === question.id)?.optionOrder ?? [];
  const options = order.flatMap((id) => question.options.find((option) => option.id === id) ?? []);
  return {
    stem: question.stem,
    right: isRight(question, chosen),
    answered: chosen.length > 0,
    options: options.map(({ id, text, correct, feedback }) => ({ text, correct, feedback, chosen: chosen.includes(id) })),
  };
}
