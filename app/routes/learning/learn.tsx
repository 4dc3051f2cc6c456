import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { QuizCard, QuizStanding } from '~/learning/assessment/ui/quiz-card';
import { assessmentTexts } from '~/learning/assessment';
import { learnView } from '~/learning/assessment/index.server';
import { courseTexts, readerScope } from '~/learning/courses';
import { CourseCard } from '~/learning/courses/ui/course-card';
import { page } from '~/people/access/index.server';
import { EmptyState, Grid, Page, Section, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(courseTexts, 'list.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'lesson:read', scope: ({ ctx }) => readerScope(ctx.actor), run: ({ ctx }) => learnView(ctx) });
}

export default function Learn() {
  const { courses, tests, facts, learning } = useLoaderData<typeof loader>();
  const t = useTexts(courseTexts);
  const q = useTexts(assessmentTexts);
  const factsOf = (quizId: string) => facts.find((fact) => fact.quizId === quizId);
  const current = courses.find((course) => course.next !== null)?.key;
  return (
    <Page title={t('list.title')} lede={t(learning ? 'list.lede' : 'list.office')}>
      {tests.length > 0 ? (
        <Section title={t('list.tests')}>
          <Grid>{tests.map((quiz) => <QuizCard key={quiz.quizId} quiz={quiz} facts={factsOf(quiz.quizId)} />)}</Grid>
        </Section>
      ) : null}
      <Section title={t('list.courses')}>
        {courses.length === 0 ? <EmptyState icon="book" title={t('list.empty.title')}>{t('list.empty.text')}</EmptyState> : null}
        <Grid>
          {courses.map((course) => (
            <CourseCard key={course.key} course={course} current={learning && course.key === current}>
              {learning ? course.quizzes.map((quiz) => (
                <p key={quiz.quizId}><a href={`/kuis/${quiz.key}`}>{q(`kind.${quiz.kind}`)}</a>: <QuizStanding quiz={quiz} facts={factsOf(quiz.quizId)} /></p>
              )) : null}
            </CourseCard>
          ))}
        </Grid>
      </Section>
    </Page>
  );
}
