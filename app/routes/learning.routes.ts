import { route, type RouteConfigEntry } from '@remix-run/route-config';

export const learningRoutes: RouteConfigEntry[] = [
  route('belajar', 'routes/learning/learn.tsx'),
  route('belajar/:course', 'routes/learning/course.tsx'),
  route('belajar/:course/:lesson', 'routes/learning/lesson.tsx'),
  route('kuis/:key', 'routes/learning/quiz.tsx'),
  route('percobaan/:attemptId', 'routes/learning/attempt.tsx'),
  route('studio', 'routes/learning/studio.tsx'),
  route('studio/baru', 'routes/learning/new-lesson.tsx'),
  route('studio/:lesson', 'routes/learning/studio-lesson.tsx'),
];
