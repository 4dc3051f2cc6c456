import { DateText, Facts, MomentText, useTexts } from '~/ui';
import { Written } from '~/ui/written';
import type { Directness, EntryState } from '../entry';
import type { MethodKey } from '../method';
import type { TargetGroup } from '../target-group';
import { texts } from '../texts';
import { EntryStatus } from './entry-state';

export interface FactsOfEntry {
  readonly heldOn: string;
  readonly place: string;
  readonly directness: Directness;
  readonly method: MethodKey;
  readonly topic: string;
  readonly targetGroup: TargetGroup;
  readonly audienceMen: number;
  readonly audienceWomen: number;
  readonly reflection: string;
  readonly state: EntryState;
  readonly endorsedAt: Date | string | null;
  readonly endorsedBy: string | null;
  readonly endorsementNote: string | null;
}

/** Everything that was written about one outreach. */
export function EntryFacts({ entry }: { entry: FactsOfEntry }) {
  const t = useTexts(texts);
  return (
    <Facts
      facts={[
        { label: t('state'), value: <EntryStatus state={entry.state} /> },
        ...(entry.endorsedAt ? [{ label: t('endorsedAt'), value: <MomentText value={entry.endorsedAt} /> }] : []),
        ...(entry.endorsedBy ? [{ label: t('endorsedBy'), value: entry.endorsedBy }] : []),
        ...(entry.endorsementNote ? [{ label: t('endorsementNote'), value: <Written text={entry.endorsementNote} /> }] : []),
        { label: t('heldOn'), value: <DateText value={entry.heldOn} weekday /> },
        { label: t('place'), value: entry.place },
        { label: t('method'), value: `${t(`directness.${entry.directness}`)}: ${t(`method.${entry.method}`)}` },
        { label: t('targetGroup'), value: t(`ppks.${entry.targetGroup}`) },
        { label: t('audience'), value: t('reach', { men: entry.audienceMen, women: entry.audienceWomen }) },
        { label: t('reflection'), value: <Written text={entry.reflection} /> },
      ]}
    />
  );
}
