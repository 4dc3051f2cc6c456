import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { CohortAddress, cohortScope, officeScope } from '~/training/cohorts';
import { findCohortByKey } from '~/training/cohorts/index.server';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { programmeTexts } from '~/training/programmes';
import { sessionOfficeTexts as texts } from '~/training/sessions';
import { planSessions, sessionListView, type SessionListView } from '~/training/sessions/index.server';
import { DataTable, EmptyState, FormErrors, LinkButton, PostButton, Section, Status, useLocale, useTexts } from '~/ui';
import { formatCivilDate, formatNumber, formatTimeRange } from '~/ui/format';
import { titled } from '../titles';

export const meta = titled(texts, 'list.title');

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
      return cohort && sessionListView(ctx, cohort);
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'session:write',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && cohortScope(cohort);
    },
    input: z.object({ intent: z.literal('plan') }),
    texts,
    run: async ({ ctx, params, locale }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) throw new Response(null, { status: 404 });
      const outcome = await planSessions(ctx, cohort);
      if (!outcome.ok) return outcome;
      const toast = translator(texts, locale)(outcome.value.made > 0 ? 'list.planned' : 'list.kept', outcome.value);
      return { ok: true, value: { to: `/angkatan/${cohort.key}/sesi`, toast } };
    },
  });
}

export default function SessionList() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const locale = useLocale();
  const base = `/angkatan/${view.head.key}`;
  const count = view.days.reduce((sum, { sessions }) => sum + sessions.length, 0);
  const lede = count > 0 ? t('list.lede', { sessions: count, jp: formatNumber(view.jp, locale), people: view.people }) : undefined;
  return (
    <CohortFrame head={view.head} current="sessions" title={t('list.title')} crumb={t('list.title')} lede={lede} trainer={view.trainerOnly} actions={count > 0 && view.may.write ? <LinkButton icon="plus" href={`${base}/sesi/baru`}>{t('list.add')}</LinkButton> : undefined}>
      <FormErrors state={answer?.form} />
      {count === 0 ? <NoSessions base={base} write={view.may.write} /> : null}
      {view.days.map(({ day, sessions }) => <Day key={day} day={day} sessions={sessions} people={view.people} record={view.may.record} />)}
      {view.confirmed > 0 && view.may.print ? (
        <div className="stack" data-gap="small">
          <p><LinkButton icon="print" href={`${base}/kartu`}>{t('list.cards')}</LinkButton></p>
          <p className="muted">{t('list.cards.note', { count: view.confirmed })}</p>
        </div>
      ) : null}
    </CohortFrame>
  );
}

function NoSessions({ base, write }: { base: string; write: boolean }) {
  const t = useTexts(texts);
  if (!write) return <EmptyState icon="calendar" title={t('list.empty.title')}>{t('list.empty.wait')}</EmptyState>;
  return (
    <EmptyState
      icon="calendar" title={t('list.empty.title')}
      action={<><PostButton intent="plan" kind="primary">{t('list.plan')}</PostButton><LinkButton icon="plus" href={`${base}/sesi/baru`}>{t('list.add')}</LinkButton></>}
    >
      {t('list.empty.text')}
    </EmptyState>
  );
}

const TONES = { coming: 'neutral', open: 'ok', held: 'info' } as const;

function Day({ day, sessions, people, record }: Omit<SessionListView['days'][number], never> & { people: number; record: boolean }) {
  const t = useTexts(texts);
  const modes = useTexts(programmeTexts);
  const locale = useLocale();
  const title = formatCivilDate(day, locale, { weekday: true });
  return (
    <Section title={title}>
      <DataTable
        caption={t('list.caption', { day: title })} captionHidden rows={sessions} rowKey={({ id }) => id}
        columns={[
          { key: 'title', header: t('col.title'), cell: (row) => <>{record ? <a href={`/sesi/${row.id}`}>{row.title}</a> : row.title}{row.practice ? <span className="hint">{t('practice')}</span> : null}</> },
          { key: 'time', header: t('col.time'), nowrap: true, cell: (row) => formatTimeRange(row.startsAt, row.endsAt, locale) },
          { key: 'place', header: t('col.place'), cell: (row) => row.place },
          { key: 'trainer', header: t('col.trainer'), cell: (row) => row.trainer ?? <span className="muted">{t('noTrainer')}</span> },
          { key: 'jp', header: t('col.jp'), align: 'end', cell: (row) => formatNumber(row.jp, locale) },
          { key: 'mode', header: t('col.mode'), cell: (row) => modes(`mode.${row.mode}`) },
          { key: 'present', header: t('col.present'), cell: (row) => <Status tone={TONES[row.time]} reason={row.time === 'coming' ? undefined : t('present', { present: row.present, people })}>{t(`time.${row.time}`)}</Status> },
        ]}
      />
    </Section>
  );
}
