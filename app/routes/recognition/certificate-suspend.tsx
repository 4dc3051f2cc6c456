import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { findNikLike } from '~/people/accounts';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { certificationTexts, SUSPENSION_GROUPS } from '~/recognition/certification';
import { certificateScope, certificateView, suspendCertificate, type CertificateView } from '~/recognition/certification/index.server';
import { ConfirmPage, Field, RadioGroup, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'certificate.suspend');

const Address = z.object({ certificate: z.uuid() });

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'certificate:revoke',
    params: Address,
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    run: async ({ ctx, params }) => {
      const view = await certificateView(ctx, params.certificate);
      return view?.maySuspend ? view : null;
    },
  });
}

const Input = z.object({
  group: z.enum(SUSPENSION_GROUPS),
  reason: z.string().trim().min(5).max(500).refine((text) => findNikLike(text).length === 0, 'fault.nik'),
  confirmation: z.literal('on', 'fault.confirm'),
});

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'certificate:revoke',
    params: Address,
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    input: Input,
    texts: certificationTexts,
    run: async ({ ctx, params, input, locale }) => {
      const suspended = await suspendCertificate(ctx, { certificateId: params.certificate, group: input.group, reason: input.reason });
      if (!suspended.ok) return suspended;
      return { ok: true, value: { to: `/register/${params.certificate}`, toast: translator(certificationTexts, locale)('suspend.done', suspended.value) } };
    },
  });
}

export default function SuspendCertificate() {
  const view = useLoaderData<typeof loader>() as CertificateView;
  const answer = useActionData<typeof action>();
  const t = useTexts(certificationTexts);
  return (
    <ConfirmPage
      title={t('suspend.title')} lede={t('certificate.title', { number: view.number })}
      breadcrumbs={[{ label: t('register.title'), href: '/register' }, { label: view.number, href: `/register/${view.id}` }, { label: t('certificate.suspend') }]}
      consequences={[t('suspend.c1', { name: view.claims.participant.printedName }), t('suspend.c2'), t('suspend.c3')]}
      tone="warn" confirmation={{ kind: 'check', label: t('suspend.check') }} submitLabel={t('suspend.submit')} cancelHref={`/register/${view.id}`} form={answer?.form}
    >
      <RadioGroup name="group" legend={t('suspend.group')} hint={t('suspend.groupHint')} required options={SUSPENSION_GROUPS.map((group) => ({ value: group, label: t(`suspension.${group}`) }))} />
      <Field name="reason" type="textarea" rows={3} label={t('revoke.reason')} hint={t('revoke.reasonHint')} required />
    </ConfirmPage>
  );
}
