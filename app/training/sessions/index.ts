export { officeTexts as sessionOfficeTexts } from './office.texts';
export { rubricPercent, unjudged, type Levels } from './rubric-score';
export {
  AttendanceInput, CARD_PHOTO_BYTES, CardInput, CorrectionInput, RubricInput, ScanInput, SessionAddress, SessionChange, SessionInput, type AttendanceAct, type ScanAct,
} from './session.schema';
export { texts as sessionTexts } from './texts';
export { planTimetable, type PlannedSession, type PlannedSubject } from './timetable';
