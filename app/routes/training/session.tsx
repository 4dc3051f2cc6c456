import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator, type Locale } from '~/platform/i18n/catalogue';
import type { Outcome } from '~/platform/outcome';
import { AttendanceInput, SessionAddress, sessionOfficeTexts as texts, type AttendanceAct } from '~/training/sessions';
import { readListQuery, recordCard, recordList, sessionPageView, undoAttendance, type SessionPageView, type SessionPlace } from '~/training/sessions/index.server';
import { AttendanceList } from '~/training/sessions/ui/attendance-list';
import { LatestRecords } from '~/training/sessions/ui/latest-records';
import { SessionFrame } from '~/training/sessions/ui/session-frame';
import { TypedCode } from '~/training/sessions/ui/typed-code';
import { Card, LinkButton, Notice, Progress, Section, useLocale, useTexts } from '~/ui';
import { formatDateTime } from '~/ui/format';
import { titled } from '../titles';
import { admittedPlace, presenceTexts, recordedSentence, sessionScope } from './session-place';

export const meta = titled(texts, 'session.head', ({ head }: SessionPageView) => ({ title: head.title }));

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'attendance:record',
    params: SessionAddress,
    scope: sessionScope('attendance:record'),
    run: async ({ ctx, params, url }) => sessionPageView(ctx, await admittedPlace({ ctx, params }), readListQuery(url)),
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'attendance:record',
    params: SessionAddress,
    scope: sessionScope('attendance:record'),
    input: AttendanceInput,
    texts: presenceTexts,
    run: async ({ ctx, params, input, locale }) => {
      const said = await perform(ctx, await admittedPlace({ ctx, params }), input, locale);
      if (!said.ok) return said;
      const back = input.intent === 'undo' && input.back ? `/${input.back}` : '';
      return { ok: true, value: { to: `/sesi/${params.session}${back}`, toast: said.value } };
    },
  });
}

/** Does what the form asks and says what was done. */
async function perform(ctx: Ctx, place: SessionPlace, input: AttendanceAct, locale: Locale): Promise<Outcome<string>> {
  const t = translator(texts, locale);
  if (input.intent === 'card') {
    const recorded = await recordCard(ctx, place, input);
    return recorded.ok ? { ok: true, value: recordedSentence(recorded.value, locale) } : recorded;
  }
  if (input.intent === 'undo') {
    const undone = await undoAttendance(ctx, place, input.attendance);
    return undone.ok ? { ok: true, value: t('undone', undone.value) } : undone;
  }
  const listed = await recordList(ctx, place, input.marks);
  if (!listed.ok) return listed;
  const { written, differing } = listed.value;
  return { ok: true, value: differing.length > 0 ? t('recorded.listDiffer', { written, names: differing.join(', ') }) : t('recorded.list', { written }) };
}

export default function SessionPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const { head, counts, may } = view;
  const base = `/sesi/${head.id}`;
  const intent = answer?.form.values.intent;
  const scannable = view.time === 'open' && !view.closed;
  const actions = (
    <>
      {may.assess && head.practice ? <LinkButton icon="list" href={`${base}/rubrik`}>{t('session.rubric')}</LinkButton> : null}
      <LinkButton kind="quiet" icon="print" href={`${base}/daftar-hadir`}>{t('sheet.title')}</LinkButton>
      {may.write ? <LinkButton kind="quiet" icon="edit" href={`${base}/ubah`}>{t('session.edit')}</LinkButton> : null}
    </>
  );
  return (
    <SessionFrame head={head} width="wide" first={<Counter view={view} scannable={scannable} />}>
      <div className="cluster">{actions}</div>
      <WindowNotice />
      {scannable ? <Section title={t('session.typed')}><TypedCode state={intent === 'card' ? answer?.form : undefined} /></Section> : null}
      <LatestRecords session={head.id} records={view.latest} undo={may.correct && !view.closed} />
      <Section id="daftar" title={t('session.list')} lede={t('session.list.lede')}>
        <AttendanceList
          session={head.id} rows={view.list} counts={counts} query={view.query} open={view.time !== 'coming' && !view.closed} correct={may.correct}
          state={intent === 'card' ? undefined : answer?.form}
        />
      </Section>
    </SessionFrame>
  );
}

/** The one thing this page is opened for at the door: the scanner, and how many have come. */
function Counter({ view: { head, counts }, scannable }: { view: SessionPageView; scannable: boolean }) {
  const t = useTexts(texts);
  return (
    <Card kind={scannable ? 'next' : 'plain'}>
      {scannable ? <p><LinkButton kind="primary" size="wide" icon="scan" href={`/sesi/${head.id}/pindai`}>{t('session.scan')}</LinkButton></p> : null}
      <Progress id="hadir" label={t('session.count')} value={counts.hadir} max={Math.max(1, counts.semua)} words={t('present', { present: counts.hadir, people: counts.semua })} />
    </Card>
  );
}

function WindowNotice() {
  const { time, closed, opensAt, closesAt } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const locale = useLocale();
  if (closed) return <Notice>{t('session.closed')}</Notice>;
  if (time === 'coming') return <Notice>{t('session.notOpen', { time: formatDateTime(opensAt, locale) })}</Notice>;
  return time === 'held' ? <Notice>{t('session.listOnly', { time: formatDateTime(closesAt, locale) })}</Notice> : null;
}
