import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { findNikLike } from '~/people/accounts';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { certificationTexts } from '~/recognition/certification';
import { certificateScope, certificateView, liftSuspension, type CertificateView } from '~/recognition/certification/index.server';
import { ConfirmPage, Field, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'certificate.lift');

const Address = z.object({ certificate: z.uuid() });

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'certificate:revoke',
    params: Address,
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    run: async ({ ctx, params }) => {
      const view = await certificateView(ctx, params.certificate);
      return view?.mayLift ? view : null;
    },
  });
}

const Input = z.object({
  reason: z.string().trim().min(5).max(500).refine((text) => findNikLike(text).length === 0, 'fault.nik'),
});

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'certificate:revoke',
    params: Address,
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    input: Input,
    texts: certificationTexts,
    run: async ({ ctx, params, input, locale }) => {
      const lifted = await liftSuspension(ctx, { certificateId: params.certificate, reason: input.reason });
      return lifted.ok ? { ok: true, value: { to: `/register/${params.certificate}`, toast: translator(certificationTexts, locale)('lift.done', lifted.value) } } : lifted;
    },
  });
}

export default function LiftSuspension() {
  const view = useLoaderData<typeof loader>() as CertificateView;
  const answer = useActionData<typeof action>();
  const t = useTexts(certificationTexts);
  return (
    <ConfirmPage
      title={t('lift.title')} lede={t('certificate.title', { number: view.number })} tone="warn"
      breadcrumbs={[{ label: t('register.title'), href: '/register' }, { label: view.number, href: `/register/${view.id}` }, { label: t('certificate.lift') }]}
      consequences={[t('lift.c1', { name: view.claims.participant.printedName }), t('lift.c2')]}
      confirmation={{ kind: 'none' }} submitLabel={t('lift.submit')} cancelHref={`/register/${view.id}`} form={answer?.form}
    >
      <Field name="reason" type="textarea" rows={3} label={t('lift.reason')} hint={t('revoke.reasonHint')} required />
    </ConfirmPage>
  );
}
