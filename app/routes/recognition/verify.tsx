import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, PUBLIC } from '~/people/access/index.server';
import { clientAddress } from '~/platform/http/client-address.server';
import { readCertificateCode } from '~/recognition/certification';
import { CHECK_LIMITS, verificationTexts } from '~/recognition/verification';
import { checkFiles } from '~/recognition/verification/index.server';
import { Card, Dropzone, Field, Form, Page, SubmitRow, useTexts, type FormState } from '~/ui';
import { titled } from '../titles';

export const meta = titled(verificationTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    run: ({ url }) => {
      const typed = url.searchParams.get('kode');
      if (typed === null) return { typed: '', fault: null };
      const code = readCertificateCode(typed.slice(0, 100));
      return code.ok ? redirect(`/v/${code.value}`) : { typed: typed.slice(0, 100), fault: code.refusal.code };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'public',
    scope: PUBLIC,
    input: z.object({}),
    texts: verificationTexts,
    uploadBytes: CHECK_LIMITS.totalBytes,
    run: async ({ ctx, request, formData }) => {
      const begun = await checkFiles(ctx, { files: formData.getAll('berkas'), from: clientAddress(request) });
      return begun.ok ? { ok: true, value: { to: `/verifikasi/hasil/${begun.value.key}` } } : begun;
    },
  });
}

export default function Verify() {
  const { typed, fault } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { form: FormState } | undefined;
  const t = useTexts(verificationTexts);
  const code: FormState = { values: { kode: typed }, errors: fault ? { kode: [t(`fault.${fault}` as 'fault.code-check')] } : {} };
  const { files, zipFiles, keptSeconds, totalBytes } = CHECK_LIMITS;
  return (
    <Page title={t('title')} lede={t('lede')} width="text">
      <Card title={t('codeTitle')}>
        <Form id="kode" method="get" state={code}>
          <Field name="kode" label={t('codeLabel')} hint={t('codeHint')} required mark={false} autoComplete="off" autoCapitalize="characters" spellCheck={false} width="medium" />
          <SubmitRow label={t('codeSubmit')} />
        </Form>
      </Card>
      <Card title={t('fileTitle')}>
        <Form id="berkas" files state={answer?.form}>
          <Dropzone name="berkas" label={t('fileLabel')} hint={t('fileHint', { count: files, zip: zipFiles, minutes: keptSeconds / 60 })} accept=".pdf,.zip,application/pdf,application/zip" types={t('fileTypes')} maxBytes={totalBytes} multiple required mark={false} />
          <SubmitRow label={t('fileSubmit')} />
        </Form>
      </Card>
    </Page>
  );
}
