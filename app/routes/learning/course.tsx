import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { coursePageView } from '~/learning/assessment/index.server';
import { CoursePath, WhatIsLeft } from '~/learning/assessment/ui/course-path';
import { courseTexts, readerScope } from '~/learning/courses';
import { CourseProgress, CourseWeight } from '~/learning/courses/ui/course-card';
import { page } from '~/people/access/index.server';
import { EmptyState, Page, Section, useTexts } from '~/ui';
import { titled } from '../titles';

const vars = ({ course }: { course: { title: string } }) => ({ title: course.title });
export const meta = titled(courseTexts, 'course.title', vars);

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'lesson:read',
    params: z.object({ course: z.string().max(80) }),
    scope: ({ ctx }) => readerScope(ctx.actor),
    run: ({ ctx, params }) => coursePageView(ctx, params.course),
  });
}

export default function Course() {
  const view = useLoaderData<typeof loader>();
  const t = useTexts(courseTexts);
  const { course } = view;
  return (
    <Page width="text" title={course.title} lede={course.summary} breadcrumbs={[{ label: t('list.title'), href: '/belajar' }]}>
      <p className="muted"><CourseWeight course={course} /></p>
      {course.learning && course.total > 0 ? <CourseProgress course={course} /> : null}
      {course.learning ? <WhatIsLeft view={view} /> : null}
      <Section title={t('course.path')}>
        {course.total === 0 ? <EmptyState icon="book" title={t('course.empty.title')}>{t('course.empty.text')}</EmptyState> : <CoursePath view={view} />}
      </Section>
    </Page>
  );
}
