export { allCourses, coursesOf, coursesOfCohorts, lessonFactsFor, opensCourse, TAKES_PART, type CourseOfProgramme, type LessonFacts } from './facts.data.server';
