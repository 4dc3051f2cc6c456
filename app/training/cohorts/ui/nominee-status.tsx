import { Status, useTexts, type Tone } from '~/ui';
import { nomineeTexts } from '../nominees.texts';
import type { ParticipationStatus } from '../participation-status';

const TONES: Record<ParticipationStatus, Tone> = {
  nominated: 'neutral', selected: 'info', reserve: 'neutral', 'not-selected': 'neutral', confirmed: 'ok', declined: 'bad', withdrawn: 'bad',
};

/** Where somebody stands, in a word; a reserve with the place in line. */
export function NomineeStatus({ status, reserveOrder }: { status: ParticipationStatus; reserveOrder: number | null }) {
  const t = useTexts(nomineeTexts);
  const reason = status === 'reserve' && reserveOrder !== null ? t('reserveOrder', { order: reserveOrder }) : undefined;
  return <Status tone={TONES[status]} reason={reason}>{t(`state.${status}`)}</Status>;
}
