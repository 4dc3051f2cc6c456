/** One answer that can be chosen. `correct` and `feedback` stay on the server until the attempt is submitted. */
export interface QuestionOption {
  readonly id: string;
  readonly text: string;
  readonly feedback: string;
  readonly correct: boolean;
}

export type QuestionKind = 'single' | 'multiple';

export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
}
