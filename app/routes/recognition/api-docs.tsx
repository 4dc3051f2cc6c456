import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page, PUBLIC } from '~/people/access/index.server';
import { apiTexts, CHECK_LIMITS, LOOK_LIMITS, VERDICTS, verificationTexts } from '~/recognition/verification';
import { DataTable, LinkButton, Page, Section, useTexts } from '~/ui';
import { titled } from '../titles';

export const meta = titled(apiTexts, 'title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, { permit: 'public', scope: PUBLIC, run: ({ ctx }) => ({ at: ctx.env.publicUrl }) });
}

const CODES = ['code-empty', 'code-character', 'code-length', 'code-check', 'certificate-unknown', 'file-missing', 'file-too-large', 'media-type', 'too-many', 'busy', 'foreign-page', 'method-not-allowed', 'not-found', 'request-unreadable', 'fault'] as const;

/** How programs ask: two addresses, examples, words. */
export default function ApiDocs() {
  const { at } = useLoaderData<typeof loader>();
  const t = useTexts(apiTexts);
  const words = useTexts(verificationTexts);
  return (
    <Page title={t('title')} lede={t('lede')} width="text">
      <p><LinkButton href="/api/v1/openapi.json">{t('description')}</LinkButton></p>
      <Section title={t('certificates')} lede={t('certificatesLede')}>
        <Example lines={`curl ${at}/api/v1/certificates/ABCDE-FGHJK-MNPQR`} />
        <p>{t('certificatesCache')}</p>
      </Section>
      <Section title={t('verifications')} lede={t('verificationsLede')}>
        <Example lines={`curl -H 'Content-Type: application/pdf' --data-binary @sertifikat.pdf ${at}/api/v1/verifications\ncurl -F file=@sertifikat.pdf ${at}/api/v1/verifications`} />
        <DataTable
          caption={t('verdicts')} captionHidden rows={VERDICTS} rowKey={(verdict) => verdict}
          columns={[{ key: 'word', header: 'verdict', cell: (verdict) => <code>{verdict}</code> }, { key: 'means', header: t('means'), cell: (verdict) => (verdict === 'revoked' ? t('revokedMeans') : words(`verdict.${verdict}`)) }]}
        />
        <p>{t('facts')}</p>
      </Section>
      <Section title={t('limits')}>
        <p>{t('limitsText', { looks: LOOK_LIMITS.perAddress, lookSeconds: LOOK_LIMITS.windowSeconds, files: CHECK_LIMITS.perAddress, fileSeconds: CHECK_LIMITS.windowSeconds })}</p>
        <p>{t('cors')}</p>
      </Section>
      <Section title={t('problems')} lede={t('problemsLede')}>
        <DataTable
          caption={t('problems')} captionHidden rows={CODES} rowKey={(code) => code}
          columns={[{ key: 'code', header: 'code', cell: (code) => <code id={code}>{code}</code> }, { key: 'means', header: t('means'), cell: (code) => t(`problem.${code}`) }]}
        />
      </Section>
    </Page>
  );
}

/** Long commands break anywhere: a phone shows them whole. */
const Example = ({ lines }: { lines: string }) => <>{lines.split('\n').map((line) => <p key={line}><code className="code">{line}</code></p>)}</>;
