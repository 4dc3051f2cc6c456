import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { regionsFor, type Actor, type Permission, type Scope } from '~/people/access';
import { page, type Ctx } from '~/people/access/index.server';
import { cohortPageTexts } from '~/training/cohorts';
import { cohortListView, readListFilter, type CohortListView } from '~/training/cohorts/index.server';
import { PROGRAMME_KINDS, programmeTexts } from '~/training/programmes';
import { DataTable, DateText, EmptyState, Filters, LinkButton, Page, Status, useTexts, type Tone } from '~/ui';
import { titled } from '../titles';

export const meta = titled(cohortPageTexts, 'list.title');

const held = (ctx: Ctx, permission: Permission) => regionsFor({ ...ctx.actor, id: ctx.actor.personId } satisfies Actor, permission);
/** Anywhere the actor may look at angkatan; the list itself is narrowed to those places. */
const somewhere = ({ ctx }: { ctx: Ctx }): Scope | null => {
  const [region] = held(ctx, 'cohort:read');
  return region ? { kind: 'region', region } : null;
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'cohort:read',
    scope: somewhere,
    run: async ({ ctx, url }) => {
      const filter = readListFilter(url);
      return { ...(await cohortListView(ctx, filter)), filter, mayMake: held(ctx, 'cohort:write').length > 0 };
    },
  });
}

const TIMES = ['coming', 'running', 'held', 'closed'] as const;
const TONES: Record<(typeof TIMES)[number], Tone> = { coming: 'info', running: 'ok', held: 'neutral', closed: 'neutral' };

export default function Cohorts() {
  const { rows, total, filter, mayMake } = useLoaderData<typeof loader>();
  const t = useTexts(cohortPageTexts);
  const make = mayMake ? <LinkButton kind="primary" icon="plus" href="/angkatan/baru">{t('list.new')}</LinkButton> : undefined;
  return (
    <Page title={t('list.title')} lede={t('list.lede')} width="wide" actions={total > 0 ? make : undefined}>
      {total === 0 ? <EmptyState icon="people" title={t('list.empty.title')} action={make}>{t('list.empty.text')}</EmptyState> : (
        <>
          <ListFilters filter={filter} />
          <CohortTable rows={rows} />
        </>
      )}
    </Page>
  );
}

function ListFilters({ filter }: { filter: { kind: string | null; time: string | null; search: string } }) {
  const t = useTexts(cohortPageTexts);
  const kinds = useTexts(programmeTexts);
  const href = (change: Record<string, string | null>) => {
    const all = { jenis: filter.kind, waktu: filter.time, cari: filter.search || null, ...change };
    const query = new URLSearchParams(Object.entries(all).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString();
    return query ? `/angkatan?${query}` : '/angkatan';
  };
  const on = filter.kind ?? filter.time ?? filter.search;
  return (
    <Filters
      search={{ name: 'cari', label: t('list.search'), value: filter.search, hidden: { jenis: filter.kind ?? undefined, waktu: filter.time ?? undefined } }}
      groups={[
        { label: t('list.kind'), chips: PROGRAMME_KINDS.map((kind) => ({ label: kinds(`kind.${kind}`), active: filter.kind === kind, href: href({ jenis: filter.kind === kind ? null : kind }) })) },
        { label: t('list.time'), chips: TIMES.map((time) => ({ label: t(`time.${time}`), active: filter.time === time, href: href({ waktu: filter.time === time ? null : time }) })) },
      ]}
      clearHref={on ? '/angkatan' : undefined}
    />
  );
}

function CohortTable({ rows }: { rows: CohortListView['rows'] }) {
  const t = useTexts(cohortPageTexts);
  const kinds = useTexts(programmeTexts);
  return (
    <DataTable
      caption={t('list.caption')} captionHidden rows={rows} rowKey={(row) => row.key}
      empty={<EmptyState title={t('list.none.title')}>{t('list.none.text')}</EmptyState>}
      columns={[
        { key: 'cohort', header: t('col.cohort'), cell: (row) => <><a href={`/angkatan/${row.key}`}>{row.title}</a><br /><small className="muted">{t('number', { number: row.number })} · {kinds(`kind.${row.kind}`)}</small></> },
        { key: 'dates', header: t('col.dates'), cell: (row) => <DateText value={row.startsOn} to={row.endsOn} /> },
        { key: 'place', header: t('col.place'), cell: (row) => row.place },
        { key: 'people', header: t('col.people'), cell: (row) => t('list.people', { selected: row.selected, quota: row.quota, nominees: row.nominees }) },
        { key: 'time', header: t('col.time'), cell: (row) => <Status tone={TONES[row.time]}>{t(`time.${row.time}`)}</Status> },
        { key: 'regions', header: t('col.regions'), wideOnly: true, cell: (row) => (row.regions.length > 0 ? row.regions.join(', ') : t('province')) },
      ]}
    />
  );
}
