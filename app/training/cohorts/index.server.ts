export { readNominationFile } from './read-nomination-file.server';
export { assignTrainer, findCohort, findCohortByKey, findCohorts, type CohortFacts } from './cohort.data.server';
export {
  countByStatus, currentParticipationOf, findParticipant, participantRows, participationScope, type CurrentParticipation, type ParticipantRow,
} from './participation.data.server';
export { cohortRegions, cohortScope, heldRegions, officeScope, visibleRegions } from './cohort-scope';
export { createCohort, type CohortRefusal } from './create-cohort.server';
export { cohortListView, readListFilter, type CohortListView } from './cohort-list.view.server';
export { newCohortView, type NewCohortView } from './new-cohort.view.server';
export { cohortHead, overviewView, type CohortHead, type OverviewView } from './overview.view.server';
export { confirmImport, type Confirmed, type ConfirmRefusal } from './nomination/confirm-import.server';
export { discardImport } from './nomination/discard-import.server';
export type { ImportCounts, ImportReport, OutsideRow } from './nomination/import-report';
export { importView, type ImportView } from './nomination/import.view.server';
export { prepareImport, readUpload, type PrepareRefusal } from './nomination/prepare-import.server';
export { nomineesView, readNomineeFilter, selectionView, type NomineesView, type SelectionView } from './selection/nominees.view.server';
export { selectParticipants, type SelectRefusal } from './selection/select-participants.server';
export { answerView, type AnswerView } from './invitation/answer.view.server';
export { confirmParticipation } from './invitation/confirm-participation.server';
export { declineParticipation } from './invitation/decline-participation.server';
export { INVITE_STATES, invitationsView, type InvitationsView } from './invitation/invitations.view.server';
export { invitationLetterFacts, markInvited, printLetters, renewInvitation, replaceDeclined, takeInvitation } from './invitation/index.server';
