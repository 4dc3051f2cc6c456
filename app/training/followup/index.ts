export { freeText, NIK_IN_TEXT, optionalText } from './free-text.schema';
export { PLAN_STATES, planState, type PlanState } from './plan';
