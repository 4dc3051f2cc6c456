export { jpIn, NO_FACTS, type Facts } from './facts';
export { judge, type Missing, type Shown, type Verdict } from './judge';
export { missingSentence, shownSentence, verdictSentence } from './sentences';
export { texts as competencyTexts } from './texts';
export { byRequirement, REQUIREMENTS, requirementsOf, type Requirement, type RequirementState } from './requirement';
export { boardTexts, todayTexts } from './pages.texts';
