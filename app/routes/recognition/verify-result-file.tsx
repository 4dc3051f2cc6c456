import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { page, PUBLIC } from '~/people/access/index.server';
import { checkingTexts, type CheckedFile } from '~/recognition/verification';
import { FileOutcome } from '~/recognition/verification/ui/file-outcome';
import { LinkButton, Page, useTexts } from '~/ui';
import { titled } from '../titles';
import { CheckingAddress, finishedChecking, RESULT_HEADERS } from './checking-place.server';

export const meta = titled(checkingTexts, 'title');
export const headers = () => RESULT_HEADERS;

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'public',
    params: CheckingAddress.extend({ file: z.coerce.number().int().min(1) }),
    scope: PUBLIC,
    run: ({ ctx, params }) => {
      const file = finishedChecking(params.key, ctx.now)?.files[params.file - 1];
      return file ? { key: params.key, file } : null;
    },
  });
}

/** One file of many, with everything that was found. */
export default function VerifyResultFile() {
  const { key, file } = useLoaderData<typeof loader>() as { key: string; file: CheckedFile };
  const t = useTexts(checkingTexts);
  return (
    <Page title={t('details')} kicker={t('title')} width="text">
      <FileOutcome file={file} />
      <p><LinkButton kind="quiet" icon="arrow-left" href={`/verifikasi/hasil/${key}`}>{t('back')}</LinkButton></p>
    </Page>
  );
}
