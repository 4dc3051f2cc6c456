import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { cohortScope } from '~/training/cohorts';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { SessionAddress, SessionChange, sessionOfficeTexts as texts } from '~/training/sessions';
import { changeSession, findSessionPlace, removeSession, sessionFormView } from '~/training/sessions/index.server';
import { SessionTimes } from '~/training/sessions/ui/session-times';
import { CheckboxField, Disclosure, Form, SubmitRow, useLocale, useTexts } from '~/ui';
import { formatNumber } from '~/ui/format';
import { titled } from '../titles';
import { admittedPlace } from './session-place';

export const meta = titled(texts, 'form.change');

const scope = async ({ ctx, params }: { ctx: Ctx; params: { session: string } }) => {
  const place = await findSessionPlace(ctx.read, params.session);
  return place && cohortScope(place.cohort);
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'session:write',
    params: SessionAddress,
    scope,
    run: async (given) => {
      const { session, cohort } = await admittedPlace(given);
      return sessionFormView(given.ctx, cohort, session);
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'session:write',
    params: SessionAddress,
    scope,
    input: SessionChange,
    texts,
    run: async ({ ctx, params, input, locale }) => {
      const t = translator(texts, locale);
      const place = await admittedPlace({ ctx, params });
      const list = `/angkatan/${place.cohort.key}/sesi`;
      const removing = input.intent === 'remove';
      const outcome = removing ? await removeSession(ctx, place.session) : await changeSession(ctx, place, input);
      return outcome.ok ? { ok: true, value: { to: list, toast: t(removing ? 'remove.done' : 'form.changed') } } : outcome;
    },
  });
}

export default function EditSession() {
  const { head, trainers, session, records } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const locale = useLocale();
  if (!session) return null;
  const removing = answer?.form.values.intent === 'remove';
  return (
    <CohortFrame head={head} current="sessions" title={t('form.change')} crumb={t('form.change')} lede={`${session.title}, ${t('jp', { jp: formatNumber(session.jp, locale) })}`}>
      <Form id="jadwal" state={removing ? undefined : answer?.form} intent="move" guard>
        {records > 0 ? <p className="muted">{t('form.kept')}</p> : null}
        <SessionTimes values={session} trainers={trainers} />
        <SubmitRow label={t('form.save')} cancelHref={`/sesi/${session.id}`} />
      </Form>
      <Disclosure summary={t('remove.title')} open={removing}>
        {records > 0 ? <p>{t('remove.locked', { records })}</p> : (
          <Form id="hapus" state={removing ? answer.form : undefined} intent="remove">
            <p>{t('remove.text', { jp: formatNumber(session.jp, locale) })}</p>
            <CheckboxField name="confirmation" label={t('remove.confirm')} required />
            <SubmitRow kind="danger" label={t('remove.submit')} />
          </Form>
        )}
      </Disclosure>
    </CohortFrame>
  );
}
