import type { ReactNode } from 'react';
import { Page, useLocale, useTexts } from '~/ui';
import { formatCivilRange } from '~/ui/format';
import { cohortPageTexts } from '../cohort-pages.texts';
import { CohortTabs, type CohortTab } from './cohort-tabs';

interface Head {
  readonly key: string;
  readonly title: string;
  readonly number: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
}

export interface CohortFrameProps {
  head: Head;
  current: CohortTab;
  /** Title of this page; the angkatan's own title when absent. */
  title?: ReactNode;
  /** The page's name at the end of the way back; absent on the first page. */
  crumb?: string;
  lede?: ReactNode;
  actions?: ReactNode;
  trainer?: boolean;
  children: ReactNode;
}

/** Every office page of one angkatan: way back, title, tabs. */
export function CohortFrame({ head, current, title, crumb, lede, actions, trainer, children }: CohortFrameProps) {
  const t = useTexts(cohortPageTexts);
  const locale = useLocale();
  const own = t('number', { number: head.number });
  const crumbs = [{ label: t('list.title'), href: '/angkatan' }, crumb ? { label: own, href: `/angkatan/${head.key}` } : { label: own }, ...(crumb ? [{ label: crumb }] : [])];
  const when = `${formatCivilRange(head.startsOn, head.endsOn, locale)}, ${head.place}`;
  return (
    <Page width="wide" breadcrumbs={crumbs} kicker={title ? `${own} · ${head.title}` : own} title={title ?? head.title} lede={lede ?? when} actions={actions}>
      <CohortTabs cohort={head.key} current={current} trainer={trainer} />
      {children}
    </Page>
  );
}
