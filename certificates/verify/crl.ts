/** Revocation lists (RFC 5280, section 5), whoever brought them. */
import { BerError, child, readBerExactly, readOid, readSerial, readTime } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { derItems, itemAt } from '../asn1/der-items.ts';
import type { DerItem } from '../asn1/der-items.ts';
import { oids } from '../asn1/oids.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { structureHolds } from './algorithms.ts';
import { Memory, rememberSigned } from './remember.ts';

/** When and why a certificate was withdrawn; `reason` as in RFC 5280, 5.3.1, undefined where none was given. */
export interface Revocation {
  readonly at: Date;
  readonly reason: number | undefined;
}

/** A revocation list taken apart; believe it only after `crlSpeaksFor`. */
export interface Crl {
  readonly issuer: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** False for lists this library does not understand: delta, indirect, cut down to some reasons. */
  readonly usable: boolean;
  /** Set when the list speaks of holders alone or of authorities alone. */
  readonly scope: 'holders' | 'authorities' | undefined;
  /** Set when certificates that ended after this time stay on the list (X.509, expiredCertsOnCRL). */
  readonly keepsEndedSince: Date | undefined;
  readonly der: Uint8Array;
  find(serial: string): Revocation | undefined;
}

const CRL_SIGN = 0b0000_0010;
const REMOVE_FROM_CRL = 8;

const EXPIRED_CERTS_ON_CRL = '2.5.29.60';
type Narrowing = Pick<Crl, 'usable' | 'scope' | 'keepsEndedSince'>;

const extensionsOf = (wrapper: BerNode | undefined): readonly BerNode[] => wrapper?.children[0]?.children ?? wrapper?.children ?? [];

function readReason(extensions: BerNode | undefined): number | undefined {
  for (const extension of extensions?.children ?? []) {
    if (readOid(child(extension, 0)) === oids.crlReason) return readBerExactly(child(extension, extension.children.length - 1, 0x04).content).content[0];
  }
  return undefined;
}

/** Looks one number up among the entries without building them all. */
function findEntry(entries: Uint8Array, serial: string): Revocation | undefined {
  for (const { bytes, content } of derItems(entries)) {
    const number = itemAt(content, 0);
    if (readSerial({ ...number, children: [], der: true }) !== serial) continue;
    const entry = readBerExactly(bytes);
    const reason = readReason(entry.children[2]);
    return reason === REMOVE_FROM_CRL ? undefined : { at: readTime(child(entry, 1)), reason };
  }
  return undefined;
}

/** issuingDistributionPoint: the flags that narrow a list (RFC 5280, 5.2.5). */
function readScope(value: BerNode): Omit<Narrowing, 'keepsEndedSince'> {
  const flag = (tag: number): boolean => value.children.some((node) => node.tag === tag && node.content[0] !== 0);
  const usable = !flag(0x83) && !flag(0xa3) && !flag(0x84) && !flag(0x85);
  return { usable, scope: flag(0x81) ? 'holders' : flag(0x82) ? 'authorities' : undefined };
}

function readNarrowing(wrapper: BerNode | undefined): Narrowing {
  let found: Narrowing = { usable: true, scope: undefined, keepsEndedSince: undefined };
  for (const extension of extensionsOf(wrapper)) {
    const critical = extension.children.length === 3 && child(extension, 1, 0x01).content[0] !== 0;
    const id = readOid(child(extension, 0));
    const value = (): BerNode => readBerExactly(child(extension, extension.children.length - 1, 0x04).content);
    if (id === oids.issuingDistributionPoint) found = { ...found, ...readScope(value()) };
    else if (id === EXPIRED_CERTS_ON_CRL) found = { ...found, keepsEndedSince: readTime(value()) };
    else if (critical) return { ...found, usable: false };
  }
  return found;
}

/** Parts of a TBSCertList by place: version is optional, and so are nextUpdate, entries and extensions. */
function partsOf(tbs: Uint8Array): DerItem[] {
  const items = [...derItems(tbs)];
  return items[0]?.tag === 0x02 ? items.slice(1) : items;
}

const isTime = (item: DerItem | undefined): item is DerItem => item?.tag === 0x17 || item?.tag === 0x18;
const timeOf = (item: DerItem): Date => readTime({ ...item, children: [], der: true });

function readCrl(der: Uint8Array): Crl {
  const list = itemAt(der, 0);
  const tbs = itemAt(list.content, 0);
  if (list.tag !== 0x30 || tbs.tag !== 0x30 || list.bytes.length !== der.length) throw new BerError('not a revocation list');
  const [algorithm, issuer, thisUpdate, ...rest] = partsOf(tbs.content);
  if (algorithm?.tag !== 0x30 || issuer?.tag !== 0x30 || !isTime(thisUpdate)) throw new BerError('not a revocation list');
  const next = rest.find(isTime);
  const entries = rest.find(({ tag }) => tag === 0x30)?.content ?? new Uint8Array();
  const wrapper = rest.find(({ tag }) => tag === 0xa0);
  return {
    issuer: issuer.bytes,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: next && timeOf(next),
    ...readNarrowing(wrapper && readBerExactly(wrapper.bytes)),
    der,
    find: (serial) => findEntry(entries, serial),
  };
}

const LARGEST_KEPT = 65_536;
const kept = new Memory<Crl | null>(64);

function tryRead(der: Uint8Array): Crl | null {
  try {
    return readCrl(der);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** A revocation list from DER; undefined when it is none. */
export function crlOf(der: Uint8Array): Crl | undefined {
  if (der.length > LARGEST_KEPT) return tryRead(der) ?? undefined;
  return kept.get([der], () => tryRead(Uint8Array.from(der))) ?? undefined;
}

function signedBy(crl: Crl, issuer: CertificateFields): boolean {
  return rememberSigned(issuer.publicKeyInfo, crl.der, () => {
    const [tbs, algorithm, signature] = [...derItems(itemAt(crl.der, 0).content)];
    if (!tbs || !algorithm || !signature) return false;
    const [inner] = partsOf(tbs.content);
    return structureHolds({
      content: tbs.bytes,
      algorithm: readBerExactly(algorithm.bytes),
      inner: inner && readBerExactly(inner.bytes),
      signature: readBerExactly(signature.bytes),
    }, issuer.publicKeyInfo);
  });
}

/**
 * True when a list was signed by the certificate's issuer, who may sign lists, and speaks of certificates of its kind.
 * Lists signed by another key than the issuer's are not followed.
 */
export function crlSpeaksFor(crl: Crl, certificate: CertificateFields, issuer: CertificateFields): boolean {
  if (!crl.usable || Buffer.compare(crl.issuer, issuer.subject) !== 0 || Buffer.compare(crl.issuer, certificate.issuer) !== 0) return false;
  if (issuer.keyUsage !== undefined && (issuer.keyUsage & CRL_SIGN) === 0) return false;
  if (crl.scope !== undefined && (crl.scope === 'authorities') !== certificate.isAuthority) return false;
  try {
    return signedBy(crl, issuer);
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
