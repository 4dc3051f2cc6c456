import type { Mode } from '~/training/programmes';

/** What is known about one participant in one angkatan on the day of judging. Every fact can only grow or stay. */
export interface Facts {
  /** JP earned by presence and by finished online subjects, one line or several per mode. */
  readonly jp: readonly { readonly mode: Mode; readonly jp: number }[];
  readonly pretestDone: boolean;
  /** Best mark of the post-test, 0–100; null when not taken. */
  readonly posttest: number | null;
  /** The graded quizzes of the programme, taken or not. */
  readonly quizzes: readonly { readonly title: string; readonly passed: boolean }[];
  /** Marks of observations, 0–100, by kind of session. */
  readonly rubrics: readonly { readonly sessionKind: string; readonly mark: number }[];
  readonly logbook: {
    readonly endorsedDirect: number;
    readonly endorsedIndirect: number;
    /** Written and sent, not yet endorsed. */
    readonly waiting: number;
  };
  readonly coachingSessions: number;
  readonly rtl: 'none' | 'draft' | 'submitted' | 'approved';
  readonly privacyAccepted: boolean;
}

/** Nothing done yet. */
export const NO_FACTS: Facts = {
  jp: [], pretestDone: false, posttest: null, quizzes: [], rubrics: [],
  logbook: { endorsedDirect: 0, endorsedIndirect: 0, waiting: 0 },
  coachingSessions: 0, rtl: 'none', privacyAccepted: false,
};

/** JP earned in these modes together; all modes when none are named. */
export function jpIn(facts: Facts, modes?: readonly Mode[]): number {
  return facts.jp.filter((line) => !modes || modes.includes(line.mode)).reduce((sum, line) => sum + line.jp, 0);
}

/** Best observation in a kind of session; null when nobody has observed yet. */
export function bestRubric(facts: Facts, sessionKind: string): number | null {
  const marks = facts.rubrics.filter((rubric) => rubric.sessionKind === sessionKind).map((rubric) => rubric.mark);
  return marks.length > 0 ? Math.max(...marks) : null;
}
