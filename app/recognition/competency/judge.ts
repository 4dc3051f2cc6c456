import type { Mode, RuleSet } from '~/training/programmes';
import { bestRubric, jpIn, type Facts } from './facts';

/** One thing a person still needs, with its numbers. The code is the key of its sentence. */
export type Missing =
  | { readonly code: 'jp-mode-short'; readonly modes: readonly Mode[]; readonly missingJp: number }
  | { readonly code: 'jp-short'; readonly missingJp: number }
  | { readonly code: 'pretest-undone' }
  | { readonly code: 'posttest-undone'; readonly required: number }
  | { readonly code: 'posttest-low'; readonly mark: number; readonly required: number }
  | { readonly code: 'quiz-not-passed'; readonly count: number; readonly titles: readonly string[] }
  | { readonly code: 'rubric-undone'; readonly sessionKind: string; readonly required: number }
  | { readonly code: 'rubric-low'; readonly sessionKind: string; readonly mark: number; readonly required: number }
  | { readonly code: 'logbook-unendorsed'; readonly count: number }
  | { readonly code: 'logbook-short'; readonly count: number }
  | { readonly code: 'logbook-direct-short'; readonly count: number }
  | { readonly code: 'logbook-indirect-short'; readonly count: number }
  | { readonly code: 'coaching-short'; readonly count: number }
  | { readonly code: 'rtl-unsubmitted' }
  | { readonly code: 'rtl-unapproved' }
  | { readonly code: 'privacy-unaccepted' };

/** One thing a person has shown, with its numbers. */
export type Shown =
  | { readonly code: 'jp-mode'; readonly modes: readonly Mode[]; readonly jp: number }
  | { readonly code: 'jp'; readonly jp: number }
  | { readonly code: 'pretest' }
  | { readonly code: 'posttest'; readonly mark: number }
  | { readonly code: 'quizzes'; readonly count: number }
  | { readonly code: 'rubric'; readonly sessionKind: string; readonly mark: number }
  | { readonly code: 'logbook'; readonly count: number }
  | { readonly code: 'coaching'; readonly count: number }
  | { readonly code: 'rtl-submitted' }
  | { readonly code: 'rtl-approved' }
  | { readonly code: 'privacy' };

export interface Verdict {
  readonly verdict: 'kompeten' | 'belum';
  /** Empty exactly when the verdict is kompeten. */
  readonly missing: readonly Missing[];
  readonly shown: readonly Shown[];
}

interface Part { readonly missing: readonly Missing[]; readonly shown: readonly Shown[] }

/**
 * Judges one person by the rules of the programme. Pure: the same facts and rules give the same verdict and reasons,
 * for volunteer, officer and register alike. More facts never turn kompeten into belum.
 */
export function judge(facts: Facts, rules: RuleSet): Verdict {
  const parts = [judgeJp(facts, rules), judgeTests(facts, rules), judgeRubric(facts, rules), judgeLogbook(facts, rules), judgeRest(facts, rules)];
  const missing = parts.flatMap((part) => part.missing);
  return { verdict: missing.length === 0 ? 'kompeten' : 'belum', missing, shown: parts.flatMap((part) => part.shown) };
}

/** The total is named only where it lacks more than the modes lack already: nobody has to earn the same JP twice. */
function judgeJp(facts: Facts, rules: RuleSet): Part {
  const missing: Missing[] = [];
  const shown: Shown[] = [];
  let named = 0;
  for (const { modes, minimum } of rules.jp) {
    const earned = jpIn(facts, modes);
    const missingJp = minimum - earned;
    if (missingJp > 0) {
      missing.push({ code: 'jp-mode-short', modes, missingJp });
      named += missingJp;
    } else {
      shown.push({ code: 'jp-mode', modes, jp: earned });
    }
  }
  const total = jpIn(facts);
  const missingJp = rules.jpTotal - total;
  if (missingJp > named) missing.push({ code: 'jp-short', missingJp });
  if (missingJp <= 0) shown.push({ code: 'jp', jp: total });
  return { missing, shown };
}

