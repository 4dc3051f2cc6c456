import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, PUBLIC } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { checkingTexts as texts, countByVerdict, resultRow, type Checking } from '~/recognition/verification';
import { eraseChecking, findChecking } from '~/recognition/verification/index.server';
import { FileOutcome } from '~/recognition/verification/ui/file-outcome';
import { ResultTable } from '~/recognition/verification/ui/result-table';
import { VERDICT_TONES } from '~/recognition/verification/ui/file-result';
import { Card, Cluster, LinkButton, Page, PostButton, Progress, Section, Status, useLocale, useTexts } from '~/ui';
import { formatDateTime, formatPercent } from '~/ui/format';
import { titled } from '../titles';
import { CheckingAddress, RESULT_HEADERS } from './checking-place.server';

const title = titled(texts, 'title');
/** Works without scripts: the page of a running check asks again by itself. */
export const meta: MetaFunction<typeof loader> = (args) => {
  const running = args.data && !args.data.gone && !args.data.checking.finished;
  return [...title(args), { name: 'robots', content: 'noindex, nofollow' }, ...(running ? [{ httpEquiv: 'refresh', content: '3' }] : [])];
};
export const headers = () => RESULT_HEADERS;

type Answer = { gone: true } | { gone: false; checking: Checking };

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    params: CheckingAddress,
    scope: PUBLIC,
    run: ({ ctx, params }): Answer => {
      const checking = findChecking(params.key, ctx.now);
      return checking ? { gone: false, checking } : { gone: true };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'public',
    params: CheckingAddress,
    scope: PUBLIC,
    input: z.object({ intent: z.literal('erase') }),
    run: ({ params, locale }) => {
      eraseChecking(params.key);
      return Promise.resolve({ ok: true, value: { to: '/verifikasi', toast: translator(texts, locale)('erased') } });
    },
  });
}

export default function VerifyResult() {
  const answer = useLoaderData<typeof loader>() as Answer;
  const t = useTexts(texts);
  const another = <LinkButton kind="primary" href="/verifikasi">{t('another')}</LinkButton>;
  if (answer.gone) return <Page title={t('gone.title')} lede={t('gone.text')} width="text">{another}</Page>;
  return answer.checking.finished ? <Finished checking={answer.checking} /> : <Running checking={answer.checking} />;
}

function Running({ checking }: { checking: Checking }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { doneBytes, totalBytes, files } = checking;
  const share = Math.min(1, doneBytes / Math.max(1, totalBytes));
  return (
    <Page title={t('running')} kicker={t('title')} lede={t('runningLede')} width={files.length > 0 ? 'wide' : 'text'}>
      <Progress id="kemajuan" label={t('progress')} value={Math.round(share * 100)} words={t('runningWords', { done: files.length, percent: formatPercent(share, locale, 0) })} />
      <p><LinkButton href={`/verifikasi/hasil/${checking.key}`}>{t('refresh')}</LinkButton></p>
      {files.length > 0 ? <Section title={t('table')}><ResultTable files={files} /></Section> : null}
    </Page>
  );
}

function Finished({ checking }: { checking: Checking }) {
  const t = useTexts(texts);
  const { key, files, skipped } = checking;
  const [only] = files;
  const many = files.length !== 1;
  const base = `/verifikasi/hasil/${key}`;
  return (
    <Page title={t('title')} lede={many ? t('count.many', { count: files.length }) : undefined} width={many ? 'wide' : 'text'}>
      {many ? <Counts files={files} /> : null}
      {!many && only ? <FileOutcome file={only} /> : <ResultTable files={files} href={(at) => `${base}/berkas/${at}`} />}
      {skipped > 0 ? <p className="muted">{t('skipped', { count: skipped })}</p> : null}
      <Cluster>
        <LinkButton icon="download" href={`${base}/laporan.pdf`} download>{t('downloadReport')}</LinkButton>
        <LinkButton icon="download" href={`${base}/hasil.xlsx`} download>{t('downloadXlsx')}</LinkButton>
        <LinkButton kind="primary" href="/verifikasi">{t('another')}</LinkButton>
      </Cluster>
      <Kept checking={checking} />
    </Page>
  );
}

function Counts({ files }: { files: Checking['files'] }) {
  const locale = useLocale();
  const counts = countByVerdict(files.map((file) => resultRow(file, locale)));
  return <Cluster>{counts.map(({ said, verdict, count }) => <Status key={said} tone={VERDICT_TONES[said]} reason={count}>{verdict}</Status>)}</Cluster>;
}

function Kept({ checking }: { checking: Checking }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <Card kind="quiet" actions={<PostButton action={`/verifikasi/hasil/${checking.key}`} intent="erase">{t('erase')}</PostButton>}>
      <p>{t('kept', { at: formatDateTime(checking.endsAt, locale) })}</p>
    </Card>
  );
}
