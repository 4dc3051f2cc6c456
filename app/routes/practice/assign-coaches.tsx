import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { CoachChoice, coachingOfficeTexts as texts } from '~/practice/coaching';
import { assignCoach, viewAssignments } from '~/practice/coaching/index.server';
import { officeScope } from '~/training/cohorts';
import { findCohortByKey } from '~/training/cohorts/index.server';
import { CohortTabs } from '~/training/cohorts/ui/cohort-tabs';
import { BulkBar, Button, CheckboxField, DataTable, EmptyState, Field, Form, Page, Section, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

const params = z.object({ cohort: z.string() });

export const meta = titled(texts, 'assignTitle');

const scope = async ({ ctx, params: { cohort: key } }: { ctx: Ctx; params: z.output<typeof params> }) => {
  const cohort = await findCohortByKey(ctx.read, key);
  return cohort && officeScope(ctx.actor, cohort, 'coaching:assign');
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'coaching:assign',
    params,
    scope,
    run: async ({ ctx, params: { cohort: key } }) => {
      const cohort = await findCohortByKey(ctx.read, key);
      return cohort && { cohort: { key, title: cohort.title }, ...(await viewAssignments(ctx, cohort)) };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'coaching:assign',
    params,
    scope,
    input: CoachChoice,
    texts,
    run: async ({ ctx, params: { cohort: key }, input, locale }) => {
      const cohort = await findCohortByKey(ctx.read, key);
      if (!cohort) throw new Error('an admitted officer has an angkatan');
      const outcome = await assignCoach(ctx, cohort, input);
      if (!outcome.ok) return outcome;
      const toast = translator(texts, locale)(input.intent === 'end' ? 'endedToast' : 'assignedToast', outcome.value);
      return { ok: true, value: { to: `/angkatan/${key}/pembina`, toast } };
    },
  });
}

export default function AssignCoaches() {
  const { cohort, people, coaches } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const without = people.filter(({ coach }) => coach === null).length;
  return (
    <Page
      title={t('assignTitle')} kicker={cohort.title} lede={t('assignLede', { without, total: people.length })} width="wide"
      breadcrumbs={[{ label: t('cohorts'), href: '/angkatan' }, { label: cohort.title, href: `/angkatan/${cohort.key}` }, { label: t('assignTitle') }]}
    >
      <CohortTabs cohort={cohort.key} current="rtl" />
      {people.length === 0 ? <EmptyState icon="people" title={t('noPeopleTitle')}>{t('noPeopleText')}</EmptyState> : null}
      {people.length > 0 && coaches.length === 0 ? <EmptyState icon="people" title={t('noCoachesTitle')}>{t('noCoachesText')}</EmptyState> : null}
      {people.length > 0 && coaches.length > 0 ? <><ByRegion /><ByPerson /></> : null}
    </Page>
  );
}

function useCoachOptions() {
  const { coaches } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return coaches.map(({ id, name, people }) => ({ value: id, label: t('coachOption', { name, people }) }));
}

function ByRegion() {
  const { regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const coaches = useCoachOptions();
  return (
    <Section title={t('assignRegionTitle')}>
      <Form id="wilayah" intent="region" state={answer?.form.values.intent === 'region' ? answer.form : undefined}>
        <Field name="region" type="select" label={t('region')} required mark={false} width="medium" options={regions.map(({ code, name, without }) => ({ value: code, label: t('regionOption', { name, without }) }))} />
        <Field name="coach" type="select" label={t('coach')} required mark={false} width="medium" options={coaches} />
        <CheckboxField name="replace" label={t('replace')} />
        <SubmitRow label={t('assign')} />
      </Form>
    </Section>
  );
}

function ByPerson() {
  const { people } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  const coaches = useCoachOptions();
  const sent = answer?.form.values.intent;
  return (
    <Section title={t('assignChosenTitle')}>
      <Form id="orang" action="#orang" state={sent === 'chosen' || sent === 'end' ? answer?.form : undefined}>
        <DataTable
          caption={t('assignTitle')} captionHidden rows={people} rowKey={({ id }) => id}
          bulk={{ name: 'participation', value: ({ id }) => id, label: ({ name }) => name, checked: ({ id }) => [answer?.form.values.participation].flat().includes(id) }}
          columns={[
            { key: 'name', header: t('name'), cell: ({ id, name }) => <a href={`/binaan/${id}`}>{name}</a> },
            { key: 'regency', header: t('regency'), cell: ({ regency }) => regency },
            { key: 'coach', header: t('coach'), cell: ({ coach }) => coach ?? <span className="muted">{t('noCoach')}</span> },
          ]}
        />
        <BulkBar>
          <Field name="coach" type="select" label={t('coach')} mark={false} width="medium" options={coaches} />
          <Button name="intent" value="chosen">{t('assign')}</Button>
          <Button name="intent" value="end" kind="quiet">{t('end')}</Button>
        </BulkBar>
      </Form>
    </Section>
  );
}
