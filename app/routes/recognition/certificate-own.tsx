import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { page } from '~/people/access/index.server';
import { certificateTexts } from '~/recognition/certification';
import { ownCertificatesView, type OwnCertificatesView } from '~/recognition/certification/index.server';
import { CertificateStatus } from '~/recognition/certification/ui/certificate-status';
import { Card, Code, CopyButton, DateText, EmptyState, Facts, LinkButton, Notice, Page, Share, useLocale, useTexts } from '~/ui';
import { civilDateOf, formatBytes, formatCivilDate } from '~/ui/format';
import { titled } from '../titles';

export const meta = titled(certificateTexts, 'own.title');

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'certificate:read-own',
    scope: ({ ctx }) => ({ kind: 'self', personId: ctx.actor.personId }),
    run: ({ ctx }) => ownCertificatesView(ctx),
  });
}

type Row = OwnCertificatesView[number];

export default function OwnCertificates() {
  const rows = useLoaderData<typeof loader>() as OwnCertificatesView;
  const t = useTexts(certificateTexts);
  return (
    <Page title={t('own.title')} lede={rows.length > 0 ? t('own.lede') : undefined} width="text">
      {rows.length === 0 ? <EmptyState icon="award" title={t('own.empty')} action={<LinkButton kind="primary" href="/hari-ini">{t('own.today')}</LinkButton>}>{t('own.emptyText')}</EmptyState> : null}
      {rows.map((row) => <OwnCertificate key={row.id} row={row} />)}
    </Page>
  );
}

function OwnCertificate({ row }: { row: Row }) {
  const t = useTexts(certificateTexts);
  const locale = useLocale();
  const valid = row.status === 'valid';
  return (
    <Card title={row.training} kicker={row.title} kind={valid ? 'next' : 'plain'} actions={row.bytes !== null ? <LinkButton kind={valid ? 'primary' : 'secondary'} size="wide" icon="download" href={`/sertifikat/${row.id}/berkas`}>{t('own.download', { size: formatBytes(row.bytes, locale) })}</LinkButton> : undefined}>
      <p><CertificateStatus status={row.status} words={t} /></p>
      {row.revokedAt ? <Notice tone="bad">{t('own.revokedText', { date: formatCivilDate(civilDateOf(row.revokedAt), locale) })}</Notice> : null}
      {row.suspendedAt ? <Notice tone="warn">{t('own.suspendedText', { date: formatCivilDate(civilDateOf(row.suspendedAt), locale) })}</Notice> : null}
      {row.replacedBy ? <Notice tone="info">{t('own.replacedText', { number: row.replacedBy })}</Notice> : null}
      {row.bytes === null && !row.revokedAt && !row.replacedBy ? <p>{t('own.waiting')}</p> : null}
      <Facts facts={[
        { label: t('own.number'), value: row.number },
        { label: t('own.issuedOn'), value: <DateText value={row.issuedOn} /> },
        ...(row.bytes === null ? [] : [
          { label: t('own.code'), value: <Code value={row.code} /> },
          { label: t('own.link'), value: <><a className="code" href={row.link}>{row.link}</a> <CopyButton text={row.link} /></> },
        ]),
      ]} />
      {valid ? <Share title={row.title} text={t('own.share', { title: row.training, name: row.name })} url={row.link} /> : null}
    </Card>
  );
}
