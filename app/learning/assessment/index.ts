export { attemptsLeft, expectedMinutes, QUIZ_KINDS, type QuizKind } from './quiz';
