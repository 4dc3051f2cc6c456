import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page } from '~/people/access/index.server';
import { translator } from '~/platform/i18n/catalogue';
import { certificationTexts, CorrectionShape } from '~/recognition/certification';
import { certificateScope, certificateView, proposeReplacement, type CertificateView } from '~/recognition/certification/index.server';
import { Field, Form, Page, SubmitRow, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'replace.title');

const Address = z.object({ certificate: z.uuid() });

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'batch:propose',
    params: Address,
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    run: async ({ ctx, params }) => {
      const view = await certificateView(ctx, params.certificate);
      return view?.mayReplace ? view : null;
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'batch:propose',
    params: Address,
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    input: CorrectionShape,
    texts: certificationTexts,
    run: async ({ ctx, params, input, locale }) => {
      const proposed = await proposeReplacement(ctx, { certificateId: params.certificate, correction: input });
      return proposed.ok ? { ok: true, value: { to: `/register/${params.certificate}`, toast: translator(certificationTexts, locale)('replace.done') } } : proposed;
    },
  });
}

export default function ReplaceCertificate() {
  const view = useLoaderData<typeof loader>() as CertificateView;
  const answer = useActionData<typeof action>();
  const t = useTexts(certificationTexts);
  const { participant } = view.claims;
  const civilServant = participant.identifierLabel === 'NIP';
  return (
    <Page title={t('replace.title')} lede={t('replace.lede', { number: view.number })} width="text" breadcrumbs={[{ label: t('register.title'), href: '/register' }, { label: view.number, href: `/register/${view.id}` }, { label: t('replace.title') }]}>
      <Form state={answer?.form} guard>
        <Field name="printedName" label={t('replace.printedName')} required defaultValue={participant.printedName} autoComplete="off" />
        <Field name="birthPlace" label={t('replace.birthPlace')} defaultValue={participant.birthPlace} autoComplete="off" />
        <Field name="birthDate" type="date" label={t('replace.birthDate')} defaultValue={participant.birthDate} width="medium" />
        {civilServant ? <Field name="rank" label={t('replace.rank')} defaultValue={participant.rank} /> : null}
        <Field name="position" label={t('replace.position')} defaultValue={participant.position} />
        <Field name="institution" label={t('replace.institution')} defaultValue={participant.institution} />
        <Field name="reason" type="textarea" rows={3} label={t('replace.reason')} required />
        <SubmitRow label={t('replace.submit')} cancelHref={`/register/${view.id}`} />
      </Form>
    </Page>
  );
}
