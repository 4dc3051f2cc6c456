import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { can } from '~/people/access';
import { page } from '~/people/access/index.server';
import { coachingOfficeTexts as texts } from '~/practice/coaching';
import { viewCoachee } from '~/practice/coaching/index.server';
import { SessionCard } from '~/practice/coaching/ui/session-card';
import { fieldworkOfficeTexts, fieldworkTexts } from '~/practice/fieldwork';
import { viewLogbook } from '~/practice/fieldwork/index.server';
import { EntryStatus } from '~/practice/fieldwork/ui/entry-state';
import { participationScope } from '~/training/cohorts/index.server';
import { PlanStatus } from '~/training/followup/ui/plan-state';
import { DataTable, DateText, EmptyState, Facts, LinkButton, Notice, Page, Section, Stack, useTexts } from '~/ui';
import { Written } from '~/ui/written';
import { titled } from '../titles';

export const meta = titled<string, { person: { name: string } }>(fieldworkOfficeTexts, 'title', ({ person }) => ({ name: person.name }));

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'logbook:read',
    params: z.object({ participation: z.string() }),
    scope: async ({ ctx, params: { participation } }) => {
      const scope = await participationScope(ctx.read, participation);
      // The volunteer's own page of the same things is /pembinaan and /buku-kegiatan.
      return scope?.personId === ctx.actor.personId ? null : scope;
    },
    run: async ({ ctx, params: { participation } }) => {
      const [person, logbook, scope] = await Promise.all([viewCoachee(ctx, participation), viewLogbook(ctx.read, participation), participationScope(ctx.read, participation)]);
      const coaches = scope !== null && can({ ...ctx.actor, id: ctx.actor.personId }, 'coaching:write', scope);
      return person && logbook && { person, logbook, coaches };
    },
  });
}

export default function Coachee() {
  const { person, coaches } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  const here = `/binaan/${person.participationId}`;
  return (
    <Page
      title={person.name} kicker={person.cohort.title} breadcrumbs={coaches ? [{ label: t('listTitle'), href: '/binaan' }, { label: person.name }] : undefined}
      actions={coaches ? <LinkButton kind="primary" icon="plus" href={`${here}/sesi`}>{t('newSession')}</LinkButton> : undefined}
    >
      <About />
      <Section title={t('logbook')}><Entries /></Section>
      <Section title={t('sessions')}>
        {person.sessions.length === 0 ? <p className="muted">{t('sessionsEmpty')}</p> : (
          <Stack>
            {person.sessions.map((session) => (
              <SessionCard key={session.id} session={session}>
                {session.privateNote ? <Notice tone="neutral" title={t('privateNote')}><Written text={session.privateNote} /><p className="muted">{t('privateNoteHint')}</p></Notice> : null}
              </SessionCard>
            ))}
          </Stack>
        )}
      </Section>
    </Page>
  );
}

function About() {
  const { person } = useLoaderData<typeof loader>();
  const t = useTexts(texts);
  return (
    <Facts
      facts={[
        { label: t('place'), value: person.place },
        ...(person.organisation ? [{ label: t('organisation'), value: person.organisation }] : []),
        ...(person.phone ? [{ label: t('phone'), value: <>{person.phone.text} · <a href={person.phone.waHref} rel="noopener noreferrer">{t('whatsapp')}</a></> }] : []),
        { label: t('coach'), value: person.coach ?? t('noCoach') },
        {
          label: t('plan'),
          value: <><PlanStatus state={person.plan} />{person.plan === 'none' ? null : <><br /><a href={`/angkatan/${person.cohort.key}/rtl/${person.participationId}`}>{t('readPlan')}</a></>}</>,
        },
      ]}
    />
  );
}

function Entries() {
  const { person, logbook } = useLoaderData<typeof loader>();
  const t = useTexts(fieldworkOfficeTexts);
  const words = useTexts(fieldworkTexts);
  return (
    <>
      <p>{words('counts', { ...logbook.facts })}</p>
      <DataTable
        caption={t('heading')} captionHidden rows={logbook.entries} rowKey={({ id }) => id} empty={<EmptyState icon="edit" title={t('empty')} />}
        columns={[
          { key: 'topic', header: t('topic'), cell: ({ id, topic }) => <a href={`/binaan/${person.participationId}/catatan/${id}`}>{topic}</a> },
          { key: 'date', header: t('date'), cell: ({ heldOn }) => <DateText value={heldOn} /> },
          { key: 'method', header: t('method'), cell: ({ directness, method }) => `${words(`directness.${directness}`)}: ${words(`method.${method}`)}` },
          { key: 'state', header: t('state'), cell: ({ state }) => <EntryStatus state={state} /> },
        ]}
      />
    </>
  );
}
