export { quizFactsFor, quizzesOf, quizzesOfCourses, testsOfCohorts, type QuizFacts, type QuizOfProgramme } from './facts.data.server';
export { importContent, type ImportedContent } from './import-content.server';
