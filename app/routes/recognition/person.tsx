import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, type Ctx } from '~/people/access/index.server';
import { formatPhone } from '~/people/accounts';
import { boardTexts, verdictSentence } from '~/recognition/competency';
import { personView, showIdentity } from '~/recognition/competency/index.server';
import { SaidOf } from '~/recognition/competency/ui/said';
import { cohortPageTexts } from '~/training/cohorts';
import { findCohortByKey, participationScope } from '~/training/cohorts/index.server';
import { Facts, Notice, Page, PostButton, Section, Status, useLocale, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(boardTexts, 'person.title');

const Address = z.object({ cohort: z.string().max(80), participation: z.uuid() });

/** The person must stand in the angkatan of the address. */
async function placeOf({ ctx, params }: { ctx: Ctx; params: z.output<typeof Address> }) {
  const [scope, cohort] = await Promise.all([participationScope(ctx.read, params.participation), findCohortByKey(ctx.read, params.cohort)]);
  return scope && scope.cohortId === cohort?.id ? scope : null;
}

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'competency:read',
    params: Address,
    scope: placeOf,
    run: async ({ ctx, params }) => {
      const person = await personView(ctx, params.participation);
      return person && { person, cohort: params.cohort };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'participant:identity',
    params: Address,
    scope: placeOf,
    input: z.object({ intent: z.literal('tampilkan-nik') }),
    run: async ({ ctx, params }) => {
      const shown = await showIdentity(ctx, params.participation);
      return shown.ok ? { ok: true, value: Response.json(shown.value, { headers: { 'Cache-Control': 'no-store' } }) } : shown;
    },
  });
}

export default function Person() {
  const { person, cohort } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(boardTexts);
  const cohorts = useTexts(cohortPageTexts);
  const locale = useLocale();
  const nik = answer && 'nik' in answer ? String(answer.nik) : null;
  return (
    <Page
      title={person.name} kicker={t('person.title')} lede={person.region}
      breadcrumbs={[{ label: cohorts('list.title'), href: '/angkatan' }, { label: t('title'), href: `/angkatan/${cohort}/papan` }, { label: person.name }]}
    >
      <Section title={t('person.verdict')}>
        <Status tone={person.verdict.verdict === 'kompeten' ? 'ok' : 'warn'}>{verdictSentence(person.verdict, locale)}</Status>
        <Facts facts={person.requirements.map((state) => ({ label: t(`column.${state.requirement}`), value: <SaidOf {...state} /> }))} />
      </Section>
      <Section title={t('person.facts')}>
        {nik ? <Notice tone="warn">{t('person.nikShown')}</Notice> : null}
        <Facts facts={[
          { label: t('person.nik'), value: nik ?? person.nikMasked ?? t('person.noNik') },
          { label: t('person.phone'), value: person.phone ? formatPhone(person.phone) : '–' },
          { label: t('person.organisation'), value: person.organisation ?? '–' },
          { label: t('person.status'), value: cohorts(`status.${person.status}`) },
        ]} />
        {person.nikMasked && !nik ? <PostButton kind="secondary" intent="tampilkan-nik">{t('person.showNik')}</PostButton> : null}
      </Section>
    </Page>
  );
}
