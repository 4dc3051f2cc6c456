import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { page } from '~/people/access/index.server';
import { heldRegions } from '~/training/cohorts';
import { findCohortByKey } from '~/training/cohorts/index.server';
import { CohortTabs } from '~/training/cohorts/ui/cohort-tabs';
import { followupOfficeTexts, followupTexts, PLAN_STATES } from '~/training/followup';
import { planListScope, viewPlanList, type PlanListRow } from '~/training/followup/index.server';
import { PlanStatus } from '~/training/followup/ui/plan-state';
import { DataTable, EmptyState, Filters, LinkButton, MomentText, Page, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(followupOfficeTexts, 'listTitle');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'rtl:approve',
    params: z.object({ cohort: z.string() }),
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && planListScope(ctx, cohort);
    },
    run: async ({ ctx, params, url }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      const rows = cohort && (await viewPlanList(ctx, cohort));
      if (!cohort || !rows) return null;
      const state = PLAN_STATES.find((known) => known === url.searchParams.get('keadaan')) ?? null;
      const assigns = heldRegions(ctx.actor, cohort, 'coaching:assign').length > 0;
      return { cohort: { key: cohort.key, title: cohort.title }, rows, state, assigns };
    },
  });
}

export default function FollowUpList() {
  const { cohort, rows, state, assigns } = useLoaderData<typeof loader>();
  const t = useTexts(followupOfficeTexts);
  const words = useTexts(followupTexts);
  const base = `/angkatan/${cohort.key}/rtl`;
  const count = (wanted: string) => rows.filter((row) => row.state === wanted).length;
  const chips = [
    { label: t('all'), href: base, active: state === null, count: rows.length },
    ...PLAN_STATES.map((known) => ({ label: words(`state.${known}`), href: `${base}?keadaan=${known}`, active: state === known, count: count(known) })),
  ];
  return (
    <Page
      title={t('listTitle')} kicker={cohort.title} width="wide"
      actions={assigns ? <LinkButton href={`/angkatan/${cohort.key}/pembina`}>{t('coaches')}</LinkButton> : undefined}
      lede={t('listLede', { submitted: count('submitted'), approved: count('approved'), total: rows.length })}
      breadcrumbs={assigns ? [{ label: t('cohorts'), href: '/angkatan' }, { label: cohort.title, href: `/angkatan/${cohort.key}` }, { label: t('listTitle') }] : undefined}
    >
      {assigns ? <CohortTabs cohort={cohort.key} current="rtl" /> : null}
      {rows.length === 0 ? <EmptyState icon="people" title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState> : (
        <>
          <Filters groups={[{ label: t('filter'), chips }]} />
          <PlanTable base={base} rows={state ? rows.filter((row) => row.state === state) : rows} />
        </>
      )}
    </Page>
  );
}

function PlanTable({ base, rows }: { base: string; rows: readonly PlanListRow[] }) {
  const t = useTexts(followupOfficeTexts);
  return (
    <DataTable
      caption={t('listTitle')} captionHidden rows={rows} rowKey={(row) => row.participationId}
      empty={<EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
      columns={[
        { key: 'name', header: t('name'), cell: (row) => <a href={`${base}/${row.participationId}`}>{row.name}</a> },
        { key: 'regency', header: t('regency'), cell: (row) => row.regency },
        { key: 'state', header: t('state'), cell: (row) => <PlanStatus state={row.state} /> },
        { key: 'sent', header: t('submittedAt'), cell: (row) => (row.submittedAt ? <MomentText value={row.submittedAt} /> : t('notYet')) },
      ]}
    />
  );
}