function judgeTests(facts: Facts, rules: RuleSet): Part {
  const missing: Missing[] = [];
  const shown: Shown[] = [];
  if (rules.pretestRequired) {
    if (facts.pretestDone) shown.push({ code: 'pretest' });
    else missing.push({ code: 'pretest-undone' });
  }
  if (rules.posttestMark !== null) {
    const required = rules.posttestMark;
    if (facts.posttest === null) missing.push({ code: 'posttest-undone', required });
    else if (facts.posttest < required) missing.push({ code: 'posttest-low', mark: facts.posttest, required });
    else shown.push({ code: 'posttest', mark: facts.posttest });
  }
  if (rules.gradedQuizzes === 'all') {
    const titles = facts.quizzes.filter((quiz) => !quiz.passed).map((quiz) => quiz.title);
    if (titles.length > 0) missing.push({ code: 'quiz-not-passed', count: titles.length, titles });
    else if (facts.quizzes.length > 0) shown.push({ code: 'quizzes', count: facts.quizzes.length });
  }
  return { missing, shown };
}

function judgeRubric(facts: Facts, rules: RuleSet): Part {
  if (!rules.rubric) return { missing: [], shown: [] };
  const { sessionKind, minimum: required } = rules.rubric;
  const mark = bestRubric(facts, sessionKind);
  if (mark === null) return { missing: [{ code: 'rubric-undone', sessionKind, required }], shown: [] };
  if (mark < required) return { missing: [{ code: 'rubric-low', sessionKind, mark, required }], shown: [] };
  return { missing: [], shown: [{ code: 'rubric', sessionKind, mark }] };
}

/** Entries that only wait for the coach are told apart from entries still to be written. */
function judgeLogbook(facts: Facts, rules: RuleSet): Part {
  if (!rules.logbook) return { missing: [], shown: [] };
  const { endorsedDirect, endorsedIndirect, waiting } = facts.logbook;
  const endorsed = endorsedDirect + endorsedIndirect;
  const lacking = Math.max(0, rules.logbook.endorsedEntries - endorsed);
  const inCoachsHands = Math.min(lacking, waiting);
  const direct = (rules.logbook.direct ?? 0) - endorsedDirect;
  const indirect = (rules.logbook.indirect ?? 0) - endorsedIndirect;
  const missing: Missing[] = [];
  if (inCoachsHands > 0) missing.push({ code: 'logbook-unendorsed', count: inCoachsHands });
  if (lacking > inCoachsHands) missing.push({ code: 'logbook-short', count: lacking - inCoachsHands });
  if (direct > 0) missing.push({ code: 'logbook-direct-short', count: direct });
  if (indirect > 0) missing.push({ code: 'logbook-indirect-short', count: indirect });
  return { missing, shown: missing.length === 0 && endorsed > 0 ? [{ code: 'logbook', count: endorsed }] : [] };
}

function judgeRest(facts: Facts, rules: RuleSet): Part {
  const missing: Missing[] = [];
  const shown: Shown[] = [];
  const sessions = rules.coachingSessions - facts.coachingSessions;
  if (sessions > 0) missing.push({ code: 'coaching-short', count: sessions });
  else if (facts.coachingSessions > 0) shown.push({ code: 'coaching', count: facts.coachingSessions });
  if (rules.rtl !== 'none') {
    const sent = facts.rtl === 'submitted' || facts.rtl === 'approved';
    if (!sent) missing.push({ code: 'rtl-unsubmitted' });
    else if (rules.rtl === 'approved' && facts.rtl !== 'approved') missing.push({ code: 'rtl-unapproved' });
    else shown.push({ code: facts.rtl === 'approved' ? 'rtl-approved' : 'rtl-submitted' });
  }
  if (rules.privacyAccepted) {
    if (facts.privacyAccepted) shown.push({ code: 'privacy' });
    else missing.push({ code: 'privacy-unaccepted' });
  }
  return { missing, shown };
}
