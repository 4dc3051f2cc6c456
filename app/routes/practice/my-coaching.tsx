import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { ActionTick, coachingTexts as texts } from '~/practice/coaching';
import { tickAction, viewCoaching } from '~/practice/coaching/index.server';
import { ActionList } from '~/practice/coaching/ui/action-list';
import { SessionCard } from '~/practice/coaching/ui/session-card';
import { currentParticipationOf, participationScope } from '~/training/cohorts/index.server';
import { EmptyState, FormErrors, Page, Section, Stack, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(texts, 'title');

const ownScope = async ({ ctx }: { ctx: Ctx }) => {
  const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
  return own && participationScope(ctx.read, own.id);
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'rtl:write',
    scope: ownScope,
    run: async ({ ctx }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      return own && viewCoaching(ctx.read, own.id, ctx.actor.personId, ctx.now);
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'rtl:write',
    scope: ownScope,
    input: ActionTick,
    texts,
    run: async ({ ctx, input, locale }) => {
      const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
      if (!own) throw new Error('an admitted volunteer has a participation');
      const outcome = await tickAction(ctx, own, input.action, input.done === 'ya');
      if (!outcome.ok) return outcome;
      return { ok: true, value: { to: '/pembinaan', toast: translator(texts, locale)(input.done === 'ya' ? 'toastDone' : 'toastOpen') } };
    },
  });
}

export default function MyCoaching() {
  const { coach, sessions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const actions = sessions.flatMap((session) => session.actions);
  const left = actions.filter(({ state }) => state !== 'done');
  const ended = actions.filter(({ state }) => state === 'done');
  return (
    <Page title={t('title')} lede={t('lede')} width="text">
      <FormErrors state={answer?.form} />
      <p>{coach ? t('yourCoach', { name: coach }) : t('noCoach')}</p>
      {sessions.length === 0 ? <EmptyState icon="message" title={t('emptyTitle')}>{t('emptyText')}</EmptyState> : (
        <>
          {actions.length > 0 ? (
            <Section title={t('openTitle')}>
              {left.length === 0 ? <p>{t('openNone')}</p> : null}
              <ActionList actions={[...left, ...ended]} tick />
            </Section>
          ) : null}
          <Section title={t('sessionsTitle')}>
            <Stack>{sessions.map((session) => <SessionCard key={session.id} session={session} />)}</Stack>
          </Section>
        </>
      )}
    </Page>
  );
}
