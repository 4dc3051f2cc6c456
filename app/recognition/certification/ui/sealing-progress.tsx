import { LinkButton, Notice, PostButton, Progress, useTexts } from '~/ui';
import { certificationTexts } from '../office.texts';

export interface SealingProgressProps {
  id: string;
  progress: { readonly total: number; readonly sealed: number; readonly failed: number };
  /** Why certificates wait, as the last attempt said. */
  failure?: string | null;
  /** Address of the page, to look again. */
  here: string;
  /** The batch, for the page that refreshes itself. */
  batchId?: string;
  /** Further fields of the retry. */
  fields?: Record<string, string>;
}

/** How far the worker is: words and a bar, looked at again by reloading; no script. */
export function SealingProgress({ id, progress, failure, here, batchId, fields }: SealingProgressProps) {
  const t = useTexts(certificationTexts);
  const { total, sealed, failed } = progress;
  const under = sealed < total;
  return (
    <>
      <Progress id={id} label={t('sign.progress')} value={sealed} max={Math.max(1, total)} words={t('sign.progressWords', { sealed, total })} />
      {under ? <p className="muted">{t('sign.progressHint')} <a href={here}>{t('sign.reload')}</a></p> : null}
      {under && batchId ? <p><LinkButton kind="primary" href={`/penerbitan/${batchId}`}>{t('issuing.open')}</LinkButton></p> : null}
      {failed > 0 || failure ? (
        <Notice tone="warn" title={failed > 0 ? t('sign.failedTitle', { count: failed }) : t('sign.heldUpTitle')} actions={<><PostButton intent="retry" fields={fields}>{t('sign.retry')}</PostButton><LinkButton kind="quiet" href={here}>{t('sign.reload')}</LinkButton></>}>
          {t('sign.failedText', { reason: failure ?? '–' })}
        </Notice>
      ) : null}
    </>
  );
}
