import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { CohortAddress, cohortScope } from '~/training/cohorts';
import { findCohortByKey } from '~/training/cohorts/index.server';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { MODES, programmeTexts } from '~/training/programmes';
import { SessionInput, sessionOfficeTexts as texts } from '~/training/sessions';
import { addSession, sessionFormView } from '~/training/sessions/index.server';
import { SessionTimes } from '~/training/sessions/ui/session-times';
import { CheckboxField, Field, Form, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(texts, 'form.new');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'session:write',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && cohortScope(cohort);
    },
    run: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && sessionFormView(ctx, cohort, null);
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'session:write',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && cohortScope(cohort);
    },
    input: SessionInput,
    texts,
    run: async ({ ctx, params, input, locale }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) throw new Response(null, { status: 404 });
      const outcome = await addSession(ctx, cohort, input);
      return outcome.ok ? { ok: true, value: { to: `/angkatan/${cohort.key}/sesi`, toast: translator(texts, locale)('form.added') } } : outcome;
    },
  });
}

export default function NewSession() {
  const { head, trainers, fresh } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const modes = useTexts(programmeTexts);
  return (
    <CohortFrame head={head} current="sessions" title={t('form.new')} crumb={t('form.new')}>
      <Form state={answer?.form} guard>
        <Field name="title" label={t('form.title')} required mark={false} maxLength={300} />
        <Field name="jp" label={t('form.jp')} hint={t('form.jpHint')} unit={t('col.jp')} inputMode="decimal" width="short" required mark={false} />
        <Field name="mode" type="select" label={t('form.mode')} width="medium" required mark={false} options={MODES.filter((mode) => mode !== 'campuran').map((value) => ({ value, label: modes(`mode.${value}`) }))} />
        <CheckboxField name="practice" label={t('form.practice')} />
        <SessionTimes values={{ ...fresh, trainerId: null }} trainers={trainers} />
        <SubmitRow label={t('form.save')} cancelHref={`/angkatan/${head.key}/sesi`} />
      </Form>
    </CohortFrame>
  );
}
