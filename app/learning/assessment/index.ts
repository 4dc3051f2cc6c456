export { attemptsLeft, expectedMinutes, QUIZ_KINDS, type QuizKind } from './quiz';
export { texts as assessmentTexts } from './texts';
