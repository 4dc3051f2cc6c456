import { courseTexts } from '~/learning/courses';
import { formatBytes, formatMinutes } from '~/ui/format';
import { LinkButton, Notice, Stepper, useLocale, useTexts, type Step } from '~/ui';
import type { CoursePageView } from '../learn.view.server';
import { expectedMinutes } from '../quiz';
import { texts } from '../texts';
import { QuizStanding } from './quiz-card';

/** What is still to be done in a course, as one sentence. */
export function WhatIsLeft({ view: { course, quizzes, facts } }: { view: CoursePageView }) {
  const t = useTexts(courseTexts);
  const lessons = course.total - course.done;
  const quizLeft = quizzes.some(({ quizId }) => !facts.find((fact) => fact.quizId === quizId)?.passed);
  const left = [lessons > 0 ? t('course.leftLessons', { count: lessons }) : null, quizLeft ? t('course.leftQuiz') : null].filter((part) => part !== null);
  if (course.total === 0) return null;
  return <Notice tone={left.length > 0 ? 'info' : 'ok'} title={left.length > 0 ? `${t('course.left')}: ${left.join(', ')}.` : t('course.leftNothing')} />;
}

/** The lessons of a course in order and the quiz at its end. */
export function CoursePath({ view: { course, quizzes, facts } }: { view: CoursePageView }) {
  const t = useTexts(courseTexts);
  const q = useTexts(texts);
  const locale = useLocale();
  const lessons = course.lessons.map((lesson): Step => {
    const current = course.learning && lesson.slug === course.next;
    const href = `/belajar/${course.key}/${lesson.slug}`;
    return {
      label: lesson.title,
      href,
      state: lesson.standing === 'done' ? 'done' : current ? 'current' : 'todo',
      word: course.learning ? t(`standing.${lesson.standing}`) : t('course.look'),
      note: t('lesson.weight', { minutes: formatMinutes(lesson.minutes, locale), size: formatBytes(lesson.bytes, locale) }),
      action: current ? <LinkButton kind="primary" href={href}>{t(lesson.standing === 'open' ? 'course.continue' : 'course.start')}</LinkButton> : undefined,
    };
  });
  const tests = course.learning ? quizzes.map((quiz): Step => {
    const fact = facts.find(({ quizId }) => quizId === quiz.quizId);
    const ready = course.next === null && !fact?.passed;
    return {
      label: quiz.title,
      href: `/kuis/${quiz.key}`,
      state: fact?.passed ? 'done' : ready ? 'current' : 'todo',
      word: <QuizStanding quiz={quiz} facts={fact} />,
      note: q('quiz.card', { count: quiz.questions, minutes: formatMinutes(expectedMinutes(quiz.questions), locale) }),
      action: ready ? <LinkButton kind="primary" href={`/kuis/${quiz.key}`}>{q('quiz.open')}</LinkButton> : undefined,
    };
  }) : [];
  return <Stepper label={t('course.path')} steps={[...lessons, ...tests]} />;
}
