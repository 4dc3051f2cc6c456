import { DateText, Facts, useLocale, useTexts } from '~/ui';
import { formatNumber } from '~/ui/format';
import type { PublicCertificate } from '../public-certificate';
import { texts } from '../texts';

/** The fields of the paper, in its order, to be compared one by one. */
export function PrintedFields({ certificate }: { certificate: PublicCertificate }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const { institution, decision } = certificate;
  return (
    <Facts facts={[
      { label: t('field.name'), value: <strong>{certificate.name}</strong> },
      { label: t('field.title'), value: certificate.title },
      { label: t('field.number'), value: certificate.number },
      { label: t('field.region'), value: certificate.region },
      ...(institution ? [{ label: t('field.institution'), value: institution }] : []),
      { label: t('field.decision'), value: decision },
      { label: t('field.training'), value: certificate.training },
      { label: t('field.cohort'), value: certificate.cohort },
      { label: t('field.dates'), value: <DateText value={certificate.from} to={certificate.to} /> },
      { label: t('field.place'), value: certificate.place },
      { label: t('field.jp'), value: formatNumber(certificate.jp, locale) },
      { label: t('field.issued'), value: <>{certificate.city}, <DateText value={certificate.issuedOn} /></> },
      { label: t('field.signatory'), value: certificate.signatory },
      { label: t('field.issuer'), value: certificate.issuer },
      { label: t('field.code'), value: <code className="code">{certificate.code}</code> },
    ]} />
  );
}
