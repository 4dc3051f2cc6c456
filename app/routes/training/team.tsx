import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { CohortAddress, cohortPageTexts as texts, cohortScope, TeamInput } from '~/training/cohorts';
import { findCohortByKey, setTrainers, teamView } from '~/training/cohorts/index.server';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { CheckboxGroup, EmptyState, Form, LinkButton, Section, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(texts, 'team.title');

const scope = async ({ ctx, params }: { ctx: Ctx; params: { cohort: string } }) => {
  const cohort = await findCohortByKey(ctx.read, params.cohort);
  return cohort && cohortScope(cohort);
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'cohort:write',
    params: CohortAddress,
    scope,
    run: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && teamView(ctx, cohort);
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'cohort:write',
    params: CohortAddress,
    scope,
    input: TeamInput,
    texts,
    run: async ({ ctx, params, input, locale }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) throw new Error('an admitted officer has an angkatan');
      const set = await setTrainers(ctx, cohort, input.trainer);
      return set.ok ? { ok: true, value: { to: `/angkatan/${params.cohort}/tim`, toast: translator(texts, locale)('team.saved', set.value) } } : set;
    },
  });
}

export default function Team() {
  const { head, people, chosen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(texts);
  return (
    <CohortFrame head={head} current="team">
      <Section title={t('team.title')} lede={t('team.lede')}>
        {people.length === 0 ? <EmptyState icon="people" title={t('team.empty.title')}>{t('team.empty.text')}</EmptyState> : (
          <Form state={answer?.form}>
            <CheckboxGroup
              name="trainer" legend={t('team.people')} mark={false} defaultValues={chosen}
              options={people.map(({ id, name, sessions, regions }) => ({ value: id, label: t('team.person', { name, sessions, where: regions ?? t('province') }) }))}
            />
            <SubmitRow label={t('team.submit')} />
          </Form>
        )}
      </Section>
      <Section title={t('team.coaches')} lede={t('team.coachesText')}><p><LinkButton href={`/angkatan/${head.key}/pembina`}>{t('team.coachesLink')}</LinkButton></p></Section>
    </CohortFrame>
  );
}
