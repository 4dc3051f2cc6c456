import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { page } from '~/people/access/index.server';
import { certificationTexts } from '~/recognition/certification';
import { certificateScope, certificateView, type CertificateView } from '~/recognition/certification/index.server';
import { CertificateStatus } from '~/recognition/certification/ui/certificate-status';
import { Cluster, Code, DateText, Facts, LinkButton, MomentText, Page, Section, Timeline, useLocale, useTexts } from '~/ui';
import { formatBytes, formatNumber } from '~/ui/format';
import { titled } from '../titles';

export const meta = titled(certificationTexts, 'certificate.title', (data: CertificateView) => ({ number: data.number }));

export function loader(args: LoaderFunctionArgs) {
  return page(args, {
    permit: 'register:read',
    params: z.object({ certificate: z.uuid() }),
    scope: ({ ctx, params }) => certificateScope(ctx, params.certificate),
    run: ({ ctx, params }) => certificateView(ctx, params.certificate),
  });
}

export default function Certificate() {
  const view = useLoaderData<typeof loader>() as CertificateView;
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  const here = `/register/${view.id}`;
  return (
    <Page title={view.claims.participant.printedName} kicker={t('certificate.title', { number: view.number })} lede={<CertificateStatus status={view.status} words={t} />} breadcrumbs={[{ label: t('register.title'), href: '/register' }, { label: view.number }]}>
      <Cluster>
        {view.mayDownload && view.file ? <LinkButton kind="primary" icon="download" href={`${here}/berkas`}>{t('certificate.download', { size: formatBytes(view.file.bytes, locale) })}</LinkButton> : null}
        <LinkButton href={view.publicPath}>{t('certificate.public')}</LinkButton>
      </Cluster>
      <Section title={t('certificate.facts')}><Printed view={view} /></Section>
      <Section title={t('certificate.chain')}><Chain view={view} /></Section>
      {view.mayRevoke || view.mayReplace || view.maySuspend || view.mayLift ? (
        <Cluster>
          {view.mayReplace ? <LinkButton href={`${here}/pengganti`}>{t('certificate.replace')}</LinkButton> : null}
          {view.maySuspend ? <LinkButton href={`${here}/tangguhkan`}>{t('certificate.suspend')}</LinkButton> : null}
          {view.mayLift ? <LinkButton kind="primary" href={`${here}/berlakukan`}>{t('certificate.lift')}</LinkButton> : null}
          {view.mayRevoke ? <LinkButton kind="danger" href={`${here}/cabut`}>{t('certificate.revoke')}</LinkButton> : null}
        </Cluster>
      ) : null}
    </Page>
  );
}

function Printed({ view }: { view: CertificateView }) {
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  const { programme, participant, signatory, issuedOn } = view.claims;
  return (
    <Facts facts={[
      { label: t('certificate.number'), value: view.number },
      { label: t('certificate.name'), value: participant.printedName },
      { label: t('col.region'), value: participant.region },
      { label: t('certificate.training'), value: `${programme.title}, ${programme.cohort}` },
      { label: t('certificate.dates'), value: <><DateText value={programme.from} to={programme.to} />, {programme.place}</> },
      { label: t('certificate.jp'), value: formatNumber(programme.jpTotal, locale) },
      { label: t('certificate.issuedOn'), value: <DateText value={issuedOn} /> },
      { label: t('certificate.signatory'), value: <>{signatory.prefix ? `${signatory.prefix} ` : ''}{signatory.position}<br />{signatory.name}</> },
      { label: t('certificate.code'), value: <Code value={view.code} copy /> },
      { label: t('certificate.file'), value: view.file ? <>{t('certificate.fileText', { size: formatBytes(view.file.bytes, locale) })} <code className="code">{view.file.sha256}</code></> : t('certificate.noFile') },
      ...(view.archive ? [{ label: t('certificate.archive'), value: <Archive archive={view.archive} /> }] : []),
      ...(view.file ? [{ label: t('certificate.key'), value: <code className="code">{view.file.keyId}</code> }] : []),
    ]} />
  );
}

function Archive({ archive }: { archive: NonNullable<CertificateView['archive']> }) {
  const t = useTexts(certificationTexts);
  if (archive.error) return t('certificate.archive.failed', { reason: archive.error });
  return archive.stampValidUntil ? <>{t('certificate.archive.done')} <MomentText value={archive.stampValidUntil} show="date" /></> : t('certificate.archive.waiting');
}

const TONES = { proposed: 'neutral', reserved: 'info', sealed: 'ok', failed: 'warn', suspended: 'warn', lifted: 'ok', revoked: 'bad', replaced: 'neutral', replaces: 'neutral' } as const;

function Chain({ view }: { view: CertificateView }) {
  const t = useTexts(certificationTexts);
  return (
    <Timeline
      label={t('certificate.chain')}
      events={view.chain.map((link) => ({
        when: link.at ? <MomentText value={link.at} /> : null, who: link.who ?? undefined, tone: TONES[link.kind],
        title: t(`chain.${link.kind}`, { number: link.number ?? '', reason: link.reason ?? '', group: link.group ? t((link.kind === 'suspended' ? `suspension.${link.group}` : `group.${link.group}`) as 'group.misuse') : '' }),
        children: link.kind === 'revoked' || link.kind === 'suspended' || link.kind === 'lifted' ? <p>{link.reason}</p> : link.certificateId ? <p><a href={`/register/${link.certificateId}`}>{link.number}</a></p> : null,
      }))}
    />
  );
}
