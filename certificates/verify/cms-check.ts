/** Checking a CMS signature against a digest: the arithmetic, not the trust. */
import { createHash, verify } from 'node:crypto';
import { BerError, child, readOid, readOctets } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { checkParameters } from './cms-reader.ts';
import type { Algorithm, SignedData } from './cms-reader.ts';
import { publicKeyOf } from './remember.ts';
import type { ReasonCode } from './report.ts';

/** Hash functions allowed in signatures, by object identifier. SHA-1 and MD5 are not. */
const HASHES: Readonly<Record<string, string>> = { [oids.sha256]: 'sha256', [oids.sha384]: 'sha384', [oids.sha512]: 'sha512' };

interface SignatureScheme {
  readonly key: 'rsa' | 'ec';
  /** Undefined where the digest algorithm decides (rsaEncryption). */
  readonly hash: string | undefined;
}

const SCHEMES: Readonly<Record<string, SignatureScheme>> = {
  [oids.rsaEncryption]: { key: 'rsa', hash: undefined },
  [oids.sha256WithRsa]: { key: 'rsa', hash: 'sha256' },
  [oids.sha384WithRsa]: { key: 'rsa', hash: 'sha384' },
  [oids.sha512WithRsa]: { key: 'rsa', hash: 'sha512' },
  [oids.ecdsaWithSha256]: { key: 'ec', hash: 'sha256' },
  [oids.ecdsaWithSha384]: { key: 'ec', hash: 'sha384' },
  [oids.ecdsaWithSha512]: { key: 'ec', hash: 'sha512' },
};

/** Name of a hash algorithm for `node:crypto`. @throws BerError when it is not allowed. */
export function hashName(algorithm: Algorithm): string | undefined {
  checkParameters(algorithm.parameters);
  return HASHES[algorithm.id];
}

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
  const hash = named ? HASHES[readOid(child(id, 0))] : 'sha256';
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

function signatureHolds(data: SignedData, signer: CertificateFields, hash: string): boolean {
  const key = publicKeyOf(signer.publicKeyInfo);
  const scheme = SCHEMES[data.signatureAlgorithm.id];
  if (key.asymmetricKeyType !== scheme?.key) return false;
  return verify(hash, data.signedBytes, key, data.signature);
}

/**
 * Checks a SignedData: content type, message digest, binding to the certificate, algorithms, signature value.
 * @param digestWith gives the digest of the signed content under a hash function of `node:crypto`.
 * @param needsBinding whether signing-certificate is compulsory (PAdES and time stamps), or optional (older PDF signatures).
 * @throws BerError when attributes are malformed.
 */
export function checkCms(data: SignedData, contentType: string, digestWith: (hash: string) => Uint8Array, needsBinding: boolean): CmsFinding {
  const signer = data.certificates.find((certificate) => data.isSigner(certificate));
  const hash = hashName(data.digestAlgorithm);
  const scheme = SCHEMES[data.signatureAlgorithm.id];
  if (!signer) return { signer, reasons: ['signer-unknown'] };
  checkParameters(data.signatureAlgorithm.parameters);
  if (!hash || !scheme || (scheme.hash ?? hash) !== hash) return { signer, reasons: ['algorithm-not-allowed'] };
  const named = data.signedAttributes.get(oids.contentType);
  const digest = data.signedAttributes.get(oids.messageDigest);
  if (!named || !digest || readOid(named) !== contentType || data.contentType !== contentType) return { signer, reasons: ['cms-unexpected'] };
  const reasons: ReasonCode[] = [];
  if (digest.tag !== 0x04) throw new BerError('message digest');
  if (!equal(digest.content, digestWith(hash))) reasons.push('digest-mismatch');
  const binding = bindingReason(data, signer, needsBinding);
  if (binding) reasons.push(binding);
  if (!protectionHolds(data) || !signatureHolds(data, signer, hash)) reasons.push('signature-mismatch');
  return { signer, reasons };
}
