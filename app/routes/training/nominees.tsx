import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page } from '~/people/access/index.server';
import { CohortAddress, FILE_LIMITS, nomineeTexts, officeScope, UploadInput } from '~/training/cohorts';
import { findCohortByKey, nomineesView, prepareImport, readNomineeFilter, type NomineesView } from '~/training/cohorts/index.server';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { NomineeStatus } from '~/training/cohorts/ui/nominee-status';
import { Card, DataTable, EmptyState, FileField, Filters, Form, LinkButton, MomentText, Notice, SubmitRow, useTexts, type FormState } from '~/ui';
import { titled } from '../titles';

export const meta = titled(nomineeTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'participant:read',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'participant:read');
    },
    run: async ({ ctx, params, url, locale }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && nomineesView(ctx, cohort, readNomineeFilter(url), locale);
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'nominee:import',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'nominee:import');
    },
    input: UploadInput,
    texts: nomineeTexts,
    uploadBytes: FILE_LIMITS.bytes,
    run: async ({ ctx, params, input }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) throw new Response(null, { status: 404 });
      const read = await prepareImport(ctx, cohort, { fileName: input.file.name, bytes: new Uint8Array(await input.file.arrayBuffer()) });
      return read.ok ? { ok: true, value: { to: `/angkatan/${cohort.key}/impor/${read.value.importId}` } } : read;
    },
  });
}

export default function Nominees() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(nomineeTexts);
  const base = `/angkatan/${view.head.key}`;
  const actions = view.mayDecide && view.total > 0 ? <LinkButton kind="primary" href={`${base}/calon/pilih`}>{t('toSelection')}</LinkButton> : undefined;
  return (
    <CohortFrame head={view.head} current="nominees" title={t('title')} crumb={t('title')} lede={t('lede', { total: view.total })} actions={actions} trainer={!view.mayImport}>
      {view.waiting.map((waiting) => (
        <Notice key={waiting.id} title={t('waiting.title')} actions={<LinkButton href={`${base}/impor/${waiting.id}`}>{t('waiting.open')}</LinkButton>}>
          {waiting.fileName} · <MomentText value={waiting.createdAt} />
        </Notice>
      ))}
      {view.total > 0 ? <><NomineeFilters view={view} base={`${base}/calon`} /><NomineeTable rows={view.rows} /></> : null}
      {view.total === 0 ? <EmptyState icon="people" title={t('empty.title')}>{t('empty.text')}</EmptyState> : null}
      {view.mayImport ? <Upload state={answer?.form} /> : null}
    </CohortFrame>
  );
}

function Upload({ state }: { state: FormState | undefined }) {
  const t = useTexts(nomineeTexts);
  return (
    <Card title={t('upload.title')} id="unggah">
      <p>{t('upload.lede')}</p>
      <Form state={state} files>
        <FileField name="file" label={t('upload.file')} accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" types={t('upload.types')} maxBytes={5_000_000} required mark={false} />
        <SubmitRow label={t('upload.submit')} note={t('upload.note')} />
      </Form>
    </Card>
  );
}

function NomineeFilters({ view, base }: { view: NomineesView; base: string }) {
  const t = useTexts(nomineeTexts);
  const { filter } = view;
  const now = { wilayah: filter.region, keadaan: filter.status, peringatan: filter.warned ? '1' : null, cari: filter.search || null };
  const href = (change: Partial<Record<keyof typeof now, string | null>>) => {
    const query = new URLSearchParams(Object.entries({ ...now, ...change }).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString();
    return query ? `${base}?${query}` : base;
  };
  const toggle = (active: boolean, value: string) => (active ? null : value);
  return (
    <Filters
      search={{ name: 'cari', label: t('search'), value: filter.search, hidden: { wilayah: filter.region ?? undefined, keadaan: filter.status ?? undefined, peringatan: now.peringatan ?? undefined } }}
      groups={[
        { label: t('filter.region'), chips: view.regions.map(({ code, name, count }) => ({ label: name, count, active: filter.region === code, href: href({ wilayah: toggle(filter.region === code, code) }) })) },
        { label: t('filter.status'), chips: view.statuses.map(({ status, count }) => ({ label: t(`state.${status}`), count, active: filter.status === status, href: href({ keadaan: toggle(filter.status === status, status) }) })) },
        { label: t('filter.data'), chips: [{ label: t('filter.warned'), count: view.warned, active: filter.warned, href: href({ peringatan: toggle(filter.warned, '1') }) }] },
      ]}
      clearHref={Object.values(now).some(Boolean) ? base : undefined}
    />
  );
}

function NomineeTable({ rows }: { rows: NomineesView['rows'] }) {
  const t = useTexts(nomineeTexts);
  return (
    <DataTable
      caption={t('caption')} captionHidden rows={rows} rowKey={(row) => row.id} tone={(row) => (row.warnings.length > 0 ? 'warn' : undefined)}
      empty={<EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>}
      columns={[
        { key: 'name', header: t('col.name'), cell: (row) => row.name },
        { key: 'nik', header: t('col.nik'), cell: (row) => row.nik ?? t('noNik') },
        { key: 'region', header: t('col.region'), cell: (row) => [row.region, row.district].filter(Boolean).join(', ') },
        { key: 'organisation', header: t('col.organisation'), wideOnly: true, cell: (row) => row.organisation },
        { key: 'phone', header: t('col.phone'), cell: (row) => row.phone ?? t('noPhone') },
        { key: 'status', header: t('col.status'), cell: (row) => <NomineeStatus status={row.status} reserveOrder={row.reserveOrder} /> },
        { key: 'warnings', header: t('col.warnings'), cell: (row) => (row.warnings.length > 0 ? row.warnings.join(' ') : t('noWarning')) },
      ]}
    />
  );
}
