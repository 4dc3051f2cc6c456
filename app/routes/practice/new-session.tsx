import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { translator } from '~/platform/i18n/catalogue';
import { ACTIONS_MAX, CHANNELS, coachingOfficeTexts, coachingTexts, NewSession } from '~/practice/coaching';
import { recordSession, viewCoachee } from '~/practice/coaching/index.server';
import { participationScope } from '~/training/cohorts/index.server';
import { Disclosure, Field, Fieldset, Form, Grid, Page, RadioGroup, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

const params = z.object({ participation: z.string() });

export const meta = titled(coachingOfficeTexts, 'newTitle');

const scope = ({ ctx, params: { participation } }: { ctx: Ctx; params: z.output<typeof params> }) => participationScope(ctx.read, participation);

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'coaching:write',
    params,
    scope,
    run: async ({ ctx, params: { participation } }) => {
      const coachee = await viewCoachee(ctx, participation);
      return coachee && { id: crypto.randomUUID(), participationId: participation, name: coachee.name, today: civilDay(ctx.now) };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'coaching:write',
    params,
    scope,
    input: NewSession,
    texts: coachingOfficeTexts,
    run: async ({ ctx, params: { participation }, input, locale }) => {
      const outcome = await recordSession(ctx, participation, input);
      if (!outcome.ok) return outcome;
      return { ok: true, value: { to: `/binaan/${participation}`, toast: translator(coachingOfficeTexts, locale)('saved') } };
    },
  });
}

export default function RecordSession() {
  const { id, participationId, name, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(coachingOfficeTexts);
  const words = useTexts(coachingTexts);
  const back = `/binaan/${participationId}`;
  const sent = answer?.form.values.id;
  return (
    <Page title={t('newTitle')} lede={t('newLede', { name })} width="text" breadcrumbs={[{ label: t('listTitle'), href: '/binaan' }, { label: name, href: back }, { label: t('newTitle') }]}>
      <Form state={answer?.form} hidden={{ id: typeof sent === 'string' ? sent : id }} keep={`sesi:${participationId}`} guard>
        <Field name="heldOn" type="date" label={t('heldOn')} defaultValue={today} max={today} required mark={false} width="medium" />
        <RadioGroup name="channel" legend={t('channel')} required mark={false} options={CHANNELS.map((value) => ({ value, label: words(`channel.${value}`) }))} />
        <Field name="topic" label={t('topic')} hint={t('topicHint')} required mark={false} maxLength={200} />
        <Field name="sharedNote" type="textarea" rows={5} label={t('sharedNote')} hint={t('sharedNoteHint')} required mark={false} maxLength={2000} />
        <Field name="privateNote" type="textarea" rows={4} label={t('privateNote')} hint={t('privateNoteHint')} maxLength={2000} />
        <Fieldset legend={t('actionsTitle')} hint={t('actionsHint')}>
          {[0, 1].map((index) => <ActionFields key={index} index={index} />)}
          <Disclosure summary={t('actionsMore')} open={Object.keys(answer?.form.errors ?? {}).some((name) => /^actions\[[2-4]\]/.test(name))}>
            {Array.from({ length: ACTIONS_MAX - 2 }, (_, index) => <ActionFields key={index} index={index + 2} />)}
          </Disclosure>
        </Fieldset>
        <SubmitRow label={t('save')} cancelHref={back} />
      </Form>
    </Page>
  );
}

function ActionFields({ index }: { index: number }) {
  const t = useTexts(coachingOfficeTexts);
  return (
    <Grid>
      <Field name={`actions[${index}].text`} label={t('actionText', { number: index + 1 })} mark={false} maxLength={300} />
      <Field name={`actions[${index}].dueOn`} type="date" label={t('actionDue')} mark={false} width="medium" />
    </Grid>
  );
}
