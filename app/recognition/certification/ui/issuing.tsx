import { DataTable, MomentText, Notice, Stat, Stats, useLocale, useTexts } from '~/ui';
import { formatMinutes, formatNumber, formatTime } from '~/ui/format';
import { certificationTexts } from '../office.texts';

interface Issuing {
  readonly state: 'not-begun' | 'running' | 'paused' | 'held-up' | 'done';
  readonly sealed: number;
  readonly left: number;
  readonly failed: number;
  readonly perMinute: number;
  readonly remainingMs: number | null;
  readonly pause: { readonly at: Date | string; readonly by: string | null } | null;
  readonly trouble: { readonly error: string; readonly nextAt: Date | string } | null;
  readonly failures: readonly { readonly id: string; readonly number: string; readonly name: string; readonly reason: string }[];
}

/** Done, left, how fast, how long still. */
export function IssuingFigures({ view }: { view: Issuing }) {
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  const running = view.state === 'running';
  return (
    <Stats>
      <Stat label={t('issuing.sealed')} value={formatNumber(view.sealed, locale)} />
      <Stat label={t('issuing.left')} value={formatNumber(view.left, locale)} />
      {view.failed > 0 ? <Stat label={t('issuing.failed')} value={formatNumber(view.failed, locale)} /> : null}
      {running && view.perMinute > 0 ? <Stat label={t('issuing.rate')} value={formatNumber(Math.round(view.perMinute), locale)} /> : null}
      {running ? <Stat label={t('issuing.remaining')} value={view.remainingMs === null ? t('issuing.unknown') : formatMinutes(Math.max(1, Math.ceil(view.remainingMs / 60_000)), locale)} /> : null}
    </Stats>
  );
}

/** Why nothing moves: somebody held it, or something keeps it from going on. */
export function IssuingTrouble({ view }: { view: Issuing }) {
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  if (view.pause && view.state === 'paused') return <Notice tone="info" title={t('issuing.state.paused')}>{t('issuing.pausedBy', { name: view.pause.by ?? '–' })} <MomentText value={view.pause.at} /></Notice>;
  if (!view.trouble || view.state !== 'held-up') return null;
  return (
    <Notice tone="warn" title={t('issuing.state.held-up')}>
      {t('issuing.heldUp', { reason: view.trouble.error })} {t('issuing.tryAgain', { time: formatTime(view.trouble.nextAt, locale) })}
    </Notice>
  );
}

/** Those that could not be pressed, each with its reason. */
export function IssuingFailures({ view }: { view: Issuing }) {
  const t = useTexts(certificationTexts);
  return (
    <>
      <DataTable
        caption={t('issuing.failures')} captionHidden rows={view.failures} rowKey={(row) => row.id}
        columns={[
          { key: 'number', header: t('col.number'), cell: (row) => <a href={`/register/${row.id}`}>{row.number}</a> },
          { key: 'name', header: t('col.name'), cell: (row) => row.name },
          { key: 'reason', header: t('issuing.reason'), cell: (row) => row.reason },
        ]}
      />
      {view.failed > view.failures.length ? <p className="muted">{t('issuing.failuresMore', { shown: view.failures.length })}</p> : null}
    </>
  );
}
