import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { findNikLike } from '~/people/accounts';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { certificationTexts, REVOCATION_GROUPS } from '~/recognition/certification';
import { certificateScope, certificateView, revokeCertificate, type CertificateView } from '~/recognition/certification/index.server';
import { ConfirmPage, Field, RadioGroup, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'certificate.revoke');

const Address = z.object({ certificate: z.uuid() });

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'certificate:revoke',
    params: Address,
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    run: async ({ ctx, params }) => {
      const view = await certificateView(ctx, params.certificate);
      return view?.mayRevoke ? view : null;
    },
  });
}

const Input = z.object({
  group: z.enum(REVOCATION_GROUPS),
  reason: z.string().trim().min(5).max(500).refine((text) => findNikLike(text).length === 0, 'fault.nik'),
  confirmation: z.string('fault.word').trim().regex(/^CABUT$/, 'fault.word'),
});

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'certificate:revoke',
    params: Address,
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    input: Input,
    texts: certificationTexts,
    run: async ({ ctx, params, input, locale }) => {
      const revoked = await revokeCertificate(ctx, { certificateId: params.certificate, group: input.group, reason: input.reason });
      if (!revoked.ok) return revoked;
      return { ok: true, value: { to: `/register/${params.certificate}`, toast: translator(certificationTexts, locale)('revoke.done', revoked.value) } };
    },
  });
}

export default function RevokeCertificate() {
  const view = useLoaderData<typeof loader>() as CertificateView;
  const answer = useActionData<typeof action>();
  const t = useTexts(certificationTexts);
  return (
    <ConfirmPage
      title={t('revoke.title')} lede={t('certificate.title', { number: view.number })}
      breadcrumbs={[{ label: t('register.title'), href: '/register' }, { label: view.number, href: `/register/${view.id}` }, { label: t('certificate.revoke') }]}
      consequences={[t('revoke.c1', { name: view.claims.participant.printedName }), t('revoke.c2'), t('revoke.c3')]}
      confirmation={{ kind: 'type', word: t('revoke.word') }} submitLabel={t('revoke.submit')} cancelHref={`/register/${view.id}`} form={answer?.form}
    >
      <RadioGroup name="group" legend={t('revoke.group')} hint={t('revoke.groupHint')} required options={REVOCATION_GROUPS.map((group) => ({ value: group, label: t(`group.${group}`) }))} />
      <Field name="reason" type="textarea" rows={3} label={t('revoke.reason')} hint={t('revoke.reasonHint')} required />
    </ConfirmPage>
  );
}
