export { AttemptAddress, AttemptInput, QuizAddress, StartInput } from './attempt.schema';
export { answerAttempt, type AnsweredAttempt, type AnswerRefusal } from './answer-attempt.server';
export { attemptScope } from './attempt.data.server';
export { attemptView, type AttemptView, type RunningAttempt, type SubmittedAttempt } from './attempt.view.server';
export { quizFactsFor, quizzesOf, quizzesOfCourses, testsOfCohorts, type QuizFacts, type QuizOfProgramme } from './facts.data.server';
export { importContent, type ImportedContent } from './import-content.server';
export { coursePageView, learnView } from './learn.view.server';
export { quizView, type QuizView } from './quiz.view.server';
export { startAttempt, type StartedAttempt, type StartRefusal } from './start-attempt.server';
