/** Reading the fields of an X.509 certificate that verification asks about. */
import { child, readOid, readSerial, readSmallInteger, readTime, readBerExactly, BerError } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import type { DistinguishedName } from './x509.ts';

/** A certificate taken apart. Signatures are not checked here. */
export interface CertificateFields {
  readonly der: Uint8Array;
  readonly serial: string;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly subjectName: DistinguishedName;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKeyInfo: Uint8Array;
  /** Lower-case hexadecimal subject key identifier, when the certificate has one. */
  readonly keyId: string | undefined;
  readonly isAuthority: boolean;
  readonly pathLength: number | undefined;
  /** First octet of keyUsage, most significant bit = digitalSignature. */
  readonly keyUsage: number | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly extendedKeyUsageCritical: boolean;
  /** Critical extensions this library does not understand: such a certificate must not be trusted. */
  readonly unknownCritical: readonly string[];
}

interface Extension {
  readonly critical: boolean;
  readonly value: BerNode;
}

const UNDERSTOOD: ReadonlySet<string> = new Set([
  oids.basicConstraints, oids.keyUsage, oids.extKeyUsage, oids.subjectKeyIdentifier, oids.authorityKeyIdentifier,
  // Read without consequence: no policy is demanded here (RFC 5280, 6.1.1: any-policy, nothing required explicitly).
  oids.certificatePolicies,
]);

function nameText(node: BerNode): string {
  if (node.tag === 0x1e) return Buffer.from(node.content).swap16().toString('utf16le');
  return Buffer.from(node.content).toString(node.tag === 0x0c ? 'utf8' : 'latin1');
}

/** Name parts by object identifier; the last of a kind wins. */
function readName(node: BerNode): DistinguishedName {
  const parts = new Map<string, string>();
  for (const rdn of node.children) {
    for (const pair of rdn.children) parts.set(readOid(child(pair, 0)), nameText(child(pair, 1)));
  }
  const unit = parts.get(oids.organizationalUnitName);
  return {
    commonName: parts.get(oids.commonName) ?? '',
    organisation: parts.get(oids.organizationName) ?? '',
    country: parts.get(oids.countryName) ?? '',
    ...(unit === undefined ? {} : { organisationalUnit: unit }),
  };
}

function readExtensions(tbs: BerNode): Map<string, Extension> {
  const found = new Map<string, Extension>();
  const wrapper = tbs.children.find((node) => node.tag === 0xa3);
  for (const node of wrapper ? child(wrapper, 0, 0x30).children : []) {
    const id = readOid(child(node, 0));
    if (found.has(id)) throw new BerError('extension given twice');
    const critical = node.children.length === 3 && child(node, 1, 0x01).content[0] !== 0;
    const value = child(node, node.children.length - 1, 0x04);
    found.set(id, { critical, value: readBerExactly(value.content) });
  }
  return found;
}

function readConstraints(extension: Extension | undefined): { isAuthority: boolean; pathLength: number | undefined } {
  const [flag, length] = extension?.value.children ?? [];
  const isAuthority = flag?.tag === 0x01 && flag.content[0] !== 0;
  return { isAuthority, pathLength: length ? readSmallInteger(length) : undefined };
}

/** Takes a certificate apart. @throws BerError when it is not a version 3 certificate. */
export function readCertificate(node: BerNode): CertificateFields {
  const tbs = child(node, 0, 0x30);
  if (node.tag !== 0x30 || node.children.length !== 3) throw new BerError('not a certificate');
  if (readSmallInteger(child(child(tbs, 0, 0xa0), 0)) !== 2) throw new BerError('not a version 3 certificate');
  const validity = child(tbs, 4, 0x30);
  const extensions = readExtensions(tbs);
  const usage = extensions.get(oids.keyUsage)?.value;
  const extended = extensions.get(oids.extKeyUsage);
  const keyId = extensions.get(oids.subjectKeyIdentifier)?.value;
  return {
    der: node.bytes,
    serial: readSerial(child(tbs, 1)),
    issuer: child(tbs, 3, 0x30).bytes,
    subject: child(tbs, 5, 0x30).bytes,
    subjectName: readName(child(tbs, 5, 0x30)),
    notBefore: readTime(child(validity, 0)),
    notAfter: readTime(child(validity, 1)),
    publicKeyInfo: child(tbs, 6, 0x30).bytes,
    keyId: keyId ? Buffer.from(keyId.content).toString('hex') : undefined,
    ...readConstraints(extensions.get(oids.basicConstraints)),
    keyUsage: usage?.content[1],
    extendedKeyUsage: extended?.value.children.map(readOid),
    extendedKeyUsageCritical: extended?.critical ?? false,
    unknownCritical: [...extensions].filter(([id, { critical }]) => critical && !UNDERSTOOD.has(id)).map(([id]) => id),
  };
}
