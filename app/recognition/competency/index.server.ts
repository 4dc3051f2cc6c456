export { boardView, type BoardView } from './board.view.server';
export { personView, type PersonView } from './person.view.server';
export { showIdentity } from './show-identity.server';
export { todayView, type TodayView } from './today.view.server';
export { verdictsFor, type JudgedPerson } from './verdicts.server';
