/** From a certificate to a trusted root. */
import { BerError, child, readBerExactly } from '../asn1/ber-reader.ts';
import { fromPem } from '../pki/pem.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { structureHolds } from './algorithms.ts';
import { crlOf } from './crl.ts';
import type { Crl } from './crl.ts';
import { ocspOf } from './ocsp.ts';
import type { OcspResponse } from './ocsp.ts';
import { certificateOf, rememberSigned } from './remember.ts';

/** Certificates and statements about revocation from one source: the caller, or the file itself. */
export interface Evidence {
  readonly certificates: readonly CertificateFields[];
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspResponse[];
}

/** A root and whose it is. */
export interface TrustedRoot {
  readonly certificate: CertificateFields;
  /** The institution's own: what leads to it is ours. Others vouch for strangers. */
  readonly own: boolean;
}

/** What to trust, as it is handed in: PEM throughout, each text may hold several blocks. */
export interface TrustSettings {
  /** The institution's own roots: whoever leads to one of them signed for the institution. */
  readonly trustedRoots: readonly string[];
  /** Roots of others, such as a national one: their signers are recognised, not ours. */
  readonly furtherRoots?: readonly string[];
  /** Signers' certificates that sign for the institution although their root also vouches for strangers. */
  readonly ownSigners?: readonly string[];
  /** Revocation lists; a list speaks only for those its signer has issued. */
  readonly crls?: readonly string[];
}

/** What to trust, opened once and used for many files. */
export interface TrustStore {
  readonly roots: readonly TrustedRoot[];
  readonly ownSigners: readonly CertificateFields[];
  /** What the caller brought along. */
  readonly evidence: Evidence;
}

const MAX_CHAIN = 6;
/** Signatures checked in search of one path: stray certificates with equal names must not cost minutes. */
const MAX_STEPS = 60;
const KEY_CERT_SIGN = 0b0000_0100;
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function readCertificates(texts: readonly string[]): CertificateFields[] {
  return texts.flatMap((pem) => fromPem('CERTIFICATE', pem)).map((bytes) => {
    const certificate = certificateOf({ bytes });
    if (!certificate) throw new BerError('a trusted certificate is damaged');
    return certificate;
  });
}

/** Opens roots, signers and revocation lists. @throws BerError when one of them is damaged. */
export function openTrust({ trustedRoots, furtherRoots = [], ownSigners = [], crls = [] }: TrustSettings): TrustStore {
  const own = readCertificates(trustedRoots);
  const further = readCertificates(furtherRoots).filter(({ der }) => !own.some((root) => same(root.der, der)));
  const lists = crls.flatMap((pem) => fromPem('X509 CRL', pem)).map((der) => {
    const list = crlOf(der);
    if (!list) throw new BerError('a revocation list is damaged');
    return list;
  });
  return {
    roots: [...own.map((certificate) => ({ certificate, own: true })), ...further.map((certificate) => ({ certificate, own: false }))],
    ownSigners: readCertificates(ownSigners),
    evidence: { certificates: [], crls: lists, ocsps: [] },
  };
}

/** Evidence out of DER as files carry it; what cannot be read is left out. */
export function readEvidence(parts: { certificates: readonly Uint8Array[]; crls: readonly Uint8Array[]; ocsps: readonly Uint8Array[] }): Evidence {
  return {
    certificates: parts.certificates.flatMap((bytes) => certificateOf({ bytes }) ?? []),
    crls: parts.crls.flatMap((der) => crlOf(der) ?? []),
    ocsps: parts.ocsps.flatMap((der) => ocspOf(der) ?? []),
  };
}

/** True when a certificate was signed with the other's key, whose name it gives as its issuer. */
export function hasIssued(authority: CertificateFields, certificate: CertificateFields): boolean {
  if (!same(authority.subject, certificate.issuer)) return false;
  return rememberSigned(authority.publicKeyInfo, certificate.der, () => {
    try {
      const node = readBerExactly(certificate.der);
      const tbs = child(node, 0, 0x30);
      const parts = { content: tbs.bytes, algorithm: child(node, 1, 0x30), inner: child(tbs, 2, 0x30), signature: child(node, 2, 0x03) };
      return structureHolds(parts, authority.publicKeyInfo);
    } catch (error) {
      if (error instanceof Error) return false;
      throw error;
    }
  });
}

function mayIssue(authority: CertificateFields, below: number): boolean {
  if (!authority.isAuthority || authority.unknownCritical.length > 0) return false;
  if (authority.keyUsage !== undefined && (authority.keyUsage & KEY_CERT_SIGN) === 0) return false;
  return authority.pathLength === undefined || authority.pathLength >= below;
}

const validAt = (certificate: CertificateFields, at: Date): boolean => certificate.notBefore <= at && at <= certificate.notAfter;

/** A certificate, the authorities above it, and the root it leads to. */
export interface TrustPath {
  /** The certificate itself first, the root last. */
  readonly certificates: readonly CertificateFields[];
  readonly root: CertificateFields;
  /** The institution's own root, or a signer named as its own. */
  readonly own: boolean;
}

/**
 * The path from a certificate to a trusted root through the given others, or undefined (RFC 5280, section 6, without
 * policies; a critical name constraint makes an authority unusable). Every authority on the way has to be valid at `at`;
 * the certificate's own validity is the caller's question.
 */
export function findPath(leaf: CertificateFields, others: readonly CertificateFields[], store: TrustStore, at: Date): TrustPath | undefined {
  let steps = 0;
  const climb = (path: readonly CertificateFields[]): TrustPath | undefined => {
    const current = path.at(-1);
    const below = path.length - 1;
    if (!current || below >= MAX_CHAIN) return undefined;
    const issues = (authority: CertificateFields): boolean => {
      if (steps > MAX_STEPS || !same(authority.subject, current.issuer) || !mayIssue(authority, below) || !validAt(authority, at)) return false;
      steps += 1;
      return hasIssued(authority, current);
    };
    const root = store.roots.find(({ certificate }) => same(certificate.der, current.der) || issues(certificate));
    if (root) return finish(path, root);
    for (const candidate of others) {
      if (path.some(({ der }) => same(der, candidate.der)) || !issues(candidate)) continue;
      const found = climb([...path, candidate]);
      if (found) return found;
    }
    return undefined;
  };
  const finish = (path: readonly CertificateFields[], root: TrustedRoot): TrustPath => {
    const certificates = path.some(({ der }) => same(der, root.certificate.der)) ? path : [...path, root.certificate];
    return { certificates, root: root.certificate, own: root.own || store.ownSigners.some(({ der }) => same(der, leaf.der)) };
  };
  return climb([leaf]);
}
