import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page } from '~/people/access/index.server';
import { EAST_JAVA } from '~/people/regions';
import { civilDay } from '~/platform/clock';
import { translator } from '~/platform/i18n/catalogue';
import { allowedTitles, certificateTexts, formatNumber, NUMBER_TOKENS, QUALIFICATIONS, settingGaps, SettingsInput, settingsTexts, SIGNING_PREFIXES, TEMPLATES, TITLES } from '~/recognition/certification';
import { readSettings, saveSettings } from '~/recognition/certification/index.server';
import { Field, Fieldset, Form, Notice, Page, RadioGroup, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(settingsTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'setting:write',
    scope: { kind: 'region', region: EAST_JAVA },
    run: async ({ ctx }) => {
      const settings = await readSettings(ctx.read);
      const { numbering } = settings;
      const example = formatNumber(numbering.pattern, { classification: numbering.classification || '…', unit: numbering.unit || '…', sequence: 7, date: civilDay(ctx.now), programmeCode: 'pembekalan-pensosmas', cohortNumber: 4 });
      return { settings, gaps: settingGaps(settings), titles: allowedTitles({ competencyLicence: settings.wording.licence }), example };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'setting:write',
    scope: { kind: 'region', region: EAST_JAVA },
    input: SettingsInput,
    texts: settingsTexts,
    run: async ({ ctx, input, locale }) => {
      const saved = await saveSettings(ctx, input);
      return saved.ok ? { ok: true, value: { to: '/pengaturan', toast: translator(settingsTexts, locale)('saved') } } : saved;
    },
  });
}

export default function Settings() {
  const { settings, gaps, titles, example } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(settingsTexts);
  const names = useTexts(certificateTexts);
  const { institution, numbering, wording, signatory, signatureNote } = settings;
  const tokens = NUMBER_TOKENS.map((token) => `{${token}}`).join(' ');
  return (
    <Page title={t('title')} lede={t('lede')} width="text">
      {gaps.length > 0 ? <Notice tone="warn" title={t('gaps')}>{t('gapsText', { gaps: gaps.map((gap) => t(`gap.${gap}`)).join(', ') })}</Notice> : null}
      <Form state={answer?.form} guard>
        <Fieldset legend={t('signatory')} hint={t('signatoryHint')}>
          <Field name="position" mark={false} label={t('position')} defaultValue={signatory?.position} />
          <Field name="prefix" mark={false} type="select" label={t('prefix')} placeholderOption={t('prefixNone')} options={SIGNING_PREFIXES.map((prefix) => ({ value: prefix, label: prefix }))} defaultValue={signatory?.prefix ?? ''} width="short" />
          <Field name="name" mark={false} label={t('name')} defaultValue={signatory?.name} autoComplete="off" />
          <Field name="rank" mark={false} label={t('rank')} defaultValue={signatory?.rank} width="medium" />
          <Field name="nip" mark={false} label={t('nip')} inputMode="numeric" defaultValue={signatory?.nip} width="medium" autoComplete="off" />
        </Fieldset>
        <Fieldset legend={t('numbering')} hint={t('numberingHint', { tokens })}>
          <Field name="pattern" label={t('pattern')} hint={t('example', { number: example })} required defaultValue={numbering.pattern} />
          <Field name="classification" mark={false} label={t('classification')} hint={t('classificationHint')} defaultValue={numbering.classification} width="short" />
          <Field name="unit" mark={false} label={t('unit')} defaultValue={numbering.unit} width="short" />
        </Fieldset>
        <Fieldset legend={t('wording')}>
          <Field name="title" type="select" label={t('paperTitle')} required placeholderOption={false} options={TITLES.map((title) => ({ value: title, label: names(`title.${title}`), disabled: !titles.includes(title) && title !== wording.title }))} defaultValue={wording.title} width="medium" />
          <Field name="subtitle" label={t('subtitle')} defaultValue={wording.subtitle} />
          <RadioGroup name="qualification" mark={false} legend={t('qualification')} hint={t('qualificationHint')} inline options={QUALIFICATIONS.map((word) => ({ value: word, label: word }))} defaultValue={wording.qualification} />
          <Field name="licence" label={t('licence')} hint={t('licenceHint')} defaultValue={wording.licence ?? ''} width="medium" />
          <RadioGroup name="template" mark={false} legend={t('template')} hint={t('templateHint')} inline options={TEMPLATES.map((template) => ({ value: template, label: t(`template.${template}`) }))} defaultValue={wording.template} />
        </Fieldset>
        <Fieldset legend={t('institution')}>
          <Field name="government" label={t('government')} required defaultValue={institution.government} />
          <Field name="office" label={t('office')} required defaultValue={institution.office} />
          <Field name="city" label={t('city')} required defaultValue={institution.city} width="medium" />
        </Fieldset>
        <Field name="signatureNote" type="textarea" rows={3} label={t('note')} hint={t('noteHint', { token: '{alamat}' })} required defaultValue={signatureNote} />
        <SubmitRow label={t('submit')} />
      </Form>
    </Page>
  );
}
