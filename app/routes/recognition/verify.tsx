import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, PUBLIC } from '~/people/access/index.server';
import { clientAddress } from '~/platform/http/client-address.server';
import { translator } from '~/platform/i18n/catalogue';
import { readCertificateCode } from '~/recognition/certification';
import { verificationTexts, type FileAnswer } from '~/recognition/verification';
import { verifyUploads, UPLOAD_LIMITS } from '~/recognition/verification/index.server';
import { FileResult } from '~/recognition/verification/ui/file-result';
import { Card, Dropzone, Field, Form, Notice, Page, Section, SubmitRow, useTexts, type FormState } from '~/ui';
import { titled } from '../titles';

export const meta = titled(verificationTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    run: ({ url }) => {
      const typed = url.searchParams.get('kode');
      const limits = { count: UPLOAD_LIMITS.files, bytes: UPLOAD_LIMITS.fileBytes };
      if (typed === null) return { typed: '', fault: null, limits };
      const code = readCertificateCode(typed.slice(0, 100));
      return code.ok ? redirect(`/v/${code.value}`) : { typed: typed.slice(0, 100), fault: code.refusal.code, limits };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'public',
    scope: PUBLIC,
    input: z.object({}),
    texts: verificationTexts,
    uploadBytes: UPLOAD_LIMITS.totalBytes,
    run: async ({ ctx, request, formData, locale }) => {
      const checked = await verifyUploads(ctx, { files: formData.getAll('berkas'), from: clientAddress(request) });
      if (!checked.ok) return checked;
      const t = translator(verificationTexts, locale);
      const tooLarge = checked.value.tooLarge.map((name) => t('fault.file-large', { name }));
      return { ok: true, value: Response.json({ results: checked.value.results, tooLarge }, { headers: { 'Cache-Control': 'no-store' } }) };
    },
  });
}

interface Results {
  readonly results: readonly { readonly name: string; readonly answer: FileAnswer }[];
  readonly tooLarge: readonly string[];
}

export default function Verify() {
  const { typed, fault, limits } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { form: FormState } | Results | undefined;
  const t = useTexts(verificationTexts);
  const code: FormState = { values: { kode: typed }, errors: fault ? { kode: [t(`fault.${fault}` as 'fault.code-check')] } : {} };
  const checked = answer && 'results' in answer ? answer : null;
  return (
    <Page title={t('title')} lede={t('lede')} width="text">
      {checked ? (
        <Section title={t('results')}>
          {checked.tooLarge.map((sentence) => <Notice key={sentence} tone="warn">{sentence}</Notice>)}
          {checked.results.map(({ name, answer: file }, index) => <FileResult key={`${index} ${name}`} name={name} answer={file} />)}
        </Section>
      ) : null}
      <Card title={t('codeTitle')}>
        <Form id="kode" method="get" state={code}>
          <Field name="kode" label={t('codeLabel')} hint={t('codeHint')} required mark={false} autoComplete="off" autoCapitalize="characters" spellCheck={false} width="medium" />
          <SubmitRow label={t('codeSubmit')} />
        </Form>
      </Card>
      <Card title={t('fileTitle')}>
        <Form id="berkas" files state={answer && 'form' in answer ? answer.form : undefined}>
          <Dropzone name="berkas" label={t('fileLabel')} hint={t('fileHint', { count: limits.count })} accept=".pdf,application/pdf" types="PDF" maxBytes={limits.bytes} multiple required mark={false} />
          <SubmitRow label={t('fileSubmit')} />
        </Form>
      </Card>
    </Page>
  );
}
