/** Making X.509 certificates and CRLs (RFC 5280). */
import { randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { bits, boolean, enumerated, generalizedTime, integer, nil, octets, oid, printable, sequence, setOf, tagged, taggedBytes, time, utf8 } from '../asn1/der-writer.ts';
import type { Der } from '../asn1/der-writer.ts';
import { oids } from '../asn1/oids.ts';
import { algorithmIdentifier, algorithmOf, keyIdentifier, publicKeyInfo, signBytes } from './keys.ts';

/** What a certificate's holder is called. */
export interface DistinguishedName {
  readonly commonName: string;
  readonly organisation: string;
  readonly organisationalUnit?: string;
  /** ISO 3166 code of two letters. */
  readonly country: string;
}

/** Purpose of a certificate; decides its key usage and extended key usage. */
export type CertificateRole = 'root' | 'signer' | 'timestamper' | 'responder';

/** Where strangers find what belongs to a certificate; absolute http or https addresses. */
export interface Publication {
  /** Revocation list of the issuer (RFC 5280, 4.2.1.13). */
  readonly crlUrl: string;
  /** OCSP responder, and the issuer's certificate as DER (RFC 5280, 4.2.2.1). */
  readonly ocspUrl: string;
  readonly issuerUrl: string;
}

/** What a certificate says. */
export interface CertificateRequest {
  readonly role: CertificateRole;
  readonly subject: DistinguishedName;
  readonly publicKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Left out of roots, which nobody can revoke, and of responders, which are not checked (RFC 6960, 4.2.2.2.1). */
  readonly publication?: Publication | undefined;
}

/** Who signs it; a root signs itself. */
export interface Issuer {
  readonly name: DistinguishedName;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const attribute = (type: string, value: Der): Der => setOf(sequence(oid(type), value));

/** Name as RDNSequence, broadest part first. */
export function distinguishedName(name: DistinguishedName): Der {
  return sequence(
    attribute(oids.countryName, printable(name.country)),
    attribute(oids.organizationName, utf8(name.organisation)),
    ...(name.organisationalUnit ? [attribute(oids.organizationalUnitName, utf8(name.organisationalUnit))] : []),
    attribute(oids.commonName, utf8(name.commonName)),
  );
}

function extension(id: string, critical: boolean, value: Der): Der {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
}

/** keyCertSign + cRLSign for roots, digitalSignature for responders, and contentCommitment besides for signers and clocks. */
function keyUsage(role: CertificateRole): Der {
  if (role === 'root') return bits(Uint8Array.of(0b0000_0110), 1);
  return role === 'responder' ? bits(Uint8Array.of(0b1000_0000), 7) : bits(Uint8Array.of(0b1100_0000), 6);
}

/**
 * Extended key usage. A signer with documentSigning alone is refused by poppler's pdfsig, hence
 * emailProtection beside it. A time-stamp authority has timeStamping alone, critical (RFC 3161, 2.3).
 */
function extendedKeyUsage(role: CertificateRole): Der[] {
  if (role === 'signer') return [extension(oids.extKeyUsage, false, sequence(oid(oids.ekuDocumentSigning), oid(oids.ekuEmailProtection)))];
  if (role === 'timestamper') return [extension(oids.extKeyUsage, true, sequence(oid(oids.ekuTimeStamping)))];
  // A responder's own status is never asked for: it lives for days, not years (RFC 6960, 4.2.2.2.1).
  if (role === 'responder') return [extension(oids.extKeyUsage, false, sequence(oid(oids.ekuOcspSigning))), extension(oids.ocspNoCheck, false, nil())];
  return [];
}

function publicationExtensions({ role, publication }: CertificateRequest): Der[] {
  if (!publication || role === 'root' || role === 'responder') return [];
  const uri = (address: string): Der => taggedBytes(6, Buffer.from(address, 'latin1'));
  const access = (method: string, address: string): Der => sequence(oid(method), uri(address));
  return [
    extension(oids.crlDistributionPoints, false, sequence(sequence(tagged(0, tagged(0, uri(publication.crlUrl)))))),
    extension(oids.authorityInfoAccess, false, sequence(access(oids.accessOcsp, publication.ocspUrl), access(oids.accessCaIssuers, publication.issuerUrl))),
  ];
}

function extensions(request: CertificateRequest, issuer: Issuer): Der {
  const constraints = request.role === 'root' ? sequence(boolean(true), integer(0)) : sequence();
  return tagged(3, sequence(
    extension(oids.basicConstraints, true, constraints),
    extension(oids.keyUsage, true, keyUsage(request.role)),
    ...extendedKeyUsage(request.role),
    extension(oids.subjectKeyIdentifier, false, octets(keyIdentifier(request.publicKey))),
    extension(oids.authorityKeyIdentifier, false, sequence(taggedBytes(0, keyIdentifier(issuer.publicKey)))),
    ...publicationExtensions(request),
  ));
}

/** A random positive serial number of 16 bytes (RFC 5280 allows 20). */
export function randomSerial(): Uint8Array {
  const serial = new Uint8Array(randomBytes(16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

function signed(tbs: Der, key: KeyObject): Der {
  return sequence(tbs, algorithmIdentifier(algorithmOf(key)), bits(signBytes(key, tbs)));
}

/** Makes a certificate and returns its DER. */
export function makeCertificate(request: CertificateRequest, issuer: Issuer): Der {
  const tbs = sequence(
    tagged(0, integer(2)),
    integer(randomSerial()),
    algorithmIdentifier(algorithmOf(issuer.privateKey)),
    distinguishedName(issuer.name),
    sequence(time(request.notBefore), time(request.notAfter)),
    distinguishedName(request.subject),
    publicKeyInfo(request.publicKey),
    extensions(request, issuer),
  );
  return signed(tbs, issuer.privateKey);
}

/** Reason codes of RFC 5280, 5.3.1 that this library writes. */
export const revocationReasons = {
  unspecified: 0,
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
} as const;
export type RevocationReason = keyof typeof revocationReasons;

/** One revoked certificate. `serial` is lower-case hexadecimal. */
export interface RevokedCertificate {
  readonly serial: string;
  readonly at: Date;
  readonly reason: RevocationReason;
}

/** What a revocation list says. Numbers only ever grow. */
export interface CrlRequest {
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly RevokedCertificate[];
  /** Says that certificates expired since then stay listed when they were revoked (ITU-T X.509, 9.5.2.8). */
  readonly keepsExpiredSince?: Date;
}

/** Bytes of a serial number written as hexadecimal. */
export const serialBytes = (serial: string): Uint8Array => Buffer.from(serial.padStart(serial.length + (serial.length % 2), '0'), 'hex');

function revokedEntry(entry: RevokedCertificate): Der {
  const code = revocationReasons[entry.reason];
  // RFC 5280, 5.3.1: the reason "unspecified" is expressed by leaving the extension out.
  const reason = code === 0 ? [] : [sequence(extension(oids.crlReason, false, enumerated(code)))];
  return sequence(integer(serialBytes(entry.serial)), time(entry.at), ...reason);
}

/** Makes a certificate revocation list (version 2) and returns its DER. */
export function makeCrl(request: CrlRequest, issuer: Issuer): Der {
  const tbs = sequence(
    integer(1),
    algorithmIdentifier(algorithmOf(issuer.privateKey)),
    distinguishedName(issuer.name),
    time(request.thisUpdate),
    time(request.nextUpdate),
    ...(request.revoked.length > 0 ? [sequence(...request.revoked.map(revokedEntry))] : []),
    tagged(0, sequence(
      extension(oids.authorityKeyIdentifier, false, sequence(taggedBytes(0, keyIdentifier(issuer.publicKey)))),
      extension(oids.crlNumber, false, integer(request.number)),
      ...(request.keepsExpiredSince ? [extension(oids.expiredCertsOnCrl, false, generalizedTime(request.keepsExpiredSince))] : []),
    )),
  );
  return signed(tbs, issuer.privateKey);
}

