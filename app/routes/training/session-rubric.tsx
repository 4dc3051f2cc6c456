import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { RubricInput, SessionAddress, sessionOfficeTexts as texts } from '~/training/sessions';
import { assessPractice, rubricPageView, type RubricPageView } from '~/training/sessions/index.server';
import { SessionFrame } from '~/training/sessions/ui/session-frame';
import { DataTable, EmptyState, Field, Form, FormErrors, MomentText, RadioGroup, Section, SubmitRow, useLocale, useTexts, VisuallyHidden } from '~/ui';
import { formatNumber } from '~/ui/format';
import { titled } from '../titles';
import { admittedPlace, sessionScope } from './session-place';

export const meta = titled(texts, 'rubric.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'rubric:assess',
    params: SessionAddress,
    scope: sessionScope('rubric:assess'),
    run: async ({ ctx, params, url }) => rubricPageView(ctx, await admittedPlace({ ctx, params }), url.searchParams.get('peserta')),
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'rubric:assess',
    params: SessionAddress,
    scope: sessionScope('rubric:assess'),
    input: RubricInput,
    texts,
    run: async ({ ctx, params, input, locale }) => {
      const outcome = await assessPractice(ctx, await admittedPlace({ ctx, params }), input);
      if (!outcome.ok) return outcome;
      const { name, percent } = outcome.value;
      return { ok: true, value: { to: `/sesi/${params.session}/rubrik`, toast: translator(texts, locale)('rubric.saved', { name, percent: formatNumber(percent, locale) }) } };
    },
  });
}

export default function RubricPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const { head, chosen, left, done, away } = view;
  return (
    <SessionFrame head={head} title={t('rubric.title')} lede={view.practice ? t('rubric.lede', { done: done.length, left: left.length }) : undefined}>
      {view.practice ? (
        <>
          {chosen ? <Assess key={chosen.id} view={view} chosen={chosen} /> : <><FormErrors state={answer?.form} /><Nobody any={done.length > 0} /></>}
          <People title={t('rubric.left')} people={left.filter(({ id }) => id !== chosen?.id)} session={head.id} />
          {done.length > 0 ? <Done done={done} session={head.id} /> : null}
          {away.length > 0 ? <Section title={t('rubric.away')}><p className="muted">{away.map(({ name }) => name).join(', ')}</p></Section> : null}
        </>
      ) : <EmptyState icon="list" title={t('rubric.none.title')}>{t('rubric.none.text')}</EmptyState>}
    </SessionFrame>
  );
}

function Nobody({ any }: { any: boolean }) {
  const t = useTexts(texts);
  return any ? <EmptyState icon="ok" title={t('rubric.ready.title')}>{t('rubric.ready.text')}</EmptyState> : <EmptyState icon="people" title={t('rubric.nobody.title')}>{t('rubric.nobody.text')}</EmptyState>;
}

/** One person at a time: a level for every criterion, then the next. */
function Assess({ view, chosen }: { view: RubricPageView; chosen: NonNullable<RubricPageView['chosen']> }) {
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const state = answer?.form.values.participation === chosen.id ? answer.form : undefined;
  return (
    <Section title={t('rubric.person', { name: chosen.name })}>
      <Form state={state} action={`/sesi/${view.head.id}/rubrik?peserta=${chosen.id}`} hidden={{ participation: chosen.id, version: chosen.version }} keep={`rubrik:${view.head.id}:${chosen.id}`} guard>
        {view.rubric.map(({ key, title, levels }) => (
          <RadioGroup
            key={key} name={`level.${key}`} legend={title} large mark={false} required defaultValue={chosen.levels[key] === undefined ? undefined : String(chosen.levels[key])}
            options={levels.map((text, index) => ({ value: String(index + 1), label: t('rubric.level', { level: index + 1, text }) }))}
          />
        ))}
        <Field name="note" type="textarea" rows={3} label={t('rubric.note')} hint={t('rubric.noteHint')} defaultValue={chosen.note} maxLength={1000} />
        <SubmitRow label={t('rubric.save')} cancelHref={`/sesi/${view.head.id}`} />
      </Form>
    </Section>
  );
}

function People({ title, people, session }: { title: string; people: RubricPageView['left']; session: string }) {
  if (people.length === 0) return null;
  return <Section title={title}><ul>{people.map(({ id, name }) => <li key={id}><a href={`/sesi/${session}/rubrik?peserta=${id}`}>{name}</a></li>)}</ul></Section>;
}

function Done({ done, session }: { done: RubricPageView['done']; session: string }) {
  const t = useTexts(texts);
  const locale = useLocale();
  return (
    <Section title={t('rubric.done')}>
      <DataTable
        caption={t('rubric.done')} captionHidden rows={done} rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: t('col.name'), cell: ({ name }) => name },
          { key: 'percent', header: t('rubric.percent'), align: 'end', cell: ({ percent }) => `${formatNumber(percent, locale)}%` },
          { key: 'by', header: t('rubric.by'), cell: ({ by }) => by },
          { key: 'at', header: t('rubric.at'), cell: ({ at }) => <MomentText value={at} /> },
          { key: 'change', header: t('rubric.change'), cell: ({ id, name }) => <a href={`/sesi/${session}/rubrik?peserta=${id}`}>{t('rubric.change')}<VisuallyHidden> {name}</VisuallyHidden></a> },
        ]}
      />
    </Section>
  );
}
