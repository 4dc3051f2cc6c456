/** Judging one signature of a document. */
import { createHash } from 'node:crypto';
import { BerError, readBer } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import type { PdfDocument } from '../pdf/document.ts';
import { checkCms } from './cms-check.ts';
import { readSignedData } from './cms-reader.ts';
import type { SignedData } from './cms-reader.ts';
import type { FoundSignature } from './find-signatures.ts';
import type { ReasonCode, TimestampFacts, VerificationReport } from './report.ts';
import { checkTimestamp } from './timestamp-check.ts';
import { findRoot, revocationOf } from './trust.ts';
import type { TrustStore } from './trust.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';

/** The part of a report that one signature decides. `coveredEnd` is the first byte behind what it covers. */
export type SignatureFinding = Pick<VerificationReport, 'intact' | 'signer' | 'trusted' | 'trustedRoot' | 'timestamp' | 'claimedAt' | 'revoked'> & {
  readonly reasons: readonly ReasonCode[];
  readonly coveredEnd: number;
};

/** Terms of a verification that concern single signatures. */
export interface SignatureTerms {
  readonly now: Date;
  readonly timestampRequired?: boolean;
}

const DIGITAL_SIGNATURE = 0b1000_0000;
const CONTENT_COMMITMENT = 0b0100_0000;
/** Purposes under which a certificate may sign documents; anyExtendedKeyUsage and Adobe's own among them. */
const DOCUMENT_PURPOSES: ReadonlySet<string> = new Set([oids.ekuDocumentSigning, oids.ekuEmailProtection, '2.5.29.37.0', '1.2.840.113583.1.1.5']);

/** The ByteRange leaves out exactly the Contents token, starts at 0 and ends at the end of a revision. */
function rangeReason(document: PdfDocument, found: FoundSignature): ReasonCode | undefined {
  const [from = -1, first = -1, second = -1, rest = -1] = found.byteRange;
  const { contents } = found;
  if (found.byteRange.length !== 4 || !contents || from !== 0 || rest < 1) return 'byte-range-invalid';
  if (first !== contents.start || second !== contents.end || second + rest > document.bytes.length) return 'byte-range-invalid';
  const tail = Buffer.from(document.bytes.subarray(Math.max(second, second + rest - 7), second + rest)).toString('latin1');
  if (!/%%EOF[\r\n]{0,2}$/.test(tail)) return 'byte-range-invalid';
  const token = Buffer.from(document.bytes.subarray(first, second)).toString('latin1');
  // One case of letters and nothing between the digits: otherwise a byte could change without changing the value.
  return /^<(?:(?:[0-9A-F]{2})+|(?:[0-9a-f]{2})+)>$/.test(token) ? undefined : 'contents-not-canonical';
}

/** The CMS at the head of Contents; behind it only zeros. */
function readContents(bytes: Uint8Array): BerNode {
  const node = readBer(bytes);
  if (bytes.subarray(node.bytes.length).some((byte) => byte !== 0)) throw new BerError('padding');
  return node;
}

function digestOf(document: PdfDocument, found: FoundSignature, hash: string): Uint8Array {
  const [, first = 0, second = 0, rest = 0] = found.byteRange;
  const { bytes } = document;
  return new Uint8Array(createHash(hash).update(bytes.subarray(0, first)).update(bytes.subarray(second, second + rest)).digest());
}

function judgeTimestamp(data: SignedData, store: TrustStore, now: Date, reasons: ReasonCode[]): TimestampFacts | undefined {
  const token = data.unsignedAttributes.get(oids.timeStampToken);
  if (data.unsignedAttributes.size > (token ? 1 : 0)) reasons.push('unsigned-attribute-unknown');
  if (!token) {
    reasons.push('timestamp-missing');
    return undefined;
  }
  const facts = checkTimestamp(token, data.signature, store, now);
  if (!facts) reasons.push('timestamp-invalid');
  else if (!facts.trusted) reasons.push('timestamp-untrusted');
  return facts;
}

/** Reasons that leave the signature itself unbroken. */
const HARMLESS: ReadonlySet<ReasonCode> = new Set(['timestamp-missing', 'timestamp-untrusted']);

