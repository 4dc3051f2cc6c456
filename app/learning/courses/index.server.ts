export { allCourses, coursesOf, coursesOfCohorts, lessonFactsFor, TAKES_PART, type CourseOfProgramme, type LessonFacts } from './facts.data.server';
export { importCourse, type ImportedCourse } from './import-courses.server';
export { courseView, coursesView, lessonView, type CourseView, type LessonCard, type LessonView } from './lesson.view.server';
export { checkMdx } from './mdx';
export { compileLesson } from './mdx/index.server';
export { LessonAddress, LessonInput } from './progress.schema';
export { readCourses, readPairedTest, type ShippedQuestion, type ShippedQuiz } from './read-course-files.server';
export { recordProgress, type ProgressRefusal } from './record-progress.server';
export { createLesson, newLessonView, NewLessonInput, StudioAddress, StudioInput, studioLessonView, studioListView, workOnLesson } from './studio/index.server';
