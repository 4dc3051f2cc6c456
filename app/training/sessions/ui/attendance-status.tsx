import { cohortTexts, type AttendanceStatus as Recorded } from '~/training/cohorts';
import { Status, useTexts, type Tone } from '~/ui';
import { officeTexts } from '../office.texts';

const TONES: Readonly<Record<Recorded, Tone>> = { H: 'ok', I: 'info', S: 'info', A: 'bad' };

/** Presence in a word; null is nothing recorded. */
export function AttendanceStatus({ status, reason }: { status: Recorded | null; reason?: string }) {
  const words = useTexts(cohortTexts);
  const t = useTexts(officeTexts);
  if (status === null) return <Status tone="neutral">{t('status.none')}</Status>;
  return <Status tone={TONES[status]} reason={reason}>{words(`attendance.${status}`)}</Status>;
}
