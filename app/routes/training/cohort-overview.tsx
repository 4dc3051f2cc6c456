import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { formatPhone } from '~/people/accounts';
import { CohortAddress, cohortPageTexts, officeScope, PARTICIPATION_STATUSES } from '~/training/cohorts';
import { findCohortByKey, overviewView, type OverviewView } from '~/training/cohorts/index.server';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { programmeTexts } from '~/training/programmes';
import { Card, DataTable, DateText, Facts, LinkButton, Section, Stat, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(cohortPageTexts, 'number', (data: OverviewView) => ({ number: data.head.number }));

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'cohort:read',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'cohort:read');
    },
    run: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && overviewView(ctx, cohort);
    },
  });
}

const STEP_PATHS = { import: '/calon#unggah', select: '/calon', invite: '/undangan', replace: '/undangan', 'wait-answers': '/undangan', sessions: '/sesi', board: '/papan' } as const;

export default function CohortOverview() {
  const view = useLoaderData<typeof loader>();
  const t = useTexts(cohortPageTexts);
  const { counts, next } = view;
  const count = { import: 0, select: 0, invite: view.uninvited, replace: counts.declined, 'wait-answers': counts.selected, sessions: 0, board: 0 }[next];
  const title = t(`next.${next}`, { count });
  return (
    <CohortFrame head={view.head} current="overview" trainer={!view.mayDecide}>
      {view.mayDecide ? (
        <Card kind="next" kicker={t('over.next')} title={title} actions={<LinkButton kind="primary" href={`/angkatan/${view.head.key}${STEP_PATHS[next]}`}>{title}</LinkButton>}>
          <p>{t(`next.${next}.text`)}</p>
        </Card>
      ) : null}
      <Section title={t('over.people')}>
        {view.total === 0 ? <p className="muted">{t('over.peopleEmpty')}</p> : (
          <div className="grid">
            {PARTICIPATION_STATUSES.filter((status) => counts[status] > 0).map((status) => <Stat key={status} label={t(`status.${status}`)} value={counts[status]} href={view.mayDecide ? `/angkatan/${view.head.key}/calon?keadaan=${status}` : undefined} />)}
          </div>
        )}
      </Section>
      {view.quotas.length > 0 ? <QuotaTable quotas={view.quotas} /> : null}
      <Section title={t('over.facts')}><CohortFacts view={view} /></Section>
    </CohortFrame>
  );
}

function CohortFacts({ view }: { view: OverviewView }) {
  const t = useTexts(cohortPageTexts);
  const modes = useTexts(programmeTexts);
  const { contact, head } = view;
  return (
    <Facts facts={[
      { label: t('over.programme'), value: <a href={`/program/${view.programme.key}`}>{view.programme.title}</a> },
      { label: t('over.dates'), value: <DateText value={head.startsOn} to={head.endsOn} weekday /> },
      { label: t('over.place'), value: head.place },
      { label: t('over.mode'), value: modes(`mode.${head.mode}`) },
      { label: t('over.curriculum'), value: t('over.curriculumText', { jp: view.jp, subjects: view.subjects }) },
      { label: t('over.quota'), value: t('over.quotaText', { quota: view.quota }) },
      { label: t('over.contact'), value: contact.name || contact.phone ? [contact.name, contact.phone && formatPhone(contact.phone)].filter(Boolean).join(', ') : t('over.noContact') },
    ]} />
  );
}

function QuotaTable({ quotas }: { quotas: OverviewView['quotas'] }) {
  const t = useTexts(cohortPageTexts);
  return (
    <DataTable
      caption={t('over.byRegion')} rows={quotas} rowKey={(row) => row.name}
      columns={[
        { key: 'region', header: t('over.region'), cell: (row) => row.name },
        { key: 'nominees', header: t('over.nominees'), align: 'end', cell: (row) => row.nominees },
        { key: 'selected', header: t('over.selected'), align: 'end', cell: (row) => row.selected },
        { key: 'seats', header: t('over.seats'), align: 'end', cell: (row) => row.quota },
      ]}
    />
  );
}
