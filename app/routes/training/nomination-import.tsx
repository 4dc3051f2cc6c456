import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { CohortAddress, ImportDecision, nomineeTexts } from '~/training/cohorts';
import { confirmImport, discardImport, findCohortByKey, importScope, importView, type ImportView } from '~/training/cohorts/index.server';
import { BadRows, GoodRows, OutsideRows } from '~/training/cohorts/ui/import-rows';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { Button, EmptyState, Form, FormErrors, LinkButton, Notice, Section, Stat, useTexts, type FormState } from '~/ui';
import { titled } from '../titles';

export const meta = titled(nomineeTexts, 'import.title');

const ImportAddress = CohortAddress.extend({ import: z.string().max(60) });

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'nominee:import',
    params: ImportAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && importScope(ctx, cohort, params.import);
    },
    run: async ({ ctx, params, url, locale }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && importView(ctx, cohort, params.import, Number(url.searchParams.get('halaman') ?? '1') || 1, locale);
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'nominee:import',
    params: ImportAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && importScope(ctx, cohort, params.import);
    },
    input: ImportDecision,
    texts: nomineeTexts,
    run: async ({ ctx, params, input, locale }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) throw new Response(null, { status: 404 });
      const t = translator(nomineeTexts, locale);
      const to = `/angkatan/${cohort.key}/calon`;
      if (input.intent === 'buang') {
        const thrown = await discardImport(ctx, cohort, params.import);
        return thrown.ok ? { ok: true, value: { to, toast: t('import.discarded') } } : thrown;
      }
      const saved = await confirmImport(ctx, cohort, params.import);
      if (!saved.ok) return saved;
      return { ok: true, value: { to, toast: saved.value.before ? t('import.savedBefore') : t('import.saved', { count: saved.value.saved }) } };
    },
  });
}

export default function NominationImportPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(nomineeTexts);
  return (
    <CohortFrame head={view.head} current="nominees" title={t('import.title')} crumb={t('import.title')} lede={t(view.open ? 'import.lede' : 'import.file', { file: view.fileName })}>
      {view.open ? <OpenImport open={view.open} base={`/angkatan/${view.head.key}`} id={view.id} state={answer?.form} /> : <DecidedImport view={view} state={answer?.form} />}
    </CohortFrame>
  );
}

function DecidedImport({ view, state }: { view: ImportView; state: FormState | undefined }) {
  const t = useTexts(nomineeTexts);
  const counts = view.counts ?? { good: 0, bad: 0, outside: 0, saved: 0 };
  return (
    <>
      <FormErrors state={state} />
      <Notice
        tone={view.state === 'confirmed' ? 'ok' : 'neutral'} title={view.state === 'confirmed' ? t('import.done.confirmed', { saved: counts.saved }) : t('import.done.discarded')}
        actions={<LinkButton href={`/angkatan/${view.head.key}/calon`}>{t('import.back')}</LinkButton>}
      >
        {t('import.done.text', { good: counts.good, bad: counts.bad, outside: counts.outside })}
      </Notice>
    </>
  );
}

function OpenImport({ open, base, id, state }: { open: NonNullable<ImportView['open']>; base: string; id: string; state: FormState | undefined }) {
  const t = useTexts(nomineeTexts);
  const refused = open.bad.length + open.outside.length;
  return (
    <>
      <div className="grid">
        <Stat label={t('import.good')} value={open.goodCount} />
        <Stat label={t('import.bad')} value={refused} />
        <Stat label={t('import.warned')} value={open.warnedCount} />
        <Stat label={t('import.reused')} value={open.reusedCount} />
      </div>
      <Form state={state}>
        <div className="cluster">
          {open.goodCount > 0 ? <Button name="intent" value="simpan" size="wide">{t('import.save', { count: open.goodCount })}</Button> : null}
          <Button name="intent" value="buang" kind="quiet">{t('import.discard')}</Button>
        </div>
      </Form>
      {open.bad.length > 0 ? <Section title={t('import.badTitle', { count: open.bad.length })} lede={t('import.badLede')}><BadRows rows={open.bad} /></Section> : null}
      {open.outside.length > 0 ? <Section title={t('import.outsideTitle', { count: open.outside.length })}><OutsideRows rows={open.outside} /></Section> : null}
      {open.passedOver.length > 0 ? <p className="muted">{t('import.passedOver', { lines: open.passedOver.slice(0, 50).join(', ') })}</p> : null}
      {open.unknownHeadings.length > 0 ? <p className="muted">{t('import.unknownHeadings', { headings: open.unknownHeadings.slice(0, 30).join(', ') })}</p> : null}
      {open.goodCount === 0 ? <EmptyState title={t('import.noGood.title')}>{t('import.noGood.text')}</EmptyState> : (
        <Section title={t('import.goodTitle', { count: open.goodCount })} lede={t('import.goodLede')}>
          <GoodRows open={open} href={(page) => `${base}/impor/${id}?halaman=${page}`} />
        </Section>
      )}
    </>
  );
}
