import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { studioTexts } from '~/learning/courses';
import { StudioAddress, StudioInput, studioLessonView, workOnLesson } from '~/learning/courses/index.server';
import { StudioLesson } from '~/learning/courses/ui/studio-lesson';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import workbench from '~/ui/styles/workbench.css?url';
import { titled } from '../titles';

const vars = ({ revision }: { revision: { title: string } }) => ({ title: revision.title });
export const meta = titled(studioTexts, 'edit.title', vars);
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: workbench }];

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'lesson:write',
    params: StudioAddress,
    scope: { kind: 'region', region: '35' },
    run: ({ ctx, params }) => studioLessonView(ctx, params.lesson),
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'lesson:write',
    params: StudioAddress,
    scope: { kind: 'region', region: '35' },
    input: StudioInput,
    texts: studioTexts,
    run: async ({ ctx, params, input, locale }) => {
      const outcome = await workOnLesson(ctx, params.lesson, input);
      if (!outcome.ok) return outcome;
      const { toast, number } = outcome.value;
      return { ok: true, value: { to: `/studio/${params.lesson}`, toast: translator(studioTexts, locale)(`toast.${toast}`, { number }) } };
    },
  });
}

export default function StudioLessonRoute() {
  return <StudioLesson view={useLoaderData<typeof loader>()} form={useActionData<typeof action>()?.form} />;
}
