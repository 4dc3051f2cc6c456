import { cohortTexts, type AttendanceMethod, type AttendanceStatus as Recorded } from '~/training/cohorts';
import { PostButton, Section, useLocale, useTexts, VisuallyHidden } from '~/ui';
import { formatTime } from '~/ui/format';
import { officeTexts } from '../office.texts';
import { AttendanceStatus } from './attendance-status';

export interface Latest {
  readonly id: string;
  readonly name: string;
  readonly status: Recorded | null;
  readonly method: AttendanceMethod;
  readonly at: Date;
  /** Recorded so lately that one press may take it back. */
  readonly young: boolean;
}

/** The last records of a session, each with its undo. `back` brings the scanner back to the camera. */
export function LatestRecords({ session, records, undo, back }: { session: string; records: readonly Latest[]; undo: boolean; back?: 'pindai' }) {
  const t = useTexts(officeTexts);
  const words = useTexts(cohortTexts);
  const locale = useLocale();
  return (
    <div data-scan-latest="">
      <Section title={t('session.latest')}>
        {records.length === 0 ? <p className="muted">{t('session.latest.empty')}</p> : (
          <ol className="latest">
            {records.map(({ id, name, status, method, at, young }) => (
              <li key={id}>
                <span><b>{name}</b><br /><AttendanceStatus status={status} reason={`${formatTime(at, locale)}, ${words(`method.${method}`)}`} /></span>
                {undo && young ? (
                  <PostButton action={`/sesi/${session}`} intent="undo" fields={{ attendance: id, back: back ?? '' }} kind="quiet" size="small" icon="undo">
                    {t('session.undo')}<VisuallyHidden> {t('session.undoOf', { name })}</VisuallyHidden>
                  </PostButton>
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </Section>
    </div>
  );
}
