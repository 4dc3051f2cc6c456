import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { fieldworkTexts as texts } from '~/practice/fieldwork';
import { viewLogbook } from '~/practice/fieldwork/index.server';
import { EntryStatus } from '~/practice/fieldwork/ui/entry-state';
import { currentParticipationOf, participationScope } from '~/training/cohorts/index.server';
import { Card, DateText, EmptyState, LinkButton, Page, Section, Stack, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(texts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'logbook:write',
    scope: async ({ ctx }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      return own && participationScope(ctx.read, own.id);
    },
    run: async ({ ctx }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      return own && viewLogbook(ctx.read, own.id);
    },
  });
}

export default function Logbook() {
  const { entries, cohortTitle } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const add = <LinkButton kind="primary" icon="plus" href="/buku-kegiatan/baru">{t('new')}</LinkButton>;
  return (
    <Page title={t('title')} kicker={cohortTitle} lede={t('lede')} width="text" actions={entries.length > 0 ? add : undefined}>
      <Counts />
      {entries.length === 0 ? <EmptyState icon="edit" title={t('emptyTitle')} action={add}>{t('emptyText')}</EmptyState> : (
        <Stack>
          {entries.map((entry) => (
            <Card key={entry.id} level={2} kicker={<DateText value={entry.heldOn} />} title={<a href={`/buku-kegiatan/${entry.id}`}>{entry.topic}</a>}>
              <p><EntryStatus state={entry.state} /></p>
              <p>{t(`directness.${entry.directness}`)}: {t(`method.${entry.method}`)}<br />{entry.place}<br />{t('reach', { men: entry.audienceMen, women: entry.audienceWomen })}</p>
              {entry.state === 'returned' && entry.returnNote ? <p><strong>{t('returnNote')}:</strong> {entry.returnNote}</p> : null}
            </Card>
          ))}
        </Stack>
      )}
    </Page>
  );
}

function Counts() {
  const { facts, wanted } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <Section title={t('countTitle')}>
      <p>{t('counts', { ...facts })} {facts.endorsed > 0 ? t('endorsedSplit', { ...facts }) : null}</p>
      {wanted ? (
        <p className="muted">
          {t('wanted', { endorsed: wanted.endorsed })} {wanted.direct > 0 ? t('wantedDirect', { direct: wanted.direct }) : null} {wanted.indirect > 0 ? t('wantedIndirect', { indirect: wanted.indirect }) : null}
        </p>
      ) : null}
    </Section>
  );
}
