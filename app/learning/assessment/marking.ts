import type { Answers } from './attempt';
import type { Question } from './question';

/** True when exactly the correct options were chosen: a multiple-choice question is right as a whole or not at all. */
export function isRight({ options }: Pick<Question, 'options'>, chosen: readonly string[]): boolean {
  const key = options.filter((option) => option.correct).map((option) => option.id);
  return key.length > 0 && new Set(chosen).size === key.length && key.every((id) => chosen.includes(id));
}

export interface Mark {
  readonly right: number;
  readonly total: number;
  /** Percent, two decimals. */
  readonly score: number;
  readonly passed: boolean;
}

/** Marks an attempt: every question weighs the same; an unanswered one is not right. `passMark` is percent. */
export function markAttempt(questions: readonly Question[], answers: Answers, passMark: number): Mark {
  const right = questions.filter((question) => isRight(question, answers.get(question.id) ?? [])).length;
  const total = questions.length;
  const score = total === 0 ? 0 : Math.round((right * 10_000) / total) / 100;
  return { right, total, score, passed: total > 0 && score >= passMark };
}
