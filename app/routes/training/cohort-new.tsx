import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { regionsFor, type Scope } from '~/people/access';
import { act, page, type Ctx } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { CohortInput, cohortPageTexts, toRoman } from '~/training/cohorts';
import { createCohort, newCohortView, type NewCohortView } from '~/training/cohorts/index.server';
import { MODES, programmeTexts } from '~/training/programmes';
import { Card, EmptyState, Field, Fieldset, Form, Grid, LinkButton, Page, SubmitRow, useTexts, type FormState } from '~/ui';
import { titled } from '../titles';

export const meta = titled(cohortPageTexts, 'new.title');

/** Where the actor may make angkatan; which regions a new one draws from is checked when it is sent. */
const makersRegion = ({ ctx }: { ctx: Ctx }): Scope | null => {
  const [region] = regionsFor({ ...ctx.actor, id: ctx.actor.personId }, 'cohort:write');
  return region ? { kind: 'region', region } : null;
};

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'cohort:write', scope: makersRegion, run: ({ ctx, url }) => newCohortView(ctx, url.searchParams.get('program')) });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'cohort:write',
    scope: makersRegion,
    input: CohortInput,
    texts: cohortPageTexts,
    run: async ({ ctx, input, locale }) => {
      const made = await createCohort(ctx, input);
      if (!made.ok) return made;
      const toast = translator(cohortPageTexts, locale)('new.done', { number: toRoman(input.number) });
      return { ok: true, value: { to: `/angkatan/${made.value.key}`, toast } };
    },
  });
}

export default function NewCohort() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(cohortPageTexts);
  const kinds = useTexts(programmeTexts);
  return (
    <Page title={t('new.title')} lede={t('new.lede')} breadcrumbs={[{ label: t('list.title'), href: '/angkatan' }, { label: t('new.title') }]}>
      {view.programmes.length === 0 ? <EmptyState title={t('new.noProgramme')} /> : null}
      {view.chosen ? <CohortForm view={view} chosen={view.chosen} state={answer?.form} /> : (
        <Grid>
          {view.programmes.map((programme) => (
            <Card
              key={programme.key} kicker={kinds(`kind.${programme.kind}`)} title={programme.title}
              actions={<><LinkButton kind="primary" href={`/angkatan/baru?program=${programme.key}`}>{t('list.new')}</LinkButton><a href={`/program/${programme.key}`}>{t('programme.curriculum')}</a></>}
            >
              <p>{t('new.programmeHint', { jp: programme.jp, subjects: programme.subjects })}</p>
            </Card>
          ))}
        </Grid>
      )}
    </Page>
  );
}

function CohortForm({ view, chosen, state }: { view: NewCohortView; chosen: NonNullable<NewCohortView['chosen']>; state: FormState | undefined }) {
  const t = useTexts(cohortPageTexts);
  const modes = useTexts(programmeTexts);
  return (
    <Form state={state} hidden={{ programme: chosen.key }} guard>
      <Field name="title" label={t('new.name')} hint={t('new.nameHint')} type="textarea" rows={2} required defaultValue={chosen.title} />
      <Field name="number" type="number" label={t('new.number')} hint={t('new.numberHint', { number: chosen.number, roman: chosen.roman })} min={1} required width="short" defaultValue={chosen.number} />
      <div className="cluster">
        <Field name="startsOn" type="date" label={t('new.startsOn')} required width="medium" />
        <Field name="endsOn" type="date" label={t('new.endsOn')} required width="medium" />
      </div>
      <Field name="place" label={t('new.place')} hint={t('new.placeHint')} required />
      <Field name="mode" type="select" label={t('new.mode')} required width="medium" defaultValue="tatap-muka" options={MODES.map((mode) => ({ value: mode, label: modes(`mode.${mode}`) }))} />
      <Field name="quota" type="number" label={t('new.quota')} unit={t('new.unit')} min={1} required width="short" defaultValue={chosen.quota} />
      <Fieldset legend={t('new.quotas')} hint={t('new.quotasHint')}>
        <Grid>
          {view.regencies.map(({ code, name }, index) => (
            <div key={code}>
              <input type="hidden" name={`quotas[${index}].regencyCode`} value={code} />
              <Field name={`quotas[${index}].quota`} type="number" label={name} mark={false} min={0} width="short" />
            </div>
          ))}
        </Grid>
      </Fieldset>
      <Fieldset legend={t('new.contact')} hint={t('new.contactHint')}>
        <Field name="contactName" label={t('new.contactName')} autoComplete="off" />
        <Field name="contactPhone" type="tel" label={t('new.contactPhone')} autoComplete="off" width="medium" />
      </Fieldset>
      <SubmitRow label={t('new.submit')} cancelHref="/angkatan" />
    </Form>
  );
}
