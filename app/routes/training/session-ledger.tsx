import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { cohortTexts } from '~/training/cohorts';
import { programmeTexts } from '~/training/programmes';
import { sessionTexts as texts } from '~/training/sessions';
import { ownLedgerView, type OwnLedgerView } from '~/training/sessions/index.server';
import { DataTable, EmptyState, Page, Progress, Section, Status, useLocale, useTexts } from '~/ui';
import { civilDateOf, formatCivilDate, formatNumber, formatTimeRange } from '~/ui/format';
import { titled } from '../titles';

export const meta = titled(texts, 'ledger.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'profile:write',
    scope: ({ ctx }) => ({ kind: 'self', personId: ctx.actor.personId }),
    run: async ({ ctx }) => ({ view: await ownLedgerView(ctx) }),
  });
}

export default function OwnLedger() {
  const { view } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const modes = useTexts(programmeTexts);
  const locale = useLocale();
  if (!view) return <Page title={t('ledger.title')} width="text"><EmptyState icon="clock" title={t('card.none.title')}>{t('ledger.empty.text')}</EmptyState></Page>;
  if (view.lines.length === 0) return <Page title={t('ledger.title')} width="text"><EmptyState icon="calendar" title={t('ledger.empty.title')}>{t('ledger.empty.text')}</EmptyState></Page>;
  const sum = { earned: formatNumber(view.earned, locale), offered: formatNumber(view.offered, locale) };
  return (
    <Page title={t('ledger.title')} kicker={t('card.cohort', { number: view.cohort.number })}>
      <Progress id="jp" label={t('ledger.progress')} value={view.earned} max={view.offered} words={t('ledger.lede', sum)} />
      {view.needed > 0 ? <p>{t('ledger.needed', { needed: formatNumber(view.needed, locale) })} {t('ledger.rule')}</p> : <p>{t('ledger.rule')}</p>}
      <Section title={t('ledger.modes')}>
        <ul>{view.modes.map(({ mode, earned, offered }) => <li key={mode}>{t('ledger.modeLine', { mode: modes(`mode.${mode}`), earned: formatNumber(earned, locale), offered: formatNumber(offered, locale) })}</li>)}</ul>
      </Section>
      <Section title={t('ledger.sessions')}><Lines lines={view.lines} /></Section>
      <p className="muted">{t('ledger.wrong')}</p>
    </Page>
  );
}

function Lines({ lines }: { lines: OwnLedgerView['lines'] }) {
  const t = useTexts(texts);
  const modes = useTexts(programmeTexts);
  const locale = useLocale();
  return (
    <DataTable
      caption={t('ledger.sessions')} captionHidden rows={lines} rowKey={({ id }) => id}
      columns={[
        { key: 'title', header: t('ledger.title.col'), cell: ({ title }) => title },
        { key: 'when', header: t('ledger.when'), cell: ({ startsAt, endsAt }) => <>{formatCivilDate(civilDateOf(startsAt), locale)}, {formatTimeRange(startsAt, endsAt, locale)}</> },
        { key: 'mode', header: t('ledger.mode'), cell: ({ mode }) => modes(`mode.${mode}`) },
        { key: 'state', header: t('ledger.state'), cell: (line) => <LineState line={line} /> },
        { key: 'jp', header: t('ledger.jp'), align: 'end', cell: ({ earned, jp }) => t('ledger.earnedOf', { earned: formatNumber(earned, locale), jp: formatNumber(jp, locale) }) },
      ]}
    />
  );
}

function LineState({ line: { status, over } }: { line: OwnLedgerView['lines'][number] }) {
  const t = useTexts(texts);
  const words = useTexts(cohortTexts);
  if (status !== null) return <Status tone={status === 'H' ? 'ok' : 'warn'}>{words(`attendance.${status}`)}</Status>;
  return <Status tone="neutral">{t(over ? 'state.unrecorded' : 'state.coming')}</Status>;
}
