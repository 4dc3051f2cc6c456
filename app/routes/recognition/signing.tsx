import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { certificationTexts } from '~/recognition/certification';
import { approveBatch, batchRegions, rejectBatch, retrySealing, signingView, type SigningView } from '~/recognition/certification/index.server';
import { SealingProgress } from '~/recognition/certification/ui/sealing-progress';
import { SigningPeople } from '~/recognition/certification/ui/signing-people';
import { CheckboxField, DateText, Disclosure, Facts, Field, Form, MomentText, Notice, Page, Pagination, Section, SubmitRow, useTexts, type FormState } from '~/ui';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'sign.title');

const Address = z.object({ batch: z.uuid() });

/** All regions of the batch at once: who signs answers for everybody in it. */
async function placeOf({ ctx, params }: { ctx: Ctx; params: z.output<typeof Address> }) {
  const regions = await batchRegions(ctx.read, params.batch);
  return regions.length > 0 ? ({ kind: 'regions', regions } as const) : null;
}

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'batch:approve', params: Address, scope: placeOf, run: ({ ctx, params, url }) => signingView(ctx, params.batch, Number(url.searchParams.get('hal')) || 1) });
}

const Input = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve'), confirmation: z.literal('on', 'fault.confirm') }),
  z.object({ intent: z.literal('reject'), reason: z.string().trim().min(5).max(500) }),
  z.object({ intent: z.literal('retry') }),
]);

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'batch:approve',
    params: Address,
    scope: placeOf,
    input: Input,
    texts: certificationTexts,
    run: async ({ ctx, params, input, locale }) => {
      const t = translator(certificationTexts, locale);
      const batchId = params.batch;
      const to = `/tanda-tangan/${batchId}`;
      if (input.intent === 'reject') {
        const rejected = await rejectBatch(ctx, { batchId, reason: input.reason });
        return rejected.ok ? { ok: true, value: { to, toast: t('sign.rejected') } } : rejected;
      }
      if (input.intent === 'retry') {
        const retried = await retrySealing(ctx, batchId);
        return retried.ok ? { ok: true, value: { to, toast: t('sign.retried', retried.value) } } : retried;
      }
      const approved = await approveBatch(ctx, { batchId });
      if (!approved.ok) return approved;
      const counts = { issued: approved.value.issued, refused: approved.value.refused.length };
      return { ok: true, value: { to, toast: t(counts.refused > 0 ? 'sign.doneSome' : 'sign.done', counts) } };
    },
  });
}

export default function Signing() {
  const view = useLoaderData<typeof loader>() as SigningView;
  const answer = useActionData<typeof action>();
  const t = useTexts(certificationTexts);
  const title = view.replacement ? t('sign.replacementBatch') : t('sign.batch', { count: view.total });
  const { signing } = view;
  return (
    <Page title={title} kicker={t('register.cohort', { number: view.cohort.number })} lede={view.cohort.title} width="wide" breadcrumbs={[{ label: t('sign.title'), href: '/tanda-tangan' }, { label: title }]}>
      {view.state === 'rejected' ? <Notice tone="warn" title={t('sign.rejectedTitle')}>{view.rejectReason}</Notice> : null}
      {view.progress ? <SealingProgress id="kemajuan" progress={view.progress} failure={view.failure} here={`/tanda-tangan/${view.id}`} batchId={view.id} /> : null}
      <Section title={t('sign.what')}><Paper view={view} signing={signing} /></Section>
      <Section title={t('sign.people')}><SigningPeople view={view} />{view.pages > 1 ? <Pagination page={view.page} pages={view.pages} href={(page) => `/tanda-tangan/${view.id}?hal=${page}`} /> : null}</Section>
      {view.state === 'open' ? <Decide view={view} signing={signing} state={answer?.form} /> : null}
    </Page>
  );
}

function Paper({ view, signing }: { view: SigningView; signing: number }) {
  const t = useTexts(certificationTexts);
  const { prefix, position, name, rank, nip } = view.signatory;
  return (
    <Facts facts={[
      { label: t('sign.paper'), value: view.subtitle ? `${view.title}: ${view.subtitle}` : view.title },
      { label: t('sign.training'), value: view.cohort.title },
      ...(view.state === 'open' ? [{ label: t('sign.numbers'), value: t('sign.numbersText', { count: signing, year: view.year }) }] : []),
      { label: t('sign.issuedOn'), value: <DateText value={view.issuedOn} /> },
      { label: t('sign.signatory'), value: <>{prefix ? `${prefix} ` : ''}{position}<br />{name}<br />{rank}<br />NIP {nip}</> },
      { label: t('sign.proposer'), value: <>{view.proposer ?? '–'}, <MomentText value={view.proposedAt} /></> },
      ...(view.approvedAt ? [{ label: t('state.approved'), value: <>{view.approver ?? '–'}, <MomentText value={view.approvedAt} /></> }] : []),
      ...(view.rejectedAt ? [{ label: t('state.rejected'), value: <>{view.rejecter ?? '–'}, <MomentText value={view.rejectedAt} /></> }] : []),
    ]} />
  );
}

function Decide({ view, signing, state }: { view: SigningView; signing: number; state: FormState | undefined }) {
  const t = useTexts(certificationTexts);
  const rejecting = state?.values.intent === 'reject';
  return (
    <Section title={t('sign.act')} lede={t('sign.act.lede', { count: signing })}>
      {view.own ? <Notice tone="info">{t('sign.own')}</Notice> : null}
      {view.own || signing === 0 ? null : (
        <Form id="setujui" action={`/tanda-tangan/${view.id}#setujui`} intent="approve" state={rejecting ? undefined : state}>
          <CheckboxField name="confirmation" label={t('sign.confirm', { count: signing })} required />
          <SubmitRow label={t('sign.submit', { count: signing })} />
        </Form>
      )}
      <Disclosure summary={t('sign.reject')} open={rejecting}>
        <Form id="kembalikan" action={`/tanda-tangan/${view.id}#kembalikan`} intent="reject" state={rejecting ? state : undefined}>
          <Field name="reason" type="textarea" rows={3} label={t('sign.rejectReason')} hint={t('sign.rejectHint')} required />
          <SubmitRow kind="secondary" label={t('sign.reject')} />
        </Form>
      </Disclosure>
    </Section>
  );
}
