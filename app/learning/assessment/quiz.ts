/** Pretes and pascates open and close a programme; a kuis ends a course. */
export const QUIZ_KINDS = ['pretes', 'kuis', 'pascates'] as const;
export type QuizKind = (typeof QUIZ_KINDS)[number];

/** Minutes a person of 45 to 65 years needs for one question on a phone. */
const MINUTES_PER_QUESTION = 1.2;

/** About how many minutes a quiz takes. */
export function expectedMinutes(questions: number): number {
  return Math.max(1, Math.ceil(questions * MINUTES_PER_QUESTION));
}

/** Attempts a person may still begin; null without limit. `maxAttempts` 0 means without limit. */
export function attemptsLeft(maxAttempts: number, begun: number): number | null {
  return maxAttempts === 0 ? null : Math.max(0, maxAttempts - begun);
}
