import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { studioTexts } from '~/learning/courses';
import { createLesson, NewLessonInput, newLessonView } from '~/learning/courses/index.server';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { Field, Form, Page, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(studioTexts, 'new.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'lesson:write', scope: { kind: 'region', region: '35' }, run: ({ ctx }) => newLessonView(ctx) });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'lesson:write',
    scope: { kind: 'region', region: '35' },
    input: NewLessonInput,
    texts: studioTexts,
    run: async ({ ctx, input, locale }) => {
      const outcome = await createLesson(ctx, input);
      if (!outcome.ok) return outcome;
      return { ok: true, value: { to: `/studio/${outcome.value.lessonId}`, toast: translator(studioTexts, locale)('new.done') } };
    },
  });
}

export default function NewLesson() {
  const { courses } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(studioTexts);
  return (
    <Page width="text" title={t('new.title')} lede={t('new.lede')} breadcrumbs={[{ label: t('list.title'), href: '/studio' }]}>
      <Form state={answer?.form}>
        <Field name="course" type="select" label={t('new.course')} required mark={false} options={courses.map(({ key, title }) => ({ value: key, label: title }))} />
        <Field name="title" label={t('new.name')} required mark={false} maxLength={120} />
        <SubmitRow label={t('new.submit')} cancelHref="/studio" />
      </Form>
    </Page>
  );
}
