/** Whether a signer may be believed at the time its signature is known to have existed. */
import { oids } from '../asn1/oids.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import type { JudgingTerms } from './document-timestamps.ts';
import type { ReasonCode, SignerFacts, VerificationReport } from './report.ts';
import { pathRevocation } from './revocation.ts';
import { findPath } from './trust.ts';
import type { TrustPath } from './trust.ts';

const DIGITAL_SIGNATURE = 0b1000_0000;
const CONTENT_COMMITMENT = 0b0100_0000;
/** Purposes under which a certificate may sign documents; anyExtendedKeyUsage and Adobe's own among them. */
const DOCUMENT_PURPOSES: ReadonlySet<string> = new Set([oids.ekuDocumentSigning, oids.ekuEmailProtection, '2.5.29.37.0', '1.2.840.113583.1.1.5']);

/** What was found about a signer. */
export interface SignerFinding {
  readonly path: TrustPath | undefined;
  /** Leads to a root, may sign documents, was valid and not withdrawn. */
  readonly sound: boolean;
  readonly reasons: readonly ReasonCode[];
  readonly revoked: VerificationReport['revoked'];
  readonly revocation: NonNullable<VerificationReport['revocation']>;
  /** The file alone says so. */
  readonly provided: boolean;
}

function maySign(signer: CertificateFields): boolean {
  const usage = signer.keyUsage ?? DIGITAL_SIGNATURE;
  const purposes = signer.extendedKeyUsage;
  return (usage & (DIGITAL_SIGNATURE | CONTENT_COMMITMENT)) !== 0 && !signer.isAuthority
    && (purposes === undefined || purposes.some((purpose) => DOCUMENT_PURPOSES.has(purpose))) && signer.unknownCritical.length === 0;
}

/** Judges a signer at the time its signature is known to have existed (ETSI EN 319 102-1, 5.5 and 5.6). */
export function judgeSigner(signer: CertificateFields, terms: JudgingTerms, at: Date): SignerFinding {
  const { store, embedded, now } = terms;
  const reasons: ReasonCode[] = [];
  const path = findPath(signer, embedded.certificates, store, at);
  if (!path) reasons.push('signer-unknown');
  if (!maySign(signer)) reasons.push('signer-not-for-documents');
  if (at < signer.notBefore || at > signer.notAfter) reasons.push('signer-expired');
  const state = path && pathRevocation(path, [store.evidence, embedded], { at, now });
  const { revoked } = state?.leaf ?? {};
  if (revoked && revoked.at <= at) reasons.push('signer-revoked');
  if (state?.issuerRevoked) reasons.push('issuer-revoked');
  const sound = reasons.length === 0;
  const { checked = false, source, asOf } = state?.leaf ?? {};
  if (path && !checked) reasons.push('revocation-unknown');
  return {
    path, sound, reasons,
    revoked: revoked && { at: revoked.at, reason: revoked.reason ?? 0 },
    revocation: { checked, ...(source ? { source } : {}), ...(asOf ? { asOf } : {}) },
    provided: path !== undefined && pathRevocation(path, [embedded], { at, now }).complete,
  };
}

/** The signer as its certificate names it. */
export function signerFacts(signer: CertificateFields): SignerFacts {
  const { commonName, organisation } = signer.subjectName;
  return { commonName, organisation, keyId: signer.keyId ?? '', serial: signer.serial, validFrom: signer.notBefore, validUntil: signer.notAfter };
}
