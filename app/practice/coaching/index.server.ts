export { assignCoach } from './assign-coach.server';
export { viewAssignments, type AssignPage } from './assign-page.view.server';
export { coachingFactsFor } from './coaching-facts.data.server';
export { viewCoaching, type CoachingPage, type SessionCard } from './coaching-page.view.server';
export { viewCoachees, type CoacheeRow } from './coachee-list.view.server';
export { viewCoachee, type CoacheePage } from './coachee-page.view.server';
export { recordSession } from './record-session.server';
export { tickAction } from './tick-action.server';
