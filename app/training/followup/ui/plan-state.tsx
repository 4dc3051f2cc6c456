import { Status, useTexts, type Tone } from '~/ui';
import type { PlanState } from '../plan';
import { texts } from '../texts';

const TONES: Readonly<Record<PlanState, Tone>> = { none: 'neutral', draft: 'neutral', submitted: 'info', returned: 'warn', approved: 'ok' };

/** Where an RTL stands, in a word. */
export function PlanStatus({ state }: { state: PlanState }) {
  const t = useTexts(texts);
  return <Status tone={TONES[state]}>{t(`state.${state}`)}</Status>;
}
