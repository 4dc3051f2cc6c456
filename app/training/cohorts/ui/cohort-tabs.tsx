import { Tabs, useTexts } from '~/ui';
import { cohortPageTexts } from '../cohort-pages.texts';

const TABS = [
  ['overview', ''], ['nominees', '/calon'], ['invitations', '/undangan'], ['team', '/tim'], ['sessions', '/sesi'], ['rtl', '/rtl'], ['board', '/papan'], ['certificates', '/sertifikat'],
] as const;
export type CohortTab = (typeof TABS)[number][0];

/** What a trainer meets of an angkatan; the rest is the officer's. */
const FOR_TRAINERS: readonly CohortTab[] = ['overview', 'sessions', 'board'];

/** Between the pages of one angkatan. */
export function CohortTabs({ cohort, current, trainer = false }: { cohort: string; current: CohortTab; trainer?: boolean }) {
  const t = useTexts(cohortPageTexts);
  const shown = TABS.filter(([tab]) => !trainer || FOR_TRAINERS.includes(tab));
  return <Tabs label={t('tab.label')} tabs={shown.map(([tab, path]) => ({ href: `/angkatan/${cohort}${path}`, label: t(`tab.${tab}`), current: tab === current }))} />;
}
