import type { ReactNode } from 'react';
import { Icon, IconLine, Page, useLocale, useTexts } from '~/ui';
import { civilDateOf, formatCivilDate, formatNumber, formatTimeRange } from '~/ui/format';
import { officeTexts } from '../office.texts';

interface Head {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly jp: number;
  readonly practice: boolean;
  readonly trainer: string | null;
  readonly cohort: { readonly key: string; readonly title: string; readonly number: string };
}

export interface SessionFrameProps {
  head: Head;
  /** This page's name; absent on the page of the session itself. */
  title?: string;
  lede?: ReactNode;
  /** What comes before when and where: the one thing this page is opened for. */
  first?: ReactNode;
  actions?: ReactNode;
  width?: 'text' | 'normal' | 'wide';
  children: ReactNode;
}

/** Every page about one session: way back, title, when and where. */
export function SessionFrame({ head, title, lede, first, actions, width = 'normal', children }: SessionFrameProps) {
  const t = useTexts(officeTexts);
  const locale = useLocale();
  const base = `/angkatan/${head.cohort.key}`;
  const crumbs = [{ label: t('cohorts'), href: '/angkatan' }, { label: t('session.cohort', { number: head.cohort.number }), href: base }, { label: t('list.title'), href: `${base}/sesi` }, title ? { label: head.title, href: `/sesi/${head.id}` } : { label: head.title }, ...(title ? [{ label: title }] : [])];
  return (
    <Page title={title ?? head.title} kicker={title ? head.title : undefined} lede={lede} breadcrumbs={crumbs} actions={actions} width={width}>
      {first}
      <div className="stack" data-gap="small">
        <IconLine icon="calendar">{formatCivilDate(civilDateOf(head.startsAt), locale, { weekday: true })}, {formatTimeRange(head.startsAt, head.endsAt, locale)}</IconLine>
        <IconLine icon="pin">{head.place}</IconLine>
        {title ? null : (
          <>
            <IconLine icon="person">{head.trainer ?? t('noTrainer')}</IconLine>
            <p className="icon-line"><Icon name="clock" /> <span>{t('jp', { jp: formatNumber(head.jp, locale) })}{head.practice ? `, ${t('practice')}` : null}</span></p>
          </>
        )}
      </div>
      {children}
    </Page>
  );
}
