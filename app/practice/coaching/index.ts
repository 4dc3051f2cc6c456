export { officeTexts as coachingOfficeTexts } from './office.texts';
export { ACTIONS_MAX, actionState, CHANNELS, type ActionState, type Channel } from './session';
export { ActionTick, CoachChoice, NewSession } from './session.schema';
export { texts as coachingTexts } from './texts';
