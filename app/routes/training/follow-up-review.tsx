import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { findCohortByKey, participationScope } from '~/training/cohorts/index.server';
import { followupOfficeTexts, followupTexts, PlanDecision } from '~/training/followup';
import { decidePlan, viewPlanForReader } from '~/training/followup/index.server';
import { PlanFacts } from '~/training/followup/ui/plan-facts';
import { PlanStatus } from '~/training/followup/ui/plan-state';
import { Card, EmptyState, Facts, Field, Form, MomentText, Notice, Page, Section, SubmitRow, useTexts } from '~/ui';
import { Written } from '~/ui/written';
import { titled } from '../titles';

const params = z.object({ cohort: z.string(), participation: z.string() });

export const meta = titled<string, { name: string }>(followupOfficeTexts, 'reviewTitle', ({ name }) => ({ name }));

const planScope = async ({ ctx, params: { cohort: key, participation } }: { ctx: Ctx; params: z.output<typeof params> }) => {
  const [cohort, scope] = await Promise.all([findCohortByKey(ctx.read, key), participationScope(ctx.read, participation)]);
  return cohort && scope?.cohortId === cohort.id ? scope : null;
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'rtl:approve', params, scope: planScope, run: ({ ctx, params: { participation } }) => viewPlanForReader(ctx.read, participation) });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'rtl:approve',
    params,
    scope: planScope,
    input: PlanDecision,
    texts: followupOfficeTexts,
    run: async ({ ctx, params: { cohort, participation }, input, locale }) => {
      const outcome = await decidePlan(ctx, participation, input);
      if (!outcome.ok) return outcome;
      const toast = translator(followupOfficeTexts, locale)(input.intent === 'approve' ? 'approved' : 'returned');
      return { ok: true, value: { to: `/angkatan/${cohort}/rtl/${participation}`, toast } };
    },
  });
}

export default function FollowUpReview() {
  const plan = useLoaderData<typeof loader>();
  const t = useTexts(followupOfficeTexts);
  const words = useTexts(followupTexts);
  const list = `/angkatan/${plan.cohort.key}/rtl`;
  return (
    <Page title={t('reviewTitle', { name: plan.name })} kicker={plan.cohort.title} width="text" breadcrumbs={[{ label: t('listTitle'), href: list }, { label: plan.name }]}>
      <Facts
        facts={[
          { label: t('state'), value: <PlanStatus state={plan.state} /> },
          { label: t('regency'), value: plan.regency },
          ...(plan.submittedAt ? [{ label: t('submittedAt'), value: <MomentText value={plan.submittedAt} /> }] : []),
          ...(plan.approvedAt ? [{ label: words('approvedAt'), value: <MomentText value={plan.approvedAt} /> }] : []),
          ...(plan.approvedBy ? [{ label: words('approvedBy'), value: plan.approvedBy }] : []),
        ]}
      />
      {plan.returnNote ? <Notice tone="warn" title={words('returnNote')}><Written text={plan.returnNote} /></Notice> : null}
      {plan.state === 'none' ? <EmptyState icon="flag" title={t('nothing')} /> : null}
      {plan.state === 'draft' ? <EmptyState icon="lock" title={t('draftHidden')} /> : null}
      {plan.state === 'none' || plan.state === 'draft' ? null : <PlanFacts text={plan.text} />}
      <Decision />
    </Page>
  );
}

function Decision() {
  const plan = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(followupOfficeTexts);
  if (plan.state === 'approved' || plan.state === 'none') return null;
  if (plan.state !== 'submitted') return <p className="muted">{t('waitingFor')}</p>;
  const version = plan.savedAt ? new Date(plan.savedAt).toISOString() : '';
  const returning = answer?.form.values.intent === 'return';
  return (
    <Section title={t('decideTitle')} id="keputusan">
      <Card level={3}>
        <Form id="setuju" intent="approve" hidden={{ version }} state={returning ? undefined : answer?.form}>
          <SubmitRow label={t('approve')} note={t('approveNote')} />
        </Form>
      </Card>
      <Card level={3} title={t('returnTitle')}>
        <Form id="kembali" action="#keputusan" intent="return" hidden={{ version }} state={returning ? answer.form : undefined}>
          <Field name="note" type="textarea" label={t('note')} hint={t('noteHint')} required mark={false} maxLength={1000} />
          <SubmitRow kind="secondary" label={t('return')} />
        </Form>
      </Card>
    </Section>
  );
}
