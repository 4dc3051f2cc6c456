import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/people/access';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { EntryDecision, fieldworkOfficeTexts as texts, fieldworkTexts } from '~/practice/fieldwork';
import { decideEntry, entryScope, findWriterOf, viewEntry } from '~/practice/fieldwork/index.server';
import { EntryFacts } from '~/practice/fieldwork/ui/entry-facts';
import { EntryPhoto } from '~/practice/fieldwork/ui/entry-photo';
import { findParticipant } from '~/training/cohorts/index.server';
import { Card, Field, Form, FormErrors, Notice, Page, Section, SubmitRow, useTexts } from '~/ui';
import { Written } from '~/ui/written';
import { titled } from '../titles';

const params = z.object({ participation: z.string(), entry: z.string() });

export const meta = titled<string, { name: string }>(texts, 'title', ({ name }) => ({ name }));

const scope = async ({ ctx, params: { participation, entry } }: { ctx: Ctx; params: z.output<typeof params> }) => {
  const writer = await findWriterOf(ctx.read, entry);
  return writer?.id === participation ? entryScope(ctx.read, entry) : null;
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'logbook:read',
    params,
    scope,
    run: async ({ ctx, params: { participation, entry: id } }) => {
      const [entry, person, where] = await Promise.all([viewEntry(ctx.read, id), findParticipant(ctx.read, participation), entryScope(ctx.read, id)]);
      const endorses = where !== null && can({ ...ctx.actor, id: ctx.actor.personId }, 'logbook:endorse', where);
      return entry && person && { entry, name: person.person.name, participation, endorses };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'logbook:endorse',
    params,
    scope,
    input: EntryDecision,
    texts,
    run: async ({ ctx, params: { participation, entry }, input, locale }) => {
      const outcome = await decideEntry(ctx, participation, entry, input);
      if (!outcome.ok) return outcome;
      return { ok: true, value: { to: `/binaan/${participation}`, toast: translator(texts, locale)(input.intent === 'endorse' ? 'endorsed' : 'returned') } };
    },
  });
}

export default function EndorseEntry() {
  const { entry, name, participation, endorses } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const words = useTexts(fieldworkTexts);
  return (
    <Page title={entry.topic} kicker={t('title', { name })} width="text" breadcrumbs={[...(endorses ? [{ label: t('coachees'), href: '/binaan' }] : []), { label: name, href: `/binaan/${participation}` }, { label: entry.topic }]}>
      <FormErrors state={answer?.refusal ? answer.form : undefined} />
      {entry.returnNote ? <Notice tone="warn" title={words('returnNote')}><Written text={entry.returnNote} /></Notice> : null}
      <EntryFacts entry={entry} />
      <Section title={words('photo')}><EntryPhoto id={entry.id} topic={entry.topic} hasPhoto={entry.hasPhoto} version={entry.version} /></Section>
      {entry.state === 'endorsed' ? null : endorses ? <Decision /> : <p className="muted">{t('onlyCoach')}</p>}
    </Page>
  );
}

function Decision() {
  const { entry } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const faults = answer && !answer.refusal ? answer.form : undefined;
  const stateOf = (intent: string) => (faults?.values.intent === intent ? faults : undefined);
  return (
    <Section title={t('decideTitle')} id="keputusan">
      <Card level={3}>
        <Form id="sahkan" intent="endorse" hidden={{ version: entry.version }} state={stateOf('endorse')}>
          <Field name="note" type="textarea" rows={2} label={t('endorseComment')} maxLength={500} />
          <SubmitRow label={t('endorse')} note={t('endorseNote')} />
        </Form>
      </Card>
      {entry.state === 'returned' ? null : (
        <Card level={3} title={t('returnTitle')}>
          <Form id="kembali" action="#keputusan" intent="return" hidden={{ version: entry.version }} state={stateOf('return')}>
            <Field name="note" type="textarea" label={t('note')} hint={t('noteHint')} required mark={false} maxLength={1000} />
            <SubmitRow kind="secondary" label={t('return')} />
          </Form>
        </Card>
      )}
    </Section>
  );
}
