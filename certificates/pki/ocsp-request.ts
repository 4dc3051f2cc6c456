/** OCSP requests (RFC 6960, 4.1): made for a certificate, and read when they come from strangers. */
import { createHash } from 'node:crypto';
import { integer, nil, octets, oid, sequence, tagged } from '../asn1/der-writer.ts';
import type { Der } from '../asn1/der-writer.ts';
import { BerError, child, readBerExactly, readOctets, readOid, readSerial, readSmallInteger } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { readCertificate } from './read-certificate.ts';
import type { CertificateFields } from './read-certificate.ts';
import { serialBytes } from './x509.ts';

/** Largest request read, in bytes, and most certificates asked about in one. */
const MAX_BYTES = 10_000;
const MAX_ASKED = 20;
/** Longest nonce echoed, in bytes (RFC 9654). */
const MAX_NONCE = 128;

/** Hash functions of a CertID; SHA-1 is an index here, and what most clients send. */
const HASHES: Readonly<Record<string, string>> = { [oids.sha1]: 'sha1', [oids.sha256]: 'sha256' };

/** A certificate somebody asks about. `encoded` is its CertID as it came. */
export interface AskedCertificate {
  readonly encoded: Uint8Array;
  readonly serial: string;
  isIssuedBy(issuer: CertificateFields): boolean;
}

/** A request taken apart. `nonce` is the extension's value as it came, to be echoed. */
export interface OcspRequest {
  readonly asked: readonly AskedCertificate[];
  readonly nonce: Uint8Array | undefined;
}

/** The bits of a public key without the octet that counts unused ones: what issuerKeyHash is over. */
const keyBits = (issuer: CertificateFields): Uint8Array => child(readBerExactly(issuer.publicKeyInfo), 1, 0x03).content.subarray(1);

const hashOf = (name: string, bytes: Uint8Array): Uint8Array => new Uint8Array(createHash(name).update(bytes).digest());

/** CertID of a certificate with SHA-1, the form every responder and validator knows. */
export function certificateId(serial: string, issuer: CertificateFields): Der {
  return sequence(sequence(oid(oids.sha1), nil()), octets(hashOf('sha1', issuer.subject)), octets(hashOf('sha1', keyBits(issuer))), integer(serialBytes(serial)));
}

/** The nonce extension (RFC 9654, 2.1) around an OCTET STRING. */
export const nonceExtension = (value: Uint8Array): Der => sequence(oid(oids.ocspNonce), octets(value));

/** Makes a request about one certificate, both as DER. @throws BerError when they are no certificates */
export function ocspRequest(certificate: Uint8Array, issuer: Uint8Array, nonce?: Uint8Array): Uint8Array {
  const id = certificateId(readCertificate(readBerExactly(certificate)).serial, readCertificate(readBerExactly(issuer)));
  const extensions = nonce ? [tagged(2, sequence(nonceExtension(octets(nonce))))] : [];
  return sequence(sequence(sequence(sequence(id)), ...extensions));
}

function readAsked(request: BerNode): AskedCertificate {
  const id = child(request, 0, 0x30);
  const hash = HASHES[readOid(child(child(id, 0, 0x30), 0))];
  const [name, key] = [readOctets(child(id, 1)), readOctets(child(id, 2))];
  return {
    encoded: id.bytes,
    serial: readSerial(child(id, 3)),
    isIssuedBy: (issuer) => hash !== undefined
      && Buffer.compare(hashOf(hash, issuer.subject), name) === 0 && Buffer.compare(hashOf(hash, keyBits(issuer)), key) === 0,
  };
}

function readNonce(extensions: BerNode | undefined): Uint8Array | undefined {
  for (const extension of extensions ? child(extensions, 0, 0x30).children : []) {
    if (readOid(child(extension, 0)) !== oids.ocspNonce) continue;
    const value = child(extension, extension.children.length - 1, 0x04).content;
    const nonce = child({ ...extension, children: [readBerExactly(value)] }, 0, 0x04).content;
    if (nonce.length === 0 || nonce.length > MAX_NONCE) throw new BerError('nonce');
    return value;
  }
  return undefined;
}

/** Takes a request apart; a signature on it is not needed and not looked at. @throws BerError when it is malformed or too large */
export function readOcspRequest(request: Uint8Array): OcspRequest {
  if (request.length > MAX_BYTES) throw new BerError('request too large');
  const tbs = child(readBerExactly(request), 0, 0x30);
  const version = tbs.children.find(({ tag }) => tag === 0xa0);
  if (version && readSmallInteger(child(version, 0)) !== 0) throw new BerError('unknown version');
  const list = tbs.children.find(({ tag }) => tag === 0x30);
  if (!list || list.children.length === 0 || list.children.length > MAX_ASKED) throw new BerError('number of certificates');
  return { asked: list.children.map(readAsked), nonce: readNonce(tbs.children.find(({ tag }) => tag === 0xa2)) };
}
