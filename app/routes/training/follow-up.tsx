import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { currentParticipationOf, participationScope } from '~/training/cohorts/index.server';
import { followupTexts as texts, PLAN_FIELDS, PlanInput } from '~/training/followup';
import { savePlan, viewPlan, withdrawPlan } from '~/training/followup/index.server';
import { PlanFacts } from '~/training/followup/ui/plan-facts';
import { PlanStatus } from '~/training/followup/ui/plan-state';
import { Button, Facts, Field, Form, FormErrors, LinkButton, MomentText, Notice, Page, PostButton, Section, useTexts } from '~/ui';
import { Written } from '~/ui/written';
import { titled } from '../titles';

export const meta = titled(texts, 'title');

const ownScope = async ({ ctx }: { ctx: Ctx }) => {
  const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
  return own && participationScope(ctx.read, own.id);
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'rtl:write',
    scope: ownScope,
    run: async ({ ctx }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      return own && viewPlan(ctx.read, own.id);
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'rtl:write',
    scope: ownScope,
    input: PlanInput,
    texts,
    run: async ({ ctx, input, locale }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      if (!own) throw new Error('an admitted volunteer has a participation');
      const owner = { participationId: own.id, regencyCode: own.regencyCode };
      const outcome = input.intent === 'withdraw' ? await withdrawPlan(ctx, owner) : await savePlan(ctx, owner, input, input.intent === 'submit');
      if (!outcome.ok) return outcome;
      const said = { withdraw: 'withdrawn', save: 'saved', submit: 'submitted' } as const;
      return { ok: true, value: { to: '/rtl', toast: translator(texts, locale)(said[input.intent]) } };
    },
  });
}

export default function FollowUp() {
  const plan = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const open = plan.state !== 'submitted' && plan.state !== 'approved';
  return (
    <Page title={t('title')} lede={t('lede')} kicker={plan.cohort.title} width="text" actions={<LinkButton kind="quiet" icon="print" href="/rtl/cetak">{t('print')}</LinkButton>}>
      {answer && open ? null : <PlanStanding />}
      {plan.state === 'returned' && plan.returnNote ? <Notice tone="warn" title={t('returnNote')}><Written text={plan.returnNote} /></Notice> : null}
      {open ? <PlanForm /> : <PlanFacts text={plan.text} />}
    </Page>
  );
}

/** How the plan stands; left out while there is something to mend, so that this is what is seen first. */
function PlanStanding() {
  const plan = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  return (
    <Section title={t('stateTitle')}>
      <FormErrors state={answer?.form} />
      <p><PlanStatus state={plan.state} /></p>
      <p>{t(`next.${plan.state}`)}</p>
      <PlanDates />
      {plan.state === 'submitted' ? <PostButton intent="withdraw">{t('withdraw')}</PostButton> : null}
    </Section>
  );
}

function PlanDates() {
  const { savedAt, submittedAt, approvedAt, approvedBy } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const facts = [
    ...(savedAt ? [{ label: t('savedAt'), value: <MomentText value={savedAt} /> }] : []),
    ...(submittedAt ? [{ label: t('submittedAt'), value: <MomentText value={submittedAt} /> }] : []),
    ...(approvedAt ? [{ label: t('approvedAt'), value: <MomentText value={approvedAt} /> }] : []),
    ...(approvedBy ? [{ label: t('approvedBy'), value: approvedBy }] : []),
  ];
  return facts.length > 0 ? <Facts facts={facts} /> : null;
}

function PlanForm() {
  const { participationId, text } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  return (
    <Form state={answer?.form} keep={`rtl:${participationId}`} guard>
      <Notice>{t('noNames')}</Notice>
      {PLAN_FIELDS.map((field) => (
        <Field key={field} name={field} type="textarea" rows={3} label={t(`field.${field}`)} hint={t(`hint.${field}`)} defaultValue={text[field]} maxLength={1000} required mark={false} />
      ))}
      <div className="submit-row">
        <p className="hint">{t('submitNote')}</p>
        <div className="cluster">
          <Button name="intent" value="submit" size="wide">{t('submit')}</Button>
          <Button name="intent" value="save" kind="secondary">{t('save')}</Button>
        </div>
      </div>
    </Form>
  );
}
