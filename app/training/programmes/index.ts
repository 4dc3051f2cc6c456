export {
  isJp, jpByMode, jpOfMinutes, minutesOf, MINUTES_PER_JP, MODES, PROGRAMME_KINDS, readMode, totalJp,
} from './programme';
export type { Mode, ProgrammeKind, Subject } from './programme';
export { ATTENDANCE_RULES, PEMBEKALAN_RULES, ruleProblems, type RuleProblem, type RuleSet } from './rule-set';
export { RuleSetShape } from './rule-set.schema';
export { texts as programmeTexts } from './texts';
export type { Rubric, RubricCriterion } from './rubric';
