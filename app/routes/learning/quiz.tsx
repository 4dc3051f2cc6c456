import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { assessmentTexts } from '~/learning/assessment';
import { QuizAddress, quizView, startAttempt, StartInput } from '~/learning/assessment/index.server';
import { QuizPage } from '~/learning/assessment/ui/quiz-page';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { titled } from '../titles';

const vars = ({ quiz }: { quiz: { title: string } }) => ({ title: quiz.title });
export const meta = titled(assessmentTexts, 'quiz.title', vars);

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'quiz:take',
    params: QuizAddress,
    scope: ({ ctx }) => ({ kind: 'self', personId: ctx.actor.personId }),
    run: ({ ctx, params }) => quizView(ctx, params.key),
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'quiz:take',
    params: QuizAddress,
    scope: ({ ctx }) => ({ kind: 'self', personId: ctx.actor.personId }),
    input: StartInput,
    texts: assessmentTexts,
    run: async ({ ctx, params, locale }) => {
      const outcome = await startAttempt(ctx, params.key);
      if (!outcome.ok) return outcome;
      const { attemptId, resumed } = outcome.value;
      return { ok: true, value: { to: `/percobaan/${attemptId}`, ...(resumed ? { toast: translator(assessmentTexts, locale)('toast.resumed') } : {}) } };
    },
  });
}

export default function Quiz() {
  return <QuizPage view={useLoaderData<typeof loader>()} form={useActionData<typeof action>()?.form} />;
}
