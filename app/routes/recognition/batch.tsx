import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { missingSentence } from '~/recognition/competency';
import { certificationTexts } from '~/recognition/certification';
import { cohortBatchView, findBatch, proposeBatch, readyToPropose, retrySealing, withdrawBatch, type CohortBatchView } from '~/recognition/certification/index.server';
import { BatchCards } from '~/recognition/certification/ui/batch-cards';
import { CohortAddress, officeScope } from '~/training/cohorts';
import { findCohortByKey } from '~/training/cohorts/index.server';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { BulkBar, Button, DataTable, EmptyState, Field, Form, Notice, Pagination, Section, Status, useLocale, useTexts, type FormState } from '~/ui';
import { formatCivilDate } from '~/ui/format';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'batch.title');

async function placeOf({ ctx, params }: { ctx: Ctx; params: z.output<typeof CohortAddress> }) {
  const cohort = await findCohortByKey(ctx.read, params.cohort);
  return cohort && officeScope(ctx.actor, cohort, 'batch:propose');
}

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'batch:propose',
    params: CohortAddress,
    scope: placeOf,
    run: async ({ ctx, params, url }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && cohortBatchView(ctx, cohort, Number(url.searchParams.get('hal')) || 1);
    },
  });
}

const Input = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), people: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid())]).default([]), issuedOn: z.iso.date().optional(), scope: z.enum(['chosen', 'all']).default('chosen') }),
  z.object({ intent: z.literal('withdraw'), batch: z.uuid() }),
  z.object({ intent: z.literal('retry'), batch: z.uuid() }),
]);

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'batch:propose',
    params: CohortAddress,
    scope: placeOf,
    input: Input,
    texts: certificationTexts,
    run: async ({ ctx, params, input, locale }) => {
      const t = translator(certificationTexts, locale);
      const here = `/angkatan/${params.cohort}/sertifikat`;
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (input.intent === 'propose') {
        const participationIds = input.scope === 'all' && cohort ? await readyToPropose(ctx, cohort) : input.people;
        const proposed = await proposeBatch(ctx, { cohortId: cohort?.id ?? '', participationIds, issuedOn: input.issuedOn });
        return proposed.ok ? { ok: true, value: { to: here, toast: t('batch.proposed', { count: proposed.value.people }) } } : proposed;
      }
      const batch = await findBatch(ctx.read, input.batch);
      if (!batch || batch.cohortId !== cohort?.id) return { ok: false, refusal: { code: 'batch-absent', kind: 'absent', facts: {} } };
      if (input.intent === 'withdraw') {
        const withdrawn = await withdrawBatch(ctx, { batchId: batch.id, reason: t('batch.withdrawReason') });
        return withdrawn.ok ? { ok: true, value: { to: here, toast: t('batch.withdrawn') } } : withdrawn;
      }
      const retried = await retrySealing(ctx, batch.id);
      return retried.ok ? { ok: true, value: { to: here, toast: t('sign.retried', retried.value) } } : retried;
    },
  });
}

