import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { GRANTED_ROLES } from '~/people/access';
import { act, page } from '~/people/access/index.server';
import { GrantInput, staffTexts } from '~/people/accounts';
import { endRole, grantRole, staffView, type StaffView } from '~/people/accounts/index.server';
import { EAST_JAVA } from '~/people/regions';
import { translator } from '~/platform/i18n/catalogue';
import { Button, DataTable, DateText, Facts, Field, Form, Notice, Page, Section, SubmitRow, useTexts, VisuallyHidden } from '~/ui';
import { titled } from '../titles';

export const meta = titled(staffTexts, 'title');

const scope = { kind: 'region', region: EAST_JAVA } as const;

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'grant:write', scope, run: ({ ctx }) => staffView(ctx) });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'grant:write',
    scope,
    input: GrantInput,
    texts: staffTexts,
    run: async ({ ctx, input, locale }) => {
      const t = translator(staffTexts, locale);
      if (input.intent === 'end') {
        const ended = await endRole(ctx, input.grant);
        return ended.ok ? { ok: true, value: { to: '/peran', toast: t('ended', ended.value) } } : ended;
      }
      const given = await grantRole(ctx, input);
      if (!given.ok) return given;
      const { name, password } = given.value;
      if (password !== null) return { ok: true, value: { once: { name, password } } };
      return { ok: true, value: { to: '/peran', toast: t('given', { name, role: t(`role.${input.role}`) }) } };
    },
  });
}

export default function Staff() {
  const { regencies } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(staffTexts);
  const regions = [{ value: EAST_JAVA, label: t('province') }, ...regencies.map(({ code, name }) => ({ value: code, label: name }))];
  return (
    <Page title={t('title')} lede={t('lede')} width="wide">
      {answer?.once ? <FirstPassword {...answer.once} /> : null}
      <Grants state={answer?.form.values.intent === 'end' ? answer.form : undefined} />
      <Section id="beri" title={t('giveTitle')} lede={t('giveHint')}>
        <Form intent="grant" action="#beri" state={answer?.form.values.intent === 'grant' ? answer.form : undefined}>
          <Field name="email" type="email" label={t('email')} required width="medium" autoComplete="off" />
          <Field name="name" label={t('name')} hint={t('nameHint')} width="medium" autoComplete="off" />
          <Field name="role" type="select" label={t('role')} required width="medium" options={GRANTED_ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
          <Field name="region" type="select" label={t('region')} required width="medium" options={regions} />
          <SubmitRow label={t('submit')} />
        </Form>
      </Section>
      <Section title={t('roles')}><Facts facts={GRANTED_ROLES.map((role) => ({ label: t(`role.${role}`), value: t(`roleText.${role}`) }))} /></Section>
    </Page>
  );
}

function FirstPassword({ name = '', password = '' }: Readonly<Record<string, string>>) {
  const t = useTexts(staffTexts);
  return (
    <Notice tone="ok" role="status" title={t('passwordTitle', { name })}>
      <p>{t('passwordText')}</p>
      <p><code>{password}</code></p>
    </Notice>
  );
}

function Grants({ state }: { state: Parameters<typeof Form>[0]['state'] }) {
  const { grants } = useLoaderData<typeof loader>();
  const t = useTexts(staffTexts);
  const where = ({ region }: StaffView['grants'][number]) => region ?? t('province');
  return (
    <Form intent="end" state={state}>
      <DataTable
        caption={t('caption')} captionHidden rows={grants} rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: t('name'), cell: ({ name }) => name },
          { key: 'email', header: t('email'), cell: ({ email }) => email },
          { key: 'role', header: t('role'), cell: ({ role }) => t(`role.${role}`) },
          { key: 'region', header: t('region'), cell: (row) => where(row) },
          { key: 'since', header: t('since'), cell: ({ since }) => <DateText value={since} /> },
          {
            key: 'end', header: t('end'),
            cell: (row) => (row.mayEnd ? (
              <Button name="grant" value={row.id} kind="quiet" size="small">
                <span aria-hidden="true">{t('end')}</span><VisuallyHidden>{t('endLabel', { role: t(`role.${row.role}`), name: row.name, region: where(row) })}</VisuallyHidden>
              </Button>
            ) : null),
          },
        ]}
      />
    </Form>
  );
}
