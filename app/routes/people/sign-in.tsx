import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { act, page, PUBLIC } from '~/people/access/index.server';
import { signInTexts } from '~/people/accounts';
import { findDemoAccounts, safePath, signIn, SignInInput } from '~/people/accounts/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { Button, Card, Field, Form, Grid, Page, Section, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(signInTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    run: async ({ ctx, url }) => {
      if (ctx.actor.id !== null) return redirect(safePath(url.searchParams.get('ke')));
      return { to: safePath(url.searchParams.get('ke')), demo: ctx.env.demo ? await findDemoAccounts(ctx.read) : [] };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'public',
    scope: PUBLIC,
    input: SignInInput,
    texts: signInTexts,
    run: async ({ ctx, input, locale }) => {
      const outcome = await signIn(ctx, input);
      if (!outcome.ok) return outcome;
      const toast = translator(signInTexts, locale)('welcome', { name: outcome.value.name });
      return { ok: true, value: { to: safePath(input.ke), toast, headers: { 'Set-Cookie': outcome.value.cookie } } };
    },
  });
}

export default function SignIn() {
  const { to, demo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(signInTexts);
  return (
    <Page title={t('title')} lede={t('lede')} width="text">
      <Form id="masuk" state={answer?.form} hidden={{ ke: to }}>
        <Field name="login" label={t('login')} required mark={false} autoComplete="username" />
        <Field name="sandi" type="password" label={t('password')} required mark={false} autoComplete="current-password" />
        <SubmitRow label={t('submit')} />
      </Form>
      <p><strong>{t('forgotten')}</strong> {t('forgottenHelp')}</p>
      {demo.length > 0 ? (
        <Section title={t('demoTitle')} lede={t('demoLede')}>
          <Grid>
            {demo.map((account) => (
              <Card key={account.login} level={3} title={t(`role.${account.role}` as 'role.peserta')}>
                <p>{account.name}<br /><small>{account.login} · {account.password}</small></p>
                <Form id={`demo-${account.role}`} hidden={{ login: account.login, sandi: account.password }}>
                  <Button kind="secondary">{t('demoEnter', { role: t(`role.${account.role}` as 'role.peserta') })}</Button>
                </Form>
              </Card>
            ))}
          </Grid>
        </Section>
      ) : null}
    </Page>
  );
}
