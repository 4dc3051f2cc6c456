import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { act, page, PUBLIC } from '~/people/access/index.server';
import { refuse } from '~/platform/outcome';
import { clientAddress } from '~/platform/http/client-address.server';
import { formatCertificateCode } from '~/recognition/certification';
import { CHECK_LIMITS, readScanned, verificationTexts } from '~/recognition/verification';
import { checkFiles, readCodePhoto } from '~/recognition/verification/index.server';
import { Camera } from '~/recognition/verification/ui/camera';
import { Card, Dropzone, Field, FileField, Form, LinkButton, Notice, Page, SubmitRow, useTexts, type FormState } from '~/ui';
import { titled } from '../titles';

export const meta = titled(verificationTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    scope: PUBLIC,
    run: ({ ctx, url }) => {
      const typed = url.searchParams.get('kode');
      if (typed === null) return { typed: '', fault: null };
      const read = readScanned(typed.slice(0, 300), [url.host, new URL(ctx.env.publicUrl).host]);
      if (read.ok) return redirect(`/v/${read.value}`);
      const { code, facts } = read.refusal;
      const named = typeof facts.code === 'string' && facts.code !== '' ? formatCertificateCode(facts.code) : '';
      return { typed: code === 'qr-foreign' || code === 'qr-other' ? named : typed.slice(0, 100), fault: { code, host: String(facts.host ?? '') } };
    },
  });
}

export function action(args: ActionFunctionArgs) {
  return act(args, {
    permit: 'public',
    scope: PUBLIC,
    input: z.object({ intent: z.enum(['photo', 'files']).default('files'), foto: z.union([z.instanceof(File), z.string()]).optional() }),
    texts: verificationTexts,
    uploadBytes: CHECK_LIMITS.totalBytes,
    run: async ({ ctx, request, formData, input }) => {
      if (input.intent === 'photo') {
        const read = input.foto instanceof File ? await readCodePhoto(ctx, { photo: input.foto, from: clientAddress(request) }) : refuse('photo-none');
        return read.ok ? { ok: true, value: { to: `/verifikasi?kode=${encodeURIComponent(read.value)}` } } : read;
      }
      const begun = await checkFiles(ctx, { files: formData.getAll('berkas'), from: clientAddress(request) });
      return begun.ok ? { ok: true, value: { to: `/verifikasi/hasil/${begun.value.key}` } } : begun;
    },
  });
}

export default function Verify() {
  const { typed, fault } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as { form: FormState } | undefined;
  const t = useTexts(verificationTexts);
  const misled = fault !== null && (fault.code === 'qr-foreign' || fault.code === 'qr-other');
  const code: FormState = { values: { kode: typed }, errors: fault && !misled ? { kode: [t(`fault.${fault.code}`, { host: fault.host })] } : {} };
  const photo = answer?.form.values.intent === 'photo';
  const { files, zipFiles, keptSeconds, totalBytes } = CHECK_LIMITS;
  return (
    <Page title={t('title')} lede={t('lede')} width="text">
      {misled ? <Notice tone="bad" role="alert">{t(`fault.${fault.code}`, { host: fault.host })}</Notice> : null}
      <Card title={t('scanTitle')}>
        <Camera />
        <Form id="foto" intent="photo" files state={photo ? answer?.form : undefined}>
          <FileField name="foto" label={t('photo.label')} hint={t('photo.hint')} accept="image/*" capture="environment" maxBytes={CHECK_LIMITS.fileBytes} mark={false} />
          <SubmitRow kind="secondary" label={t('photo.submit')} />
        </Form>
      </Card>
      <Card title={t('codeTitle')}>
        <Form id="kode" method="get" state={code}>
          <Field name="kode" label={t('codeLabel')} hint={t('codeHint')} required mark={false} autoComplete="off" autoCapitalize="characters" spellCheck={false} width="medium" />
          <SubmitRow label={t('codeSubmit')} />
        </Form>
      </Card>
      <Card title={t('fileTitle')}>
        <Form id="berkas" files state={photo ? undefined : answer?.form}>
          <Dropzone name="berkas" label={t('fileLabel')} hint={t('fileHint', { count: files, zip: zipFiles, minutes: keptSeconds / 60 })} accept=".pdf,.zip,application/pdf,application/zip" types={t('fileTypes')} maxBytes={totalBytes} multiple required mark={false} />
          <SubmitRow label={t('fileSubmit')} />
        </Form>
      </Card>
      <p><LinkButton kind="quiet" href="/api">{t('forPrograms')}</LinkButton></p>
    </Page>
  );
}
