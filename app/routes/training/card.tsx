import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { sessionTexts as texts } from '~/training/sessions';
import { ownCardView, type OwnCardView } from '~/training/sessions/index.server';
import { Card, Code, EmptyState, IconLine, LinkButton, Notice, Page, PrintButton, QrFigure, useLocale, useTexts } from '~/ui';
import { civilDateOf, formatCivilDate, formatCivilRange, formatTimeRange } from '~/ui/format';
import { titled } from '../titles';

export const meta = titled(texts, 'card.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'profile:write',
    scope: ({ ctx }) => ({ kind: 'self', personId: ctx.actor.personId }),
    run: async ({ ctx }) => ({ view: await ownCardView(ctx) }),
  });
}

export default function OwnCard() {
  const { view } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const card = view?.card;
  return (
    <Page title={t('card.title')} width="text" actions={card ? <PrintButton /> : undefined}>
      {view === null ? <EmptyState icon="qr" title={t('card.none.title')}>{t('card.none.text')}</EmptyState> : null}
      {view && !card ? <EmptyState icon="qr" title={t('card.waiting.title')}>{t('card.waiting.text')}</EmptyState> : null}
      {view && card ? <Paper view={view} card={card} /> : null}
      {view?.next ? <div className="screen-only"><Next next={view.next} /></div> : null}
    </Page>
  );
}

function Paper({ view, card }: { view: OwnCardView; card: NonNullable<OwnCardView['card']> }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <>
      <Card title={view.name} kicker={<>{t('card.cohort', { number: view.cohort.number })}, {view.regency}</>}>
        <QrFigure modules={card.qr.modules} size={card.qr.size} alt={t('card.alt', { code: card.code })} caption={<Code value={card.code} size="large" />} />
        <p>{view.cohort.title}</p>
        <p>{formatCivilRange(view.cohort.startsOn, view.cohort.endsOn, locale)}, {view.cohort.place}</p>
      </Card>
      <p>{t('card.hint')}</p>
      <Notice>{t('card.offline')} {t('card.private')}</Notice>
    </>
  );
}

function Next({ next }: { next: NonNullable<OwnCardView['next']> }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <Card kicker={t('card.next')} title={next.title} actions={<LinkButton kind="quiet" href="/jp">{t('card.ledger')}</LinkButton>}>
      <IconLine icon="calendar">{formatCivilDate(civilDateOf(next.startsAt), locale, { weekday: true })}, {formatTimeRange(next.startsAt, next.endsAt, locale)}</IconLine>
      <IconLine icon="pin">{next.place}</IconLine>
    </Card>
  );
}
