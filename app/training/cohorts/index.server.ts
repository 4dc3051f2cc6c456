export { readNominationFile } from './read-nomination-file.server';
export { assignTrainer, findCohort, findCohortByKey, findCohorts, type CohortFacts } from './cohort.data.server';
export {
  countByStatus, currentParticipationOf, findParticipant, participantRows, participationScope, type CurrentParticipation, type ParticipantRow,
} from './participation.data.server';
