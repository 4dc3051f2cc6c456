import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Ctx } from '~/people/access/index.server';
import { act, page } from '~/people/access/index.server';
import { formatPhone, nikWarnings, printedName, profileTexts } from '~/people/accounts';
import { acceptPrivacyNotice, findProfile, ProfileForm, saveProfile, setPassword } from '~/people/accounts/index.server';
import { EAST_JAVA } from '~/people/regions';
import { regionsBelow } from '~/people/regions/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { Card, CheckboxField, Field, Fieldset, Form, freshForm, LinkButton, MomentText, Notice, Page, RadioGroup, Status, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(profileTexts, 'title');

const own = ({ ctx }: { ctx: Ctx }) => ({ kind: 'self', personId: ctx.actor.personId }) as const;

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'profile:write',
    scope: own,
    run: async ({ ctx }) => {
      const profile = await findProfile(ctx.read, ctx.actor.personId);
      if (!profile) return null;
      const [regencies, districts] = await Promise.all([
        regionsBelow(ctx.read, EAST_JAVA),
        profile.regencyCode ? regionsBelow(ctx.read, profile.regencyCode) : [],
      ]);
      const { consents, password, grants, profileSavedAt, ...values } = profile;
      return {
        values: { ...values, phone: values.phone && formatPhone(values.phone) }, regencies, districts, printed: printedName(profile), warnings: nikWarnings(profile), isVolunteer: ctx.actor.participations.length > 0,
        acceptedAt: consents[0]?.givenAt.toISOString() ?? null, passwordAt: password?.updatedAt.toISOString() ?? null,
        saved: profileSavedAt !== null, office: grants.length > 0,
      };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'profile:write',
    scope: own,
    input: ProfileForm,
    texts: profileTexts,
    run: async ({ ctx, input, locale }) => {
      const t = translator(profileTexts, locale);
      if (input.intent === 'pemberitahuan') {
        await acceptPrivacyNotice(ctx);
        return { ok: true, value: { to: '/profil#sandi', toast: t('noticeThanks') } };
      }
      if (input.intent === 'sandi') {
        const set = await setPassword(ctx, input.sandi);
        return set.ok ? { ok: true, value: { to: '/profil', toast: t('passwordSaved'), headers: { 'Set-Cookie': set.value.cookie } } } : set;
      }
      const saved = await saveProfile(ctx, input);
      if (!saved.ok) return saved;
      const warned = saved.value.warnings.length > 0;
      return { ok: true, value: { to: warned ? '/profil#periksa-nik' : '/profil#pemberitahuan', toast: t(warned ? 'savedWarn' : 'saved') } };
    },
  });
}

export default function Profile() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(profileTexts);
  const intent = answer?.form.values.intent;
  const stateOf = (name: string) => (intent === name ? answer?.form : undefined);
  return (
    <Page
      title={t('title')} lede={t('lede')} width="text"
      actions={data.isVolunteer && data.saved && data.acceptedAt ? <LinkButton kind="primary" href="/hari-ini">{t('toToday')}</LinkButton> : undefined}
    >
      <Card title={t('stepProfile')}>
        <ProfileFields data={data} state={stateOf('profil')} />
      </Card>
      <Card title={t('stepNotice')} id="pemberitahuan">
        {data.acceptedAt ? <Status tone="ok" reason={<MomentText value={data.acceptedAt} show="date" />}>{t('noticeAccepted')}</Status> : (
          <Form id="notice" intent="pemberitahuan" state={stateOf('pemberitahuan')}>
            <p>{t('noticeLede')} <a href="/privasi">{t('noticeRead')}</a></p>
            <CheckboxField name="setuju" value="ya" label={t('noticeAgree')} required />
            <SubmitRow label={t('noticeAccept')} />
          </Form>
        )}
      </Card>
      <Card title={t('stepPassword')} id="sandi">
        <Form id="password" intent="sandi" state={stateOf('sandi')}>
          <p>{t('passwordLede')}</p>
          <Field name="sandi" type="password" label={t('passwordNew')} autoComplete="new-password" minLength={10} required mark={false} />
          <SubmitRow kind="secondary" label={t('passwordSave')} />
        </Form>
      </Card>
    </Page>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

function ProfileFields({ data, state }: { data: Data; state: Parameters<typeof Form>[0]['state'] }) {
  const t = useTexts(profileTexts);
  const known = Object.fromEntries(Object.entries(data.values).map(([key, value]) => [key, value ?? undefined]));
  const places = (rows: { code: string; name: string }[]) => rows.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Form id="profile" intent="profil" state={state ?? freshForm(known)} keep="profil" guard>
      <Field name="name" label={t('name')} hint={t('nameHint')} required autoComplete="name" maxLength={100} />
      <Field name="titleFront" label={t('titleFront')} hint={t('titleFrontHint')} width="medium" />
      <Field name="titleBack" label={t('titleBack')} hint={t('titleBackHint')} width="medium" />
      <p className="muted">{t('printed', { name: data.printed })}</p>
      <RadioGroup name="sex" legend={t('sex')} required options={[{ value: 'L', label: t('sexL') }, { value: 'P', label: t('sexP') }]} />
      <Field name="birthPlace" label={t('birthPlace')} required />
      <Field name="birthDate" type="date" label={t('birthDate')} required width="medium" autoComplete="bday" />
      {data.warnings.length > 0 ? <div id="periksa-nik">{data.warnings.map((code) => <Notice key={code} tone="warn">{t(`warning.${code}`)}</Notice>)}</div> : null}
      <Field name="nik" label={t('nik')} hint={t('nikHint')} required inputMode="numeric" width="medium" />
      <Field name="phone" type="tel" label={t('phone')} required width="medium" autoComplete="tel" />
      <Field name="email" type="email" label={t('email')} autoComplete="email" />
      <Field name="regencyCode" type="select" label={t('regency')} required options={places(data.regencies)} />
      <Field name="districtCode" type="select" label={t('district')} hint={t('districtHint')} options={places(data.districts)} />
      <Field name="organisation" label={t('organisation')} autoComplete="organization" />
      <Fieldset legend={t('asn')}>
        <Field name="nip" label={t('nip')} inputMode="numeric" width="medium" />
        <Field name="position" label={t('position')} />
        <Field name="rank" label={t('rank')} width="medium" />
        <Field name="institution" label={t('institution')} />
      </Fieldset>
      <SubmitRow label={t('save')} />
    </Form>
  );
}
