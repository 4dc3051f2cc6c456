import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { assessmentTexts } from '~/learning/assessment';
import { answerAttempt, AttemptAddress, AttemptInput, attemptScope, attemptView } from '~/learning/assessment/index.server';
import { QuestionsPage, ReviewPage, TimeOverPage } from '~/learning/assessment/ui/running-attempt';
import { ResultPage } from '~/learning/assessment/ui/submitted-attempt';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { titled } from '../titles';

const vars = ({ view }: { view: { quiz: { title: string } } }) => ({ title: view.quiz.title });
export const meta = titled(assessmentTexts, 'quiz.title', vars);

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'quiz:take',
    params: AttemptAddress,
    scope: ({ ctx, params }) => attemptScope(ctx.read, params.attemptId),
    run: async ({ ctx, params, url }) => {
      const view = await attemptView(ctx, params.attemptId);
      return view ? { view, checking: url.searchParams.get('langkah') === 'periksa' } : null;
    },
  });
}

const TOASTS = { kept: 'toast.saved', submitted: 'toast.submitted', 'time-over': 'toast.timeOver', 'closed-before': 'toast.closedBefore' } as const;

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'quiz:take',
    params: AttemptAddress,
    scope: ({ ctx, params }) => attemptScope(ctx.read, params.attemptId),
    input: AttemptInput,
    texts: assessmentTexts,
    run: async ({ ctx, params, input: { intent }, formData, locale }) => {
      const posted = [...formData].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
      const outcome = await answerAttempt(ctx, params.attemptId, intent, posted);
      if (!outcome.ok) return outcome;
      const { attemptId, outcome: what, answered, total } = outcome.value;
      const checking = what === 'kept' && intent === 'review' ? '?langkah=periksa' : '';
      return { ok: true, value: { to: `/percobaan/${attemptId}${checking}`, toast: translator(assessmentTexts, locale)(TOASTS[what], { answered, total }) } };
    },
  });
}

export default function Attempt() {
  const { view, checking } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form;
  if (view.state === 'submitted') return <ResultPage view={view} />;
  if (view.state === 'time-over') return <TimeOverPage view={view} form={form} />;
  return checking ? <ReviewPage view={view} form={form} /> : <QuestionsPage view={view} form={form} />;
}
