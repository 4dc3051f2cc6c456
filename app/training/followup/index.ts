export { freeText, NIK_IN_TEXT, optionalText } from './free-text.schema';
export { officeTexts as followupOfficeTexts } from './office.texts';
export { PLAN_FIELDS, PLAN_STATES, planState, type PlanField, type PlanState } from './plan';
export { PlanDecision, PlanInput } from './plan.schema';
export { texts as followupTexts } from './texts';
