import { Status, useTexts, type Tone } from '~/ui';
import type { EntryState } from '../entry';
import { texts } from '../texts';

const TONES: Readonly<Record<EntryState, Tone>> = { waiting: 'info', returned: 'warn', endorsed: 'ok' };

/** Where an entry stands, in a word. */
export function EntryStatus({ state }: { state: EntryState }) {
  const t = useTexts(texts);
  return <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>;
}
