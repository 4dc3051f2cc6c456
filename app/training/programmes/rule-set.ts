import { totalJp, type Mode, type Subject } from './programme';

/**
 * What it takes to be called kompeten in a programme, as data. A published version never changes;
 * an angkatan keeps the version it began with.
 */
export interface RuleSet {
  readonly version: number;
  /** Least JP altogether. */
  readonly jpTotal: number;
  /** Least JP in certain modes, counted together: `{ modes: ['tatap-muka'], minimum: 9 }`. */
  readonly jp: readonly { readonly modes: readonly Mode[]; readonly minimum: number }[];
  readonly pretestRequired: boolean;
  /** Mark to reach in the post-test, 0–100; null when there is none. */
  readonly posttestMark: number | null;
  readonly gradedQuizzes: 'all' | 'none';
  /** Least mark of the observation in a kind of session ('praktik'), 0–100; null when nothing is observed. */
  readonly rubric: { readonly sessionKind: string; readonly minimum: number } | null;
  /** Endorsed entries of the logbook, of which so many direct and indirect; null when no logbook is asked for. */
  readonly logbook: { readonly endorsedEntries: number; readonly direct?: number; readonly indirect?: number } | null;
  readonly coachingSessions: number;
  readonly rtl: 'none' | 'submitted' | 'approved';
  readonly privacyAccepted: boolean;
}

/** The strictest usual set, for a pembekalan of Pensosmas; every number is a proposal the office may change. */
export const PEMBEKALAN_RULES: RuleSet = {
  version: 1,
  jpTotal: 32,
  jp: [{ modes: ['tatap-muka'], minimum: 12 }, { modes: ['praktik-lapangan'], minimum: 3 }],
  pretestRequired: true,
  posttestMark: 70,
  gradedQuizzes: 'all',
  rubric: { sessionKind: 'praktik', minimum: 70 },
  logbook: { endorsedEntries: 2, direct: 1 },
  coachingSessions: 1,
  rtl: 'submitted',
  privacyAccepted: true,
};

/** For a pembinaan or rakor: taking part is what counts. */
export const ATTENDANCE_RULES: RuleSet = {
  version: 1, jpTotal: 1, jp: [], pretestRequired: false, posttestMark: null, gradedQuizzes: 'none', rubric: null, logbook: null,
  coachingSessions: 0, rtl: 'none', privacyAccepted: true,
};

export type RuleProblem =
  | { readonly code: 'jp-total-above-curriculum'; readonly required: number; readonly offered: number }
  | { readonly code: 'jp-mode-above-curriculum'; readonly modes: readonly Mode[]; readonly required: number; readonly offered: number }
  | { readonly code: 'logbook-parts-above-total'; readonly parts: number; readonly total: number };

/** What nobody could ever fulfil: rules that ask for more than the curriculum offers. A mixed subject may count for any mode. */
export function ruleProblems(rules: RuleSet, curriculum: readonly Subject[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const offered = totalJp(curriculum);
  if (rules.jpTotal > offered) problems.push({ code: 'jp-total-above-curriculum', required: rules.jpTotal, offered });
  for (const { modes, minimum } of rules.jp) {
    const inModes = totalJp(curriculum.filter((subject) => subject.mode === 'campuran' || modes.includes(subject.mode)));
    if (minimum > inModes) problems.push({ code: 'jp-mode-above-curriculum', modes, required: minimum, offered: inModes });
  }
  const parts = (rules.logbook?.direct ?? 0) + (rules.logbook?.indirect ?? 0);
  const total = rules.logbook?.endorsedEntries ?? 0;
  if (parts > total) problems.push({ code: 'logbook-parts-above-total', parts, total });
  return problems;
}