function judgeSigner(signer: CertificateFields, data: SignedData, store: TrustStore, at: Date, now: Date) {
  const reasons: ReasonCode[] = [];
  const root = findRoot(signer, data.certificates, store, at);
  if (!root) reasons.push('signer-unknown');
  const usage = signer.keyUsage ?? DIGITAL_SIGNATURE;
  const purposes = signer.extendedKeyUsage;
  const allowed = (usage & (DIGITAL_SIGNATURE | CONTENT_COMMITMENT)) !== 0 && !signer.isAuthority
    && (purposes === undefined || purposes.some((purpose) => DOCUMENT_PURPOSES.has(purpose))) && signer.unknownCritical.length === 0;
  if (!allowed) reasons.push('signer-not-for-documents');
  if (at < signer.notBefore || at > signer.notAfter) reasons.push('signer-expired');
  const { checked, revoked } = revocationOf(signer, store, now);
  if (revoked && revoked.at <= at) reasons.push('signer-revoked');
  const trusted = reasons.length === 0;
  if (root && !checked) reasons.push('revocation-unknown');
  return { reasons, trusted, revoked, trustedRoot: root?.subjectName.commonName };
}

function signerFacts(signer: CertificateFields): NonNullable<VerificationReport['signer']> {
  const { commonName, organisation } = signer.subjectName;
  return { commonName, organisation, keyId: signer.keyId ?? '', serial: signer.serial, validFrom: signer.notBefore, validUntil: signer.notAfter };
}

const broken = (found: FoundSignature, ...reasons: ReasonCode[]): SignatureFinding => ({
  intact: false, trusted: false, reasons, coveredEnd: 0, ...(found.claimedAt ? { claimedAt: found.claimedAt } : {}),
});

function judge(document: PdfDocument, found: FoundSignature, contents: Uint8Array, store: TrustStore, terms: SignatureTerms): SignatureFinding {
  const { now } = terms;
  const data = readSignedData(readContents(contents));
  if (data.content) return broken(found, 'cms-unexpected');
  const cades = found.subFilter === 'ETSI.CAdES.detached';
  const finding = checkCms(data, oids.data, (hash) => digestOf(document, found, hash), cades);
  if (!finding.signer) return broken(found, ...finding.reasons);
  const reasons: ReasonCode[] = [...finding.reasons];
  const timestamp = judgeTimestamp(data, store, now, reasons);
  const at = timestamp?.trusted ? timestamp.at : now;
  const trust = judgeSigner(finding.signer, data, store, at, now);
  const stripped = terms.timestampRequired === true && trust.trustedRoot !== undefined && timestamp?.trusted !== true;
  const intact = !stripped && reasons.every((reason) => HARMLESS.has(reason));
  const [, , second = 0, rest = 0] = found.byteRange;
  return {
    intact,
    trusted: intact && trust.trusted,
    signer: signerFacts(finding.signer),
    reasons: [...reasons, ...trust.reasons],
    coveredEnd: second + rest,
    ...(trust.trustedRoot === undefined ? {} : { trustedRoot: trust.trustedRoot }),
    ...(trust.revoked ? { revoked: trust.revoked } : {}),
    ...(timestamp ? { timestamp } : {}),
    ...(found.claimedAt ? { claimedAt: found.claimedAt } : {}),
  };
}

/** Judges one signature. Never throws for what stands in the file. */
export function checkSignature(document: PdfDocument, found: FoundSignature, store: TrustStore, terms: SignatureTerms): SignatureFinding {
  if (found.subFilter !== 'ETSI.CAdES.detached' && found.subFilter !== 'adbe.pkcs7.detached') return broken(found, 'subfilter-unsupported');
  const reason = rangeReason(document, found);
  if (reason || !found.contents) return broken(found, reason ?? 'byte-range-invalid');
  try {
    return judge(document, found, found.contents.bytes, store, terms);
  } catch (error) {
    // Keys and numbers that node:crypto refuses come as plain errors: the CMS is damaged all the same.
    if (error instanceof Error) return broken(found, 'cms-damaged');
    throw error;
  }
}
