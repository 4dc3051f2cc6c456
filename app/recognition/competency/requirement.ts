import type { RuleSet } from '~/training/programmes';
import type { Missing, Shown } from './judge';

/** The columns of the board and the steps of the path: what a programme may ask for, in the order people meet it. */
export const REQUIREMENTS = ['privacy', 'pretest', 'quizzes', 'jp', 'rubric', 'posttest', 'rtl', 'coaching', 'logbook'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

const OF_MISSING: Readonly<Record<Missing['code'], Requirement>> = {
  'privacy-unaccepted': 'privacy', 'pretest-undone': 'pretest', 'quiz-not-passed': 'quizzes', 'jp-mode-short': 'jp', 'jp-short': 'jp',
  'rubric-undone': 'rubric', 'rubric-low': 'rubric', 'posttest-undone': 'posttest', 'posttest-low': 'posttest',
  'rtl-unsubmitted': 'rtl', 'rtl-unapproved': 'rtl', 'coaching-short': 'coaching',
  'logbook-unendorsed': 'logbook', 'logbook-short': 'logbook', 'logbook-direct-short': 'logbook', 'logbook-indirect-short': 'logbook',
};
const OF_SHOWN: Readonly<Record<Shown['code'], Requirement>> = {
  privacy: 'privacy', pretest: 'pretest', quizzes: 'quizzes', 'jp-mode': 'jp', jp: 'jp', rubric: 'rubric', posttest: 'posttest',
  'rtl-submitted': 'rtl', 'rtl-approved': 'rtl', coaching: 'coaching', logbook: 'logbook',
};

const OF: Readonly<Record<Missing['code'] | Shown['code'], Requirement>> = { ...OF_SHOWN, ...OF_MISSING };

export const requirementOf = (said: Missing | Shown): Requirement => OF[said.code];

/** What these rules ask for at all; the rest is not shown to anybody. */
export function requirementsOf(rules: RuleSet): Requirement[] {
  const asked: Record<Requirement, boolean> = {
    privacy: rules.privacyAccepted, pretest: rules.pretestRequired, quizzes: rules.gradedQuizzes === 'all', jp: rules.jpTotal > 0 || rules.jp.length > 0,
    rubric: rules.rubric !== null, posttest: rules.posttestMark !== null, rtl: rules.rtl !== 'none', coaching: rules.coachingSessions > 0,
    logbook: rules.logbook !== null,
  };
  return REQUIREMENTS.filter((requirement) => asked[requirement]);
}

export interface RequirementState {
  readonly requirement: Requirement;
  readonly met: boolean;
  readonly missing: readonly Missing[];
  readonly shown: readonly Shown[];
}

/** The verdict requirement by requirement: met when nothing of it is missing. */
export function byRequirement(verdict: { missing: readonly Missing[]; shown: readonly Shown[] }, rules: RuleSet): RequirementState[] {
  return requirementsOf(rules).map((requirement) => {
    const missing = verdict.missing.filter((said) => requirementOf(said) === requirement);
    return { requirement, met: missing.length === 0, missing, shown: verdict.shown.filter((said) => requirementOf(said) === requirement) };
  });
}
