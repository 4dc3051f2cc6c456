import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { CohortAddress, nomineeTexts, officeScope, SelectionInput } from '~/training/cohorts';
import { findCohortByKey, selectionView, selectParticipants, type SelectionView } from '~/training/cohorts/index.server';
import { CohortFrame } from '~/training/cohorts/ui/cohort-frame';
import { BulkBar, Button, DataTable, EmptyState, FormErrors, LinkButton, Notice, Section, useTexts, type FormState } from '~/ui';
import { valuesOf } from '~/ui/form-state';
import { titled } from '../titles';

export const meta = titled(nomineeTexts, 'select.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'selection:decide',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'selection:decide');
    },
    run: async ({ ctx, params, url, locale }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && selectionView(ctx, cohort, url.searchParams.has('usulan'), locale);
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'selection:decide',
    params: CohortAddress,
    scope: async ({ ctx, params }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      return cohort && officeScope(ctx.actor, cohort, 'selection:decide');
    },
    input: SelectionInput,
    texts: nomineeTexts,
    run: async ({ ctx, params, input, locale }) => {
      const cohort = await findCohortByKey(ctx.read, params.cohort);
      if (!cohort) throw new Response(null, { status: 404 });
      const decided = await selectParticipants(ctx, cohort, input.chosen);
      if (!decided.ok) return decided;
      return { ok: true, value: { to: `/angkatan/${cohort.key}/undangan`, toast: translator(nomineeTexts, locale)('select.saved', decided.value) } };
    },
  });
}

/** The ticks of all tables belong to the one form at the end. */
const FORM = 'pilihan';

export default function SelectionPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(nomineeTexts);
  const here = `/angkatan/${view.head.key}/calon`;
  const none = view.groups.every(({ rows }) => rows.length === 0);
  return (
    <CohortFrame head={view.head} current="nominees" title={t('select.title')} crumb={t('select.title')} lede={t('select.lede')}>
      {none ? <EmptyState title={t('select.none.title')} action={<LinkButton href={here}>{t('title')}</LinkButton>}>{t('select.none.text')}</EmptyState> : (
        <>
          <Notice actions={view.suggested ? undefined : <LinkButton href={`${here}/pilih?usulan=1`}>{t('select.fresh')}</LinkButton>}>
            {t(view.suggested ? 'select.suggested' : 'select.inForce', { total: view.total })}
          </Notice>
          <FormErrors state={answer?.form} />
          {view.groups.map((group) => <Group key={group.code} group={group} state={answer?.form} />)}
          <form method="post" id={FORM}>
            <BulkBar><Button>{t('select.submit')}</Button><span className="muted">{t('select.note')}</span></BulkBar>
          </form>
        </>
      )}
      {view.homeless.length > 0 ? <Notice tone="warn" title={t('select.homelessTitle')}>{t('select.homeless', { names: view.homeless.map(({ name }) => name).join(', ') })}</Notice> : null}
    </CohortFrame>
  );
}

/** After a refusal the ticks are those that were sent. */
function Group({ group, state }: { group: SelectionView['groups'][number]; state: FormState | undefined }) {
  const t = useTexts(nomineeTexts);
  const sent = state ? (valuesOf(state, 'chosen') ?? []) : undefined;
  return (
    <Section title={t('select.group', { name: group.name, seats: group.seats })} lede={group.fixed > 0 ? t('select.fixed', { count: group.fixed }) : undefined}>
      {group.rows.length === 0 ? <p className="muted">{t('select.groupEmpty')}</p> : (
        <DataTable
          caption={group.name} captionHidden rows={group.rows} rowKey={(row) => row.id}
          bulk={{ name: 'chosen', value: (row) => row.id, label: (row) => row.name, checked: (row) => (sent ? sent.includes(row.id) : row.ticked), form: FORM }}
          columns={[
            { key: 'name', header: t('col.name'), cell: (row) => row.name },
            { key: 'region', header: t('col.region'), cell: (row) => row.district ?? row.region },
            { key: 'organisation', header: t('col.organisation'), cell: (row) => row.organisation },
            { key: 'experience', header: t('col.experience'), cell: (row) => row.experience },
            { key: 'warnings', header: t('col.warnings'), cell: (row) => (row.warnings.length > 0 ? row.warnings.join(' ') : t('noWarning')) },
          ]}
        />
      )}
    </Section>
  );
}
