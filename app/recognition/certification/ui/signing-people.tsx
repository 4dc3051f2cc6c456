import { DataTable, Status, useLocale, useTexts } from '~/ui';
import { refusalSentence, type MemberRefusal } from '../batch/member-refusal';
import { certificationTexts } from '../office.texts';
import type { CertificateStatus as Word } from '../register/certificate-status';
import { CertificateStatus } from './certificate-status';

interface Person {
  readonly participationId: string;
  readonly name: string;
  readonly region: string;
  readonly institution: string;
  readonly refusal: MemberRefusal | null;
  readonly replaces: { readonly number: string; readonly reason: string } | null;
  readonly certificate: { readonly id: string; readonly number: string; readonly status: Word };
}

/** Every name of a batch: what is signed, what is not and why, and the number it got. */
export function SigningPeople({ view }: { view: { readonly id: string; readonly state: 'open' | 'approved' | 'rejected'; readonly people: readonly Person[] } }) {
  const t = useTexts(certificationTexts);
  const locale = useLocale();
  const state = ({ refusal, certificate }: Person) => {
    if (refusal) return <Status tone="warn">{t('sign.lost', { reason: refusalSentence(refusal, locale) })}</Status>;
    if (view.state === 'approved') return <CertificateStatus status={certificate.status} words={t} />;
    return <Status tone="ok">{t('sign.ok')}</Status>;
  };
  return (
    <DataTable
      caption={t('sign.people')} captionHidden rows={view.people} rowKey={(row) => row.participationId} tone={(row) => (row.refusal ? 'warn' : undefined)}
      columns={[
        {
          key: 'name', header: t('col.name'),
          cell: (row) => <>{row.name}{row.institution ? <><br /><small className="muted">{row.institution}</small></> : null}{row.replaces ? <><br /><small>{t('sign.replacement', row.replaces)}</small></> : null}</>,
        },
        { key: 'region', header: t('col.region'), cell: (row) => row.region },
        ...(view.state === 'approved' ? [{ key: 'number', header: t('col.number'), cell: (row: Person) => (row.certificate.id ? <a href={`/register/${row.certificate.id}`}>{row.certificate.number}</a> : '–') }] : []),
        { key: 'state', header: t('col.state'), cell: state },
        ...(view.state === 'open' ? [{ key: 'preview', header: t('sign.preview'), cell: (row: Person) => <a href={`/tanda-tangan/${view.id}/contoh/${row.participationId}`} aria-label={t('batch.preview.for', { name: row.name })}>{t('batch.preview')}</a> }] : []),
      ]}
    />
  );
}
