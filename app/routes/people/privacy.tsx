import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page, PUBLIC } from '~/people/access/index.server';
import { noticeTexts } from '~/people/accounts';
import { PRIVACY_NOTICE_VERSION } from '~/people/accounts/index.server';
import { Page, Section, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(noticeTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'public', scope: PUBLIC, run: () => ({ version: PRIVACY_NOTICE_VERSION }) });
}

const PARTS = ['who', 'why', 'what', 'public', 'keep', 'rights', 'client'] as const;

export default function Privacy() {
  const { version } = useLoaderData<typeof loader>();
  const t = useTexts(noticeTexts);
  return (
    <Page title={t('title')} lede={t('lede', { version })} width="text">
      {PARTS.map((part) => <Section key={part} title={t(`${part}.title`)}><p>{t(`${part}.text`)}</p></Section>)}
    </Page>
  );
}
