import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, PUBLIC } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { InvitationAnswer, invitationTexts } from '~/training/cohorts';
import { answerView, takeInvitation, type AnswerView } from '~/training/cohorts/index.server';
import { Button, Card, DateText, Disclosure, Facts, Field, Form, LinkButton, MomentText, Notice, Page, PostButton, SubmitRow, useTexts, type FormState } from '~/ui';
import { titled } from '../titles';

export const meta = titled(invitationTexts, 'page.title');

const LinkAddress = z.object({ token: z.string().max(200) });

/** The address itself is the key: it goes into no cache, no search index and no Referer. */
export const headers = () => ({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex, nofollow' });

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    params: LinkAddress,
    scope: PUBLIC,
    run: ({ ctx, params, request }) => answerView(ctx, params.token, request),
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'public',
    params: LinkAddress,
    scope: PUBLIC,
    input: InvitationAnswer,
    texts: invitationTexts,
    run: async ({ ctx, params, input, locale }) => {
      const used = await takeInvitation(ctx, params.token, input);
      if (!used.ok) return used;
      const { did, name, cookie } = used.value;
      const toast = translator(invitationTexts, locale)(`toast.${did}`, { name });
      if (!cookie) return { ok: true, value: { to: `/undangan/${params.token}`, toast } };
      return { ok: true, value: { to: did === 'confirmed' ? '/profil' : '/hari-ini', toast, headers: { 'Set-Cookie': cookie } } };
    },
  });
}

export default function InvitationAnswerPage() {
  const { gone, invitation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(invitationTexts);
  if (!invitation) {
    return (
      <Page title={t(`gone.${gone}.title`)} width="text">
        <Notice tone="warn" actions={<LinkButton href="/masuk">{t('gone.signIn')}</LinkButton>}>{t(`gone.${gone}.text`)}</Notice>
      </Page>
    );
  }
  return (
    <Page title={invitation.title} kicker={t('page.greeting', { name: invitation.name })} lede={t('page.lede', { organisers: invitation.organisers.join(', ') })} width="text">
      <InvitationFacts invitation={invitation} />
      <Answer invitation={invitation} state={answer?.form} />
      <Card kind="quiet" title={t('page.bring')}>
        <ul><li>{t('bring.ktp')}</li><li>{t('bring.phone')}</li><li>{t('bring.notes')}</li></ul>
      </Card>
    </Page>
  );
}

type Shown = NonNullable<AnswerView['invitation']>;

function InvitationFacts({ invitation }: { invitation: Shown }) {
  const t = useTexts(invitationTexts);
  const { contact } = invitation;
  return (
    <Facts facts={[
      { label: t('page.cohort'), value: invitation.number },
      { label: t('page.when'), value: <DateText value={invitation.startsOn} to={invitation.endsOn} weekday /> },
      ...(invitation.startsAt ? [{ label: t('page.time'), value: <MomentText value={invitation.startsAt} show="time" /> }] : []),
      { label: t('page.where'), value: invitation.place },
      ...(contact ? [{ label: t('page.contact'), value: <>{contact.name}{contact.name && contact.phone ? ', ' : null}{contact.chat ? <a href={contact.chat} rel="noopener noreferrer">{contact.phone}</a> : null}</> }] : []),
    ]} />
  );
}

function Answer({ invitation, state }: { invitation: Shown; state: FormState | undefined }) {
  const t = useTexts(invitationTexts);
  if (invitation.status === 'declined') return <Notice title={t('declined.title')}>{t('declined.text')}</Notice>;
  if (invitation.status === 'confirmed') {
    return (
      <Card kind="next" title={t('confirmed.title')}>
        <p>{t('confirmed.text')}</p>
        <PostButton intent="lanjutkan" kind="primary" size="wide">{t('confirmed.enter')}</PostButton>
        {invitation.answerable ? <Decline state={state} /> : null}
      </Card>
    );
  }
  if (!invitation.answerable) return <Notice tone="warn" title={t('late.title')}>{t('late.text')}</Notice>;
  return (
    <Card kind="next" title={t('answer.title')}>
      <Form id="hadir" intent="hadir" state={state?.values.intent === 'hadir' ? state : undefined}>
        <Button size="wide">{t('answer.yes')}</Button>
        <p className="hint">{t('answer.yesNote')}</p>
      </Form>
      <Decline state={state} />
    </Card>
  );
}

/** Declining takes a second step, so that nobody declines by a slip of the thumb. */
function Decline({ state }: { state: FormState | undefined }) {
  const t = useTexts(invitationTexts);
  const own = state?.values.intent === 'berhalangan' ? state : undefined;
  return (
    <Disclosure summary={t('answer.no')} open={own !== undefined}>
      <p>{t('answer.noLede')}</p>
      <Form id="berhalangan" intent="berhalangan" state={own}>
        <Field name="reason" label={t('answer.reason')} hint={t('answer.reasonHint')} maxLength={300} />
        <SubmitRow kind="secondary" label={t('answer.no')} />
      </Form>
    </Disclosure>
  );
}
