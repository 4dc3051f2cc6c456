import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { courseTexts, readerScope } from '~/learning/courses';
import { LessonAddress, LessonInput, lessonView, recordProgress } from '~/learning/courses/index.server';
import { LessonPage } from '~/learning/courses/ui/lesson-page';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { titled } from '../titles';

const vars = ({ revision }: { revision: { title: string } }) => ({ title: revision.title });
export const meta = titled(courseTexts, 'lesson.title', vars);

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'lesson:read',
    params: LessonAddress,
    scope: ({ ctx }) => readerScope(ctx.actor),
    run: ({ ctx, params }) => lessonView(ctx, params),
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'lesson:read',
    params: LessonAddress,
    scope: ({ ctx }) => readerScope(ctx.actor),
    input: LessonInput,
    texts: courseTexts,
    run: async ({ ctx, params, input: { intent }, locale }) => {
      const outcome = await recordProgress(ctx, params, intent);
      if (!outcome.ok) return outcome;
      const { next, done, total } = outcome.value;
      const t = translator(courseTexts, locale);
      const course = `/belajar/${params.course}`;
      const to = intent !== 'complete' ? `${course}/${params.lesson}` : next ? `${course}/${next}` : course;
      const toast = intent === 'complete' ? t('done.course', { done, total }) : t(intent === 'reopen' ? 'done.reopened' : 'done.moved');
      return { ok: true, value: { to, toast } };
    },
  });
}

export default function Lesson() {
  return <LessonPage view={useLoaderData<typeof loader>()} />;
}
