/** Checking RFC 3161 time-stamp tokens: over a signature, and over a whole document. */
import { createHash } from 'node:crypto';
import { BerError, child, readBerExactly, readSmallInteger, readTime } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { hashName, readAlgorithm } from './algorithms.ts';
import { checkCms } from './cms-check.ts';
import { readSignedData } from './cms-reader.ts';
import type { SignedData } from './cms-reader.ts';
import { CLOCK_TOLERANCE, pathRevocation } from './revocation.ts';
import type { PathRevocation } from './revocation.ts';
import { findPath } from './trust.ts';
import type { Evidence, TrustPath, TrustStore } from './trust.ts';
import type { TimestampFacts, TimestampProblem } from './report.ts';

function readTstInfo(content: Uint8Array): { at: Date; hash: string | undefined; imprint: Uint8Array } {
  const info = readBerExactly(content);
  if (info.tag !== 0x30 || readSmallInteger(child(info, 0)) !== 1) throw new BerError('TSTInfo');
  const imprint = child(info, 2, 0x30);
  return {
    hash: hashName(readAlgorithm(child(imprint, 0, 0x30))),
    imprint: child(imprint, 1, 0x04).content,
    at: readTime(child(info, 4, 0x18)),
  };
}

/** What a token is judged against. */
export interface TimestampTerms {
  /** Digest of what the token stands over. */
  stampedWith(hash: string): Uint8Array;
  readonly store: TrustStore;
  /** Evidence in the file, besides that of the store. */
  readonly embedded: Evidence;
  /** The token is known to have existed then: now, or the time of a trusted document time stamp over it. */
  readonly provenAt: Date;
  readonly now: Date;
}

/** A sound token and what may be said of its authority. */
export interface TimestampFinding {
  readonly facts: TimestampFacts;
  readonly path: TrustPath | undefined;
  /** False when the container is not written as the authority wrote it, or carries certificates nobody needs. */
  readonly plain: boolean;
  /** Evidence in the file alone says that nothing on the way was withdrawn. */
  readonly provided: boolean;
}

/** Certificates of the container are used each, and once. */
export function onlyNeeded(data: SignedData, path: TrustPath | undefined): boolean {
  const needed = new Set((path?.certificates ?? []).map(({ der }) => Buffer.from(der).toString('base64')));
  const there = data.certificates.map(({ der }) => Buffer.from(der).toString('base64'));
  return data.crls.length === 0 && new Set(there).size === there.length && there.every((der) => needed.has(der));
}

const KEY_LOST: ReadonlySet<number | undefined> = new Set([undefined, 1, 2]);

/**
 * RFC 3161, 4: tokens made before their authority was withdrawn stay good when it was withdrawn for a harmless reason.
 * Where the key may have been lost, a token counts only if it is known to have existed before.
 */
function withdrawn({ leaf: { revoked } }: PathRevocation, stampedAt: Date, provenAt: Date): boolean {
  if (!revoked) return false;
  return KEY_LOST.has(revoked.reason) ? revoked.at <= provenAt : revoked.at <= stampedAt;
}

function problemOf(signer: CertificateFields, path: TrustPath | undefined, revocation: PathRevocation | undefined, at: Date, terms: TimestampTerms): TimestampProblem | undefined {
  const { provenAt } = terms;
  const purpose = signer.extendedKeyUsageCritical && signer.extendedKeyUsage?.length === 1 && signer.extendedKeyUsage[0] === oids.ekuTimeStamping;
  if (!purpose || signer.unknownCritical.length > 0 || signer.isAuthority) return 'not-for-time-stamps';
  if (at < signer.notBefore || at > signer.notAfter || at.getTime() > provenAt.getTime() + CLOCK_TOLERANCE) return 'time-impossible';
  // Past its end nobody vouches for the authority's key any more, unless the token is known to be older (EN 319 102-1, 5.6.2).
  if (provenAt > signer.notAfter) return 'expired';
  if (!path || !revocation) return 'authority-unknown';
  if (revocation.issuerRevoked || withdrawn(revocation, at, provenAt)) return 'revoked';
  return undefined;
}

/**
 * Checks a token over something. Undefined when the token is not sound; `facts.trusted` says whether its authority
 * leads to a trusted root, may time-stamp (critical timeStamping alone), and stood at the time for which the token's
 * existence is proven (ETSI EN 319 102-1, 5.4 and 5.6.2.3).
 * @throws BerError when the token is malformed.
 */
export function checkTimestamp(token: BerNode, terms: TimestampTerms): TimestampFinding | undefined {
  const data = readSignedData(token);
  const { content } = data;
  if (!content) return undefined;
  const { store, embedded, now } = terms;
  const { signer, reasons } = checkCms(data, {
    contentType: oids.tstInfo,
    digestWith: (hash) => new Uint8Array(createHash(hash).update(content).digest()),
    needsBinding: true,
    others: embedded.certificates,
  });
  const { at, hash, imprint } = readTstInfo(content);
  if (!signer || reasons.length > 0 || !hash || Buffer.compare(terms.stampedWith(hash), imprint) !== 0) return undefined;
  const path = findPath(signer, [...data.certificates, ...embedded.certificates], store, at);
  const revocation = path && pathRevocation(path, [store.evidence, embedded], { at: terms.provenAt, now });
  const problem = problemOf(signer, path, revocation, at, terms);
  return {
    facts: {
      at, authority: signer.subjectName.commonName, validUntil: signer.notAfter, trusted: problem === undefined,
      ...(path ? { trustedRoot: path.root.subjectName.commonName } : {}),
      ...(problem ? { problem } : {}),
    },
    path,
    plain: data.canonical && data.unsignedAttributes.size === 0 && onlyNeeded(data, path),
    provided: path !== undefined && pathRevocation(path, [embedded], { at, now }).complete,
  };
}
