import type { Question } from './question';
import type { QuizKind } from './quiz';

/** One question of an attempt, frozen when the attempt begins. */
export interface AttemptItem {
  readonly questionId: string;
  /** Ids of the options in the order this person sees them. */
  readonly optionOrder: readonly string[];
}

/** The option ids chosen for each question that was answered. */
export type Answers = ReadonlyMap<string, readonly string[]>;

/** A list in random order (Fisher–Yates); `below(n)` gives a whole number from 0 to n − 1. */
export function shuffle<T>(list: readonly T[], below: (n: number) => number): T[] {
  const pool = [...list];
  const out: T[] = [];
  while (pool.length > 0) out.push(...pool.splice(below(pool.length), 1));
  return out;
}

/** The questions in the quiz's order, each with its options in an order of this attempt's own. */
export function freezeItems(questions: readonly Pick<Question, 'id' | 'options'>[], below: (n: number) => number): AttemptItem[] {
  return questions.map(({ id, options }) => ({ questionId: id, optionOrder: shuffle(options.map((option) => option.id), below) }));
}

/** Name of a question's form field. */
export const fieldOf = (questionId: string): string => `soal-${questionId}`;

/**
 * Reads what a form sent. A value is the place of the option in this attempt's order, from 1: ids of the bank never leave
 * the server, so nothing about a key can be learned by comparing attempts. What is unknown is ignored.
 */
export function readAnswers(items: readonly AttemptItem[], posted: Iterable<readonly [string, string]>): Answers {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of posted) values.set(name, (values.get(name) ?? new Set()).add(value));
  return new Map(items.flatMap(({ questionId, optionOrder }) => {
    const sent = values.get(fieldOf(questionId));
    const chosen = optionOrder.filter((_, i) => sent?.has(String(i + 1)));
    return chosen.length > 0 ? [[questionId, chosen] as const] : [];
  }));
}

/** Seconds after the limit in which an answer still counts: a slow line is not the learner's fault. */
export const GRACE_SECONDS = 60;

/** The instant from which nothing more is accepted; null without a time limit. */
export function closesAt(dueAt: Date | null): Date | null {
  return dueAt ? new Date(dueAt.getTime() + GRACE_SECONDS * 1000) : null;
}

export function isLate(dueAt: Date | null, now: Date): boolean {
  const end = closesAt(dueAt);
  return end !== null && now > end;
}

/** Whole minutes left, rounded up; 0 when the time is over; null without a limit. */
export function minutesLeft(dueAt: Date | null, now: Date): number | null {
  return dueAt ? Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / 60_000)) : null;
}

/** What a learner may see of a submitted attempt: the mark alone, or every question with key and feedback. */
export type Disclosure = 'mark' | 'keys';

/**
 * A quiz teaches: its keys are shown once it is submitted. The pretest returns as the posttest's twin and shows its mark
 * alone. The posttest's keys stay closed until the angkatan is closed, since others of the group may still be answering.
 */
export function disclosureOf(kind: QuizKind, { submitted, cohortClosed }: { submitted: boolean; cohortClosed: boolean }): Disclosure | null {
  if (!submitted) return null;
  if (kind === 'kuis') return 'keys';
  return kind === 'pascates' && cohortClosed ? 'keys' : 'mark';
}