export default function CohortBatch() {
  const view = useLoaderData<typeof loader>() as CohortBatchView;
  const answer = useActionData<typeof action>();
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  const here = `/angkatan/${view.head.key}/sertifikat`;
  return (
    <CohortFrame head={view.head} current="certificates" title={t('batch.title')} crumb={t('batch.title')} lede={t('batch.lede')}>
      {view.gaps.length > 0 ? <Notice tone="warn" title={t('batch.gaps')}>{t('batch.gaps.text', { gaps: view.gaps.map((gap) => t(`gap.${gap}`)).join(', ') })}</Notice> : null}
      <Ready view={view} here={here} state={answer?.form} />
      {view.batches.length > 0 ? <Section title={t('batch.list')}><BatchCards batches={view.batches} here={here} /></Section> : null}
      {view.proposed.length > 0 ? <Section title={t('batch.waiting')}><ul>{view.proposed.map((person) => <li key={person.id}>{person.name} <small className="muted">{person.region}</small></li>)}</ul><More shown={view.proposed.length} total={view.counts.proposed} /></Section> : null}
      {view.lacking.length > 0 ? (
        <Section title={t('batch.belum')} lede={t('batch.belum.lede', { count: view.counts.lacking })}>
          <DataTable
            caption={t('batch.belum')} captionHidden rows={view.lacking} rowKey={(row) => row.id}
            columns={[
              { key: 'name', header: t('col.name'), cell: (row) => <a href={`/angkatan/${view.head.key}/peserta/${row.id}`}>{row.name}</a> },
              { key: 'region', header: t('col.region'), cell: (row) => row.region },
              { key: 'why', header: t('col.why'), cell: (row) => <ul>{row.missing.map((missing) => <li key={missing.code}>{missingSentence(missing, locale)}</li>)}</ul> },
            ]}
          />
          <More shown={view.lacking.length} total={view.counts.lacking} />
        </Section>
      ) : null}
      {view.certified.length > 0 ? (
        <Section title={t('batch.held')} lede={t('batch.held.lede', { count: view.counts.certified })}>
          <DataTable
            caption={t('batch.held')} captionHidden rows={view.certified} rowKey={(row) => row.id}
            columns={[
              { key: 'name', header: t('col.name'), cell: (row) => row.name },
              { key: 'number', header: t('col.number'), cell: (row) => <a href={`/register/${row.certificateId}`}>{row.number}</a> },
              { key: 'state', header: t('col.state'), cell: (row) => <Status tone={row.sealed ? 'ok' : 'info'}>{t(row.sealed ? 'status.valid' : 'status.waiting')}</Status> },
            ]}
          />
          <More shown={view.certified.length} total={view.counts.certified} />
        </Section>
      ) : null}
    </CohortFrame>
  );
}

/** How many of a long list are not shown; the board of the angkatan has them all. */
function More({ shown, total }: { shown: number; total: number }) {
  const t = useTexts(certificationTexts);
  return total > shown ? <p className="muted">{t('batch.more', { count: total - shown })}</p> : null;
}

function Ready({ view, here, state }: { view: CohortBatchView; here: string; state: FormState | undefined }) {
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  if (view.ready.length === 0) return <Section title={t('batch.ready')}><EmptyState icon="award" title={t('batch.ready.empty')}>{t('batch.ready.emptyText')}</EmptyState></Section>;
  return (
    <Section title={t('batch.ready')} lede={t('batch.ready.lede', { count: view.counts.ready })}>
      <Form state={state} intent="propose">
        <Field name="issuedOn" type="date" label={t('batch.issuedOn')} hint={t('batch.issuedOn.hint', { date: formatCivilDate(view.head.endsOn, locale) })} required defaultValue={view.issuedOn} width="medium" />
        <DataTable
          caption={t('batch.ready')} captionHidden rows={view.ready} rowKey={(row) => row.id}
          bulk={{ name: 'people', value: (row) => row.id, label: (row) => row.name, checked: () => true, disabled: () => view.gaps.length > 0 }}
          columns={[
            { key: 'name', header: t('col.name'), cell: (row) => row.name },
            { key: 'region', header: t('col.region'), cell: (row) => row.region },
            { key: 'preview', header: t('batch.preview'), cell: (row) => <a href={`${here}/contoh/${row.id}`} aria-label={t('batch.preview.for', { name: row.name })}>{t('batch.preview')}</a> },
          ]}
        />
        {view.gaps.length > 0 ? null : <BulkBar><Button>{t('batch.propose')}</Button>{view.pages > 1 ? <Button kind="secondary" name="scope" value="all">{t('batch.proposeAll', { count: view.counts.ready })}</Button> : null}</BulkBar>}
        {view.pages > 1 ? <Pagination page={view.page} pages={view.pages} href={(page) => `${here}?hal=${page}`} /> : null}
      </Form>
    </Section>
  );
}
