import type { FileAnswer } from '../file-answer';
import type { PublicCertificate } from '../public-certificate';

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A register entry as programs read it: what stands on the paper, never NIK, NIP or birth of the holder. */
export function certificateJson(certificate: PublicCertificate, publicUrl: string) {
  const { status, code, number, title, name, region, institution, training, cohort, from, to, place, jp, decision, issuedOn, city, signatory, issuer } = certificate;
  const { revokedAt, revocationGroup, suspendedAt, suspensionGroup, replacedBy } = certificate;
  const page = (printed: string): string => `${publicUrl}/v/${printed.replaceAll('-', '')}`;
  return {
    status, code, number, title, name, region, institution, training: { title: training, cohort, from, to, place, jp }, decision, issuedOn, city, signatory, issuer,
    revokedAt: instant(revokedAt), revocationReason: revocationGroup, suspendedAt: instant(suspendedAt), suspensionReason: suspensionGroup,
    replacedBy: replacedBy ? { ...replacedBy, url: page(replacedBy.code) } : null, url: page(code),
  };
}

/**
 * The report on one file as programs read it: facts beside one another. `certificate` is the entry under the code the
 * file names; only the verdicts genuine, revoked and replaced say that the file is that certificate.
 */
export function verificationJson(answer: FileAnswer, publicUrl: string, checkedAt: Date) {
  const { verdict, register, intact, trusted, identical, reasons, signer, signedAt, changes, differences, level, sha256, bytes, certificate } = answer;
  return {
    verdict, register, intact, trusted, identical, level, reasons, differences, changesAfterSigning: changes, signer, signedAt: instant(signedAt),
    certificate: certificate ? certificateJson(certificate, publicUrl) : null, file: { sha256, bytes }, checkedAt: checkedAt.toISOString(),
  };
}
