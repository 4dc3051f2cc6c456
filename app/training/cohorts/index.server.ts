export { readNominationFile } from './read-nomination-file.server';
export { assignTrainer, findCohort, findCohortByKey, findCohorts, type CohortFacts } from './cohort.data.server';
export {
  countByStatus, currentParticipationOf, findParticipant, participantRows, participationScope, type CurrentParticipation, type ParticipantRow,
} from './participation.data.server';
export { cohortRegions, cohortScope, heldRegions, officeScope, visibleRegions } from './cohort-scope';
export { createCohort, type CohortRefusal } from './create-cohort.server';
export { cohortListView, readListFilter, type CohortListView } from './cohort-list.view.server';
export { setTrainers, type TrainersRefusal } from './set-trainers.server';
export { teamView, type TeamView } from './team.view.server';
export { newCohortView, type NewCohortView } from './new-cohort.view.server';
export { cohortHead, overviewView, type CohortHead, type OverviewView } from './overview.view.server';
export {
  confirmImport, discardImport, importScope, importView, prepareImport, readUpload,
  type Confirmed, type ConfirmRefusal, type ImportCounts, type ImportReport, type ImportView, type OutsideRow, type PrepareRefusal,
} from './nomination/index.server';
export { nomineesView, readNomineeFilter, selectionView, type NomineesView, type SelectionView } from './selection/nominees.view.server';
export { selectParticipants, type SelectRefusal } from './selection/select-participants.server';
export { answerView, type AnswerView } from './invitation/answer.view.server';
export { confirmParticipation } from './invitation/confirm-participation.server';
export { declineParticipation } from './invitation/decline-participation.server';
export { INVITE_STATES, invitationsView, type InvitationsView } from './invitation/invitations.view.server';
export { invitationLetterFacts, markInvited, printLetters, renewInvitation, replaceDeclined, takeInvitation } from './invitation/index.server';
