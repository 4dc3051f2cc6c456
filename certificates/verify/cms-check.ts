/** Checking a CMS signature against a digest: the arithmetic, not the trust. */
import { createHash } from 'node:crypto';
import { BerError, child, readOid, readOctets } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { hashName, readAlgorithm, readScheme, signatureHolds } from './algorithms.ts';
import type { SignedData } from './cms-reader.ts';
import type { ReasonCode } from './report.ts';

const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Checks RFC 6211 protection when present: the algorithms named under the signature are those beside it. */
function protectionHolds(data: SignedData): boolean {
  const value = data.signedAttributes.get(oids.algorithmProtection);
  if (!value) return true;
  return equal(child(value, 0, 0x30).content, data.digestAlgorithm.content) && equal(child(value, 1, 0xa1).content, data.signatureAlgorithm.content);
}

/** Checks signing-certificate (v2 or the old v1 for time stamps of others): the first hash is the signer's. */
function certificateBound(value: BerNode, signer: CertificateFields, version: 1 | 2): boolean {
  const id = child(child(child(value, 0, 0x30), 0, 0x30), 0);
  if (version === 1) return equal(readOctets(id), createHash('sha1').update(signer.der).digest());
  const named = id.tag === 0x30;
  const hash = named ? hashName(readAlgorithm(id)) : 'sha256';
  const digest = named ? child(child(child(value, 0, 0x30), 0, 0x30), 1, 0x04) : id;
  return hash !== undefined && equal(readOctets(digest), createHash(hash).update(signer.der).digest());
}

function bindingReason(data: SignedData, signer: CertificateFields, needed: boolean): ReasonCode | undefined {
  const v2 = data.signedAttributes.get(oids.signingCertificateV2);
  const v1 = data.signedAttributes.get(oids.signingCertificate);
  if (!v2 && !v1) return needed ? 'signing-certificate-mismatch' : undefined;
  const holds = v2 ? certificateBound(v2, signer, 2) : v1 !== undefined && certificateBound(v1, signer, 1);
  return holds ? undefined : 'signing-certificate-mismatch';
}

/** Outcome of a check: reasons are empty when everything holds. */
export interface CmsFinding {
  readonly signer: CertificateFields | undefined;
  readonly reasons: readonly ReasonCode[];
}

/** What a CMS is checked against. */
export interface CmsTerms {
  readonly contentType: string;
  /** Digest of the signed content under a hash function of `node:crypto`. */
  digestWith(hash: string): Uint8Array;
  /** Whether signing-certificate is compulsory (PAdES and time stamps), or optional (older PDF signatures). */
  readonly needsBinding: boolean;
  /** Certificates from elsewhere in the file, for containers that leave the signer's out. */
  readonly others?: readonly CertificateFields[];
}

/**
 * Checks a SignedData: content type, message digest, binding to the certificate, algorithms, signature value.
 * @throws BerError when attributes are malformed.
 */
export function checkCms(data: SignedData, terms: CmsTerms): CmsFinding {
  const signer = [...data.certificates, ...(terms.others ?? [])].find((certificate) => data.isSigner(certificate));
  if (!signer) return { signer, reasons: ['signer-unknown'] };
  const hash = hashName(data.digestAlgorithm);
  const scheme = readScheme(data.signatureAlgorithm);
  if (!hash || !scheme || (scheme.hash ?? hash) !== hash) return { signer, reasons: ['algorithm-not-allowed'] };
  const named = data.signedAttributes.get(oids.contentType);
  const digest = data.signedAttributes.get(oids.messageDigest);
  if (!named || !digest || readOid(named) !== terms.contentType || data.contentType !== terms.contentType) return { signer, reasons: ['cms-unexpected'] };
  const reasons: ReasonCode[] = [];
  if (digest.tag !== 0x04) throw new BerError('message digest');
  if (!equal(digest.content, terms.digestWith(hash))) reasons.push('digest-mismatch');
  const binding = bindingReason(data, signer, terms.needsBinding);
  if (binding) reasons.push(binding);
  if (!protectionHolds(data) || !signatureHolds(scheme, hash, signer.publicKeyInfo, data.signedBytes, data.signature)) reasons.push('signature-mismatch');
  return { signer, reasons };
}
