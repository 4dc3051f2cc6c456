export { cohortRegions, cohortScope, heldRegions, officeScope, visibleRegions, type CohortPlace } from './cohort-scope';
export { HOLDING_A_PLACE, holdsAPlace, isParticipationStatus, PARTICIPATION_STATUSES, type ParticipationStatus } from './participation-status';
