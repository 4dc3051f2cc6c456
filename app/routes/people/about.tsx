import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page, PUBLIC } from '~/people/access/index.server';
import { noticeTexts } from '~/people/accounts';
import { REGION_DATA_ATTRIBUTION } from '~/people/regions/index.server';
import { Page, Section, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(noticeTexts, 'about.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'public', scope: PUBLIC, run: () => ({ regions: REGION_DATA_ATTRIBUTION }) });
}

export default function About() {
  const { regions } = useLoaderData<typeof loader>();
  const t = useTexts(noticeTexts);
  return (
    <Page title={t('about.title')} lede={t('about.lede')} width="text">
      <Section title={t('help.title')}><p>{t('help.text')}</p></Section>
      <Section title={t('terms.title')}><p>{t('terms.text')}</p></Section>
      <Section title={t('sources.title')}><p>{t('sources.text', { title: regions.title, licence: regions.licence })}</p></Section>
    </Page>
  );
}
