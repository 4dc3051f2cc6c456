export { courseProgress, standingOf, type LessonStanding } from './progress';
export { readerScope } from './reader';
export { texts as courseTexts } from './texts';
export { studioTexts } from './studio/texts';
