import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { CohortAddress, InvitationAct, invitationsTexts, officeScope } from '~/training/cohorts';
import { findCohortByKey, INVITE_STATES, invitationsView, markInvited, renewInvitation, replaceDeclined } from '~/training/cohorts/index.server';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { InvitationTable } from '~/training/cohorts/ui/invitation-table';
import { Card, EmptyState, Field, Filters, Form, FormErrors, LinkButton, Notice, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(invitationsTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'invitation:send',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'invitation:send');
    },
    run: async ({ ctx, params, url }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      const state = url.searchParams.get('keadaan');
      return cohort && { ...(await invitationsView(ctx, cohort, INVITE_STATES.find((known) => known === state) ?? null)), states: INVITE_STATES };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'invitation:send',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'invitation:send');
    },
    input: InvitationAct,
    texts: invitationsTexts,
    run: async ({ ctx, params, input, locale }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) throw new Response(null, { status: 404 });
      const t = translator(invitationsTexts, locale);
      const to = `/angkatan/${cohort.key}/undangan`;
      if (input.intent === 'terkirim') {
        const sent = await markInvited(ctx, cohort, input.chosen, input.channel);
        return sent.ok ? { ok: true, value: { to, toast: t('marked', { count: sent.value.sent }) } } : sent;
      }
      if (input.intent === 'perbarui') {
        const renewed = await renewInvitation(ctx, cohort, input.participation);
        return renewed.ok ? { ok: true, value: { to, toast: t('renewed', renewed.value) } } : renewed;
      }
      const replaced = await replaceDeclined(ctx, cohort, input.participation);
      return replaced.ok ? { ok: true, value: { to, toast: t('replaced', { name: replaced.value.name }) } } : replaced;
    },
  });
}

export default function Invitations() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(invitationsTexts);
  const base = `/angkatan/${view.head.key}`;
  const here = `${base}/undangan`;
  const chips = view.states.filter((state) => view.counts[state] > 0).map((state) => ({
    label: t(`state.${state}`), count: view.counts[state], active: view.state === state, href: view.state === state ? here : `${here}?keadaan=${state}`,
  }));
  return (
    <CohortFrame head={view.head} current="invitations" title={t('title')} crumb={t('title')} lede={t('lede')}>
      <FormErrors state={answer?.form} />
      {view.total === 0 ? (
        <EmptyState icon="people" title={t('empty.title')} action={<LinkButton href={`${base}/calon/pilih`}>{t('empty.action')}</LinkButton>}>{t('empty.text')}</EmptyState>
      ) : (
        <>
          {view.contact ? null : <Notice tone="warn">{t('noContact')}</Notice>}
          {view.timetable ? null : <Notice>{t('noTimetable')}</Notice>}
          <Filters groups={[{ label: t('filter'), chips }]} clearHref={view.state ? here : undefined} />
          <InvitationTable rows={view.rows} here={here} />
          <Letters here={here} />
        </>
      )}
    </CohortFrame>
  );
}

function Letters({ here }: { here: string }) {
  const t = useTexts(invitationsTexts);
  return (
    <Card title={t('letters.title')}>
      <p>{t('letters.lede')}</p>
      <Form id="surat" method="get" action={`${here}/surat`}>
        <Field name="nomor" label={t('letters.number')} hint={t('letters.numberHint')} mark={false} maxLength={60} width="medium" />
        <SubmitRow kind="secondary" label={t('letters.submit')} />
      </Form>
    </Card>
  );
}
