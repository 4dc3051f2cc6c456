/** From a certificate to a trusted root, and revocation on the way. */
import { verify, X509Certificate } from 'node:crypto';
import { child, readBerExactly, readOid, readSerial, readTime } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { fromPem } from '../pki/pem.ts';
import { readCertificate } from '../pki/read-certificate.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { publicKeyOf, rememberIssued } from './remember.ts';

/** A revocation list whose signature was checked against a trusted root. */
export interface TrustedCrl {
  readonly issuer: Uint8Array;
  readonly nextUpdate: Date | undefined;
  readonly revoked: ReadonlyMap<string, { readonly at: Date; readonly reason: number }>;
}

/** Roots and revocation lists, opened once and used for many files. */
export interface TrustStore {
  readonly roots: readonly CertificateFields[];
  readonly crls: readonly TrustedCrl[];
}

const MAX_CHAIN = 6;
const KEY_CERT_SIGN = 0b0000_0100;
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const CRL_HASHES: Readonly<Record<string, string>> = {
  [oids.sha256WithRsa]: 'sha256', [oids.sha384WithRsa]: 'sha384', [oids.sha512WithRsa]: 'sha512',
  [oids.ecdsaWithSha256]: 'sha256', [oids.ecdsaWithSha384]: 'sha384', [oids.ecdsaWithSha512]: 'sha512',
};

function readReason(entry: BerNode): number {
  for (const extension of entry.children[2]?.children ?? []) {
    if (readOid(child(extension, 0)) !== oids.crlReason) continue;
    return readBerExactly(child(extension, extension.children.length - 1, 0x04).content).content[0] ?? 0;
  }
  return 0;
}

function readCrl(der: Uint8Array, roots: readonly CertificateFields[]): TrustedCrl | undefined {
  const crl = readBerExactly(der);
  const tbs = child(crl, 0, 0x30);
  const fields = tbs.children.slice(tbs.children[0]?.tag === 0x02 ? 1 : 0);
  const issuer = fields[1];
  const hash = CRL_HASHES[readOid(child(child(crl, 1, 0x30), 0))];
  const root = roots.find(({ subject }) => issuer !== undefined && same(subject, issuer.bytes));
  if (!issuer || !hash || !root) return undefined;
  if (!verify(hash, tbs.bytes, publicKeyOf(root.publicKeyInfo), child(crl, 2, 0x03).content.subarray(1))) return undefined;
  const next = fields[3];
  const nextUpdate = next && (next.tag === 0x17 || next.tag === 0x18) ? readTime(next) : undefined;
  const list = fields.slice(3).find(({ tag }) => tag === 0x30);
  const revoked = new Map((list?.children ?? []).map((entry) => [readSerial(child(entry, 0)), { at: readTime(child(entry, 1)), reason: readReason(entry) }]));
  return { issuer: issuer.bytes, nextUpdate, revoked };
}

/**
 * Opens roots and revocation lists (PEM). Lists that no root has signed are left out.
 * @throws BerError when one of them is damaged.
 */
export function openTrust(trustedRoots: readonly string[], crls: readonly string[]): TrustStore {
  const roots = trustedRoots.flatMap((pem) => fromPem('CERTIFICATE', pem)).map((der) => readCertificate(readBerExactly(der)));
  const lists = crls.flatMap((pem) => fromPem('X509 CRL', pem)).flatMap((der) => readCrl(der, roots) ?? []);
  return { roots, crls: lists };
}

function mayIssue(authority: CertificateFields, below: number): boolean {
  if (!authority.isAuthority || authority.unknownCritical.length > 0) return false;
  if (authority.keyUsage !== undefined && (authority.keyUsage & KEY_CERT_SIGN) === 0) return false;
  return authority.pathLength === undefined || authority.pathLength >= below;
}

function hasIssued(authority: CertificateFields, certificate: CertificateFields): boolean {
  if (!same(authority.subject, certificate.issuer)) return false;
  return rememberIssued(authority.der, certificate.der, () =>
    new X509Certificate(Buffer.from(certificate.der)).verify(publicKeyOf(authority.publicKeyInfo)));
}

const validAt = (certificate: CertificateFields, at: Date): boolean => certificate.notBefore <= at && at <= certificate.notAfter;

/**
 * The trusted root a certificate leads to through the given others, or undefined.
 * Every authority on the way has to be valid at `at`; the leaf's own validity is the caller's question.
 */
export function findRoot(leaf: CertificateFields, others: readonly CertificateFields[], store: TrustStore, at: Date): CertificateFields | undefined {
  let current = leaf;
  for (let below = 0; below < MAX_CHAIN; below += 1) {
    const under = current;
    const fits = (authority: CertificateFields): boolean => mayIssue(authority, below) && validAt(authority, at) && hasIssued(authority, under);
    const root = store.roots.find(fits);
    if (root) return root;
    const next = others.find((candidate) => !same(candidate.der, under.der) && fits(candidate));
    if (!next) return undefined;
    current = next;
  }
  return undefined;
}

/** What the revocation lists say about a certificate; `checked` is false when no list of its issuer is current. */
export function revocationOf(certificate: CertificateFields, store: TrustStore, now: Date): { checked: boolean; revoked?: { at: Date; reason: number } } {
  const lists = store.crls.filter(({ issuer }) => same(issuer, certificate.issuer));
  const revoked = lists.map((list) => list.revoked.get(certificate.serial)).find((entry) => entry !== undefined);
  const checked = lists.some(({ nextUpdate }) => nextUpdate === undefined || nextUpdate >= now);
  return revoked ? { checked: true, revoked } : { checked };
}
