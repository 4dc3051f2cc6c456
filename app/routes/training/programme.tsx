import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { regionsFor } from '~/people/access';
import { page } from '~/people/access/index.server';
import { cohortPageTexts } from '~/training/cohorts';
import { programmeTexts, totalJp, type Rubric } from '~/training/programmes';
import { findProgrammeByKey, type ProgrammeFacts } from '~/training/programmes/index.server';
import { DataTable, Disclosure, Facts, Page, Section, useLocale, useTexts } from '~/ui';
import { formatNumber } from '~/ui/format';
import { titled } from '../titles';

export const meta = titled(cohortPageTexts, 'programme.kicker');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'cohort:read',
    params: z.object({ programme: z.string().max(60) }),
    scope: ({ ctx }) => {
      const [region] = regionsFor({ ...ctx.actor, id: ctx.actor.personId }, 'cohort:read');
      return region ? { kind: 'region', region } : null;
    },
    run: ({ ctx, params }) => findProgrammeByKey(ctx.read, params.programme),
  });
}

export default function Programme() {
  const programme = useLoaderData<typeof loader>();
  const t = useTexts(cohortPageTexts);
  const words = useTexts(programmeTexts);
  return (
    <Page title={programme.title} kicker={`${t('programme.kicker')} · ${words(`kind.${programme.kind}`)}`} breadcrumbs={[{ label: t('list.title'), href: '/angkatan' }, { label: t('programme.kicker') }]}>
      <Facts facts={[
        { label: t('programme.organisers'), value: programme.organisers.join(', ') },
        { label: t('programme.audience'), value: programme.audience },
        { label: t('programme.quota'), value: t('over.quotaText', { quota: programme.quota }) },
        { label: t('programme.competencies'), value: programme.competencies.join(', ') },
      ]} />
      <Curriculum subjects={programme.subjects} />
      {programme.rubric.length > 0 ? <RubricTable rubric={programme.rubric} /> : null}
    </Page>
  );
}

function Curriculum({ subjects }: { subjects: ProgrammeFacts['subjects'] }) {
  const t = useTexts(cohortPageTexts);
  const words = useTexts(programmeTexts);
  const locale = useLocale();
  return (
    <Section title={t('programme.curriculum')} lede={t('programme.total', { jp: formatNumber(totalJp(subjects), locale) })}>
      <DataTable
        caption={t('programme.curriculum')} captionHidden rows={subjects} rowKey={(row) => row.id}
        columns={[
          { key: 'subject', header: t('programme.subject'), cell: (row) => row.title },
          { key: 'jp', header: t('programme.jp'), align: 'end', cell: (row) => formatNumber(row.jp, locale) },
          { key: 'mode', header: t('programme.mode'), cell: (row) => [words(`mode.${row.mode}`), row.courseId ? t('programme.course') : ''].filter(Boolean).join(', ') },
        ]}
      />
    </Section>
  );
}

function RubricTable({ rubric }: { rubric: Rubric }) {
  const t = useTexts(cohortPageTexts);
  return (
    <Section title={t('programme.rubric')}>
      {rubric.map((criterion) => (
        <Disclosure key={criterion.key} summary={criterion.title}>
          <ol>{criterion.levels.map((level) => <li key={level}>{level}</li>)}</ol>
        </Disclosure>
      ))}
    </Section>
  );
}
