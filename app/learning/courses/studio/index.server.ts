export { createLesson } from './create-lesson.server';
export { studioLessonView, type StudioLessonView } from './studio-lesson.view.server';
export { NewLessonInput, StudioAddress, StudioInput } from './studio.schema';
export { newLessonView, studioListView, type StudioListView } from './studio.view.server';
export { workOnLesson, type WorkDone } from './work-on-lesson.server';
