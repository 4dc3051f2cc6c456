import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { auditTexts } from '~/oversight/audit';
import { trailView } from '~/oversight/audit/index.server';
import { page } from '~/people/access/index.server';
import { EAST_JAVA } from '~/people/regions';
import { DataTable, EmptyState, Filters, MomentText, Page, Pagination, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(auditTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'audit:read',
    scope: { kind: 'region', region: EAST_JAVA },
    run: ({ ctx, url }) => {
      const asked = Number(url.searchParams.get('halaman') ?? 1);
      return trailView(ctx, { search: (url.searchParams.get('cari') ?? '').slice(0, 80), page: Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1 });
    },
  });
}

export default function Trail() {
  const { rows, total, pages, page: current, perPage, search } = useLoaderData<typeof loader>();
  const t = useTexts(auditTexts);
  const from = total === 0 ? 0 : (current - 1) * perPage + 1;
  return (
    <Page title={t('title')} lede={t('lede')} width="wide">
      <Filters search={{ name: 'cari', label: t('search'), value: search }} groups={[]} clearHref={search ? '?' : undefined} />
      <DataTable
        caption={t('title')} captionHidden rows={rows} rowKey={(row) => row.id} empty={<EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
        columns={[
          { key: 'at', header: t('when'), cell: (row) => <MomentText value={row.at} /> },
          { key: 'who', header: t('who'), cell: (row) => row.actorName },
          { key: 'action', header: t('action'), cell: (row) => row.action },
          { key: 'subject', header: t('subject'), cell: (row) => <>{row.subjectType} <small className="muted">{row.subjectId}</small></> },
          { key: 'detail', header: t('detail'), cell: (row) => row.detail },
        ]}
      />
      <Pagination page={current} pages={pages} href={(n) => `?${new URLSearchParams({ ...(search ? { cari: search } : {}), halaman: String(n) }).toString()}`} rows={{ from, to: Math.min(total, current * perPage), total }} />
    </Page>
  );
}
