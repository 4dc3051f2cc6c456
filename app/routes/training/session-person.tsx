import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { ATTENDANCE_STATUSES, cohortTexts, type AttendanceStatus as Recorded } from '~/training/cohorts';
import { findParticipant, participationScope } from '~/training/cohorts/index.server';
import { CorrectionInput, SessionAddress, sessionOfficeTexts as texts } from '~/training/sessions';
import { correctAttendance, findSessionPlace, personAttendanceView, type PersonAttendanceView } from '~/training/sessions/index.server';
import { AttendanceStatus } from '~/training/sessions/ui/attendance-status';
import { SessionFrame } from '~/training/sessions/ui/session-frame';
import { EmptyState, Field, Form, RadioGroup, Section, SubmitRow, Timeline, useLocale, useTexts } from '~/ui';
import { formatDateTime } from '~/ui/format';
import { titled } from '../titles';
import { admittedPlace, presenceTexts } from './session-place';

const params = SessionAddress.extend({ participation: z.string().max(60) });

export const meta = titled(texts, 'person.title', ({ name }: PersonAttendanceView) => ({ name }));

/** The person, as far as it is one of the session's angkatan. */
const scope = async ({ ctx, params: { session, participation } }: { ctx: Ctx; params: z.output<typeof params> }) => {
  const [place, person] = await Promise.all([findSessionPlace(ctx.read, session), participationScope(ctx.read, participation)]);
  return place && person?.cohortId === place.cohort.id ? person : null;
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'attendance:correct',
    params,
    scope,
    run: async (given) => personAttendanceView(given.ctx, await admittedPlace(given), given.params.participation),
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'attendance:correct',
    params,
    scope,
    input: CorrectionInput,
    texts: presenceTexts,
    run: async (given) => {
      const place = await admittedPlace(given);
      const who = await findParticipant(given.ctx.read, given.params.participation);
      if (!who) throw new Response(null, { status: 404 });
      const outcome = await correctAttendance(given.ctx, place, who, given.input);
      if (!outcome.ok) return outcome;
      const status = translator(cohortTexts, given.locale)(`attendance.${outcome.value.to}`);
      return { ok: true, value: { to: `/sesi/${place.session.id}#daftar`, toast: translator(texts, given.locale)('person.done', { status }) } };
    },
  });
}

export default function PersonAttendance() {
  const { head, name, record, closed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const words = useTexts(cohortTexts);
  const correctable = record !== null && record.status !== null && !closed;
  return (
    <SessionFrame head={head} title={t('person.title', { name })} width="text">
      {record ? <p>{t('person.now')}: <AttendanceStatus status={record.status} /></p> : <EmptyState icon="list" title={t('status.none')}>{t('person.nothing')}</EmptyState>}
      {closed ? <p className="muted">{t('session.closed')}</p> : null}
      {correctable ? (
        <Section title={t('person.correct')}>
          <Form state={answer?.form} guard>
            <RadioGroup name="status" legend={t('person.status')} inline required mark={false} options={ATTENDANCE_STATUSES.filter((status) => status !== record.status).map((value) => ({ value, label: words(`attendance.${value}`) }))} />
            <Field name="reason" type="textarea" rows={2} label={t('person.reason')} hint={t('person.reasonHint')} required mark={false} maxLength={300} />
            <SubmitRow label={t('person.submit')} cancelHref={`/sesi/${head.id}`} />
          </Form>
        </Section>
      ) : null}
      {record ? <Section title={t('person.history')}><Trail /></Section> : null}
    </SessionFrame>
  );
}

function Trail() {
  const { record, corrections } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const words = useTexts(cohortTexts);
  const locale = useLocale();
  const word = (status: Recorded | null) => (status === null ? t('person.takenBack') : words(`attendance.${status}`));
  if (!record) return null;
  const first = { when: formatDateTime(record.at, locale), title: t('person.first', { method: words(`method.${record.method}`) }), who: record.by ?? undefined };
  const changes = corrections.map(({ from, to, reason, at, by }) => ({ when: formatDateTime(at, locale), title: t('person.change', { from: word(from), to: word(to) }), who: by ?? undefined, children: reason }));
  return <Timeline label={t('person.history')} events={[first, ...changes]} />;
}
