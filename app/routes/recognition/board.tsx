import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { boardTexts, REQUIREMENTS, type Requirement } from '~/recognition/competency';
import { boardView } from '~/recognition/competency/index.server';
import { CellOf } from '~/recognition/competency/ui/said';
import { CohortAddress, officeScope, toRoman } from '~/training/cohorts';
import { findCohortByKey } from '~/training/cohorts/index.server';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { DataTable, EmptyState, Filters, Status, useTexts, type Column } from '~/ui';
import { titled } from '../titles';

export const meta = titled(boardTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'competency:read',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'competency:read');
    },
    run: async ({ ctx, params, url }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) return null;
      const verdict = url.searchParams.get('putusan');
      const lacks = REQUIREMENTS.find((requirement) => requirement === url.searchParams.get('kurang')) ?? null;
      const filter = { verdict: verdict === 'kompeten' || verdict === 'belum' ? verdict : null, lacks, search: url.searchParams.get('cari') ?? '' } as const;
      const { key, title, number, startsOn, endsOn, place } = cohort;
      const trainer = cohort.trainerIds.includes(ctx.actor.personId) && ctx.actor.grants.every(({ role }) => role === 'pelatih');
      return { board: await boardView(ctx, cohort, filter), trainer, head: { key, title, number: toRoman(number), startsOn, endsOn, place } };
    },
  });
}

export default function Board() {
  const { board, head, trainer } = useLoaderData<typeof loader>();
  const t = useTexts(boardTexts);
  type Row = (typeof board.rows)[number];
  const columns: Column<Row>[] = [
    { key: 'name', header: t('person'), cell: (row) => <><a href={`/angkatan/${head.key}/peserta/${row.id}`}>{row.name}</a><br /><small className="muted">{row.region}</small></> },
    { key: 'verdict', header: t('verdict'), cell: (row) => <Status tone={row.kompeten ? 'ok' : 'warn'}>{t(row.kompeten ? 'kompeten' : 'belum')}</Status> },
    ...board.columns.map((requirement): Column<Row> => ({
      key: requirement, header: t(`column.${requirement}`), cell: (row) => { const cell = row.cells[requirement]; return cell ? <CellOf {...cell} /> : null; },
    })),
  ];
  return (
    <CohortFrame head={head} current="board" title={t('title')} crumb={t('title')} lede={t('lede')} trainer={trainer}>
      <p><strong>{t('summary', { kompeten: board.kompeten, total: board.total })}</strong></p>
      <BoardFilters filter={board.filter} columns={board.columns} />
      <DataTable
        caption={t('title')} captionHidden wide columns={columns} rows={board.rows} rowKey={(row) => row.id}
        empty={board.total === 0 ? <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState> : <p>{t('emptyFilter')}</p>}
      />
    </CohortFrame>
  );
}

function BoardFilters({ filter, columns }: { filter: { verdict: string | null; lacks: string | null; search: string }; columns: Requirement[] }) {
  const t = useTexts(boardTexts);
  const href = (changes: Record<string, string | null>) => {
    const now = { putusan: filter.verdict, kurang: filter.lacks, cari: filter.search || null, ...changes };
    const query = new URLSearchParams(Object.entries(now).flatMap(([name, value]) => (value ? [[name, value]] : [])));
    return `?${query.toString()}`;
  };
  const verdicts = [['', 'all'], ['kompeten', 'kompeten'], ['belum', 'belum']] as const;
  return (
    <Filters
      search={{ name: 'cari', label: t('search'), value: filter.search, hidden: { putusan: filter.verdict ?? undefined, kurang: filter.lacks ?? undefined } }}
      groups={[
        { label: t('filter.verdict'), chips: verdicts.map(([value, key]) => ({ label: t(key), href: href({ putusan: value || null }), active: (filter.verdict ?? '') === value })) },
        { label: t('filter.lacks'), chips: columns.map((column) => ({ label: t(`column.${column}`), href: href({ kurang: filter.lacks === column ? null : column }), active: filter.lacks === column })) },
      ]}
      clearHref={filter.verdict || filter.lacks || filter.search ? '?' : undefined}
    />
  );
}
