import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { coachingOfficeTexts as texts } from '~/practice/coaching';
import { viewCoachDesk, type CoachDeskRow } from '~/practice/fieldwork/index.server';
import { PlanStatus } from '~/training/followup/ui/plan-state';
import { DataTable, DateText, EmptyState, Page, Status, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(texts, 'listTitle');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'coaching:write',
    scope: ({ ctx }) => ({ kind: 'coachee', coachId: ctx.actor.personId, region: '' }),
    run: async ({ ctx }) => ({ rows: await viewCoachDesk(ctx.read, ctx.actor.personId) }),
  });
}

export default function Coachees() {
  const { rows } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const waiting = rows.reduce((sum, row) => sum + row.waitingEntries, 0);
  const plans = rows.filter(({ plan }) => plan === 'submitted').length;
  return (
    <Page title={t('listTitle')} lede={rows.length > 0 ? t('listLede', { people: rows.length, waiting, plans }) : undefined} width="wide">
      <DataTable
        caption={t('listTitle')} captionHidden rows={rows} rowKey={({ participationId }) => participationId}
        empty={<EmptyState icon="people" title={t('listEmptyTitle')}>{t('listEmptyText')}</EmptyState>}
        columns={[
          { key: 'name', header: t('name'), cell: ({ participationId, name }) => <a href={`/binaan/${participationId}`}>{name}</a> },
          { key: 'regency', header: t('regency'), cell: ({ regency }) => regency },
          { key: 'cohort', header: t('cohort'), cell: ({ cohortTitle }) => cohortTitle, wideOnly: true },
          { key: 'waiting', header: t('waiting'), cell: (row) => <Waiting row={row} /> },
          { key: 'plan', header: t('plan'), cell: ({ plan }) => <PlanStatus state={plan} /> },
          { key: 'last', header: t('lastSession'), cell: ({ lastHeldOn, sessions }) => (lastHeldOn ? <><DateText value={lastHeldOn} /> ({t('sessionCount', { count: sessions })})</> : t('never')) },
          { key: 'open', header: t('openActions'), align: 'end', cell: ({ openActions }) => openActions },
        ]}
      />
    </Page>
  );
}

function Waiting({ row }: { row: CoachDeskRow }) {
  const t = useTexts(texts);
  const parts = [...(row.waitingEntries > 0 ? [t('waitingEntries', { count: row.waitingEntries })] : []), ...(row.plan === 'submitted' ? [t('waitingPlan')] : [])];
  return parts.length > 0 ? <Status tone="info">{parts.join(', ')}</Status> : <span className="muted">{t('nothingWaits')}</span>;
}
