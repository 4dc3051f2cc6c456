/** Taking a CMS SignedData apart (RFC 5652, section 5), demanding exactly one signer. */
import { BerError, child, readOid, readOctets, readSerial, readSmallInteger } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { toDer } from '../asn1/to-der.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { hashName, readAlgorithm } from './algorithms.ts';
import type { Algorithm } from './algorithms.ts';
import { certificateOf } from './remember.ts';

/** A SignedData with its one signer. */
export interface SignedData {
  readonly contentType: string;
  readonly content: Uint8Array | undefined;
  /** Certificates in the container, in order; what cannot be read as one is left out. */
  readonly certificates: readonly CertificateFields[];
  /** Revocation lists in the container (DER), not yet judged. */
  readonly crls: readonly Uint8Array[];
  readonly digestAlgorithm: Algorithm;
  readonly signatureAlgorithm: Algorithm;
  /** The signed attributes as they were signed: a SET. */
  readonly signedBytes: Uint8Array;
  readonly signedAttributes: ReadonlyMap<string, BerNode>;
  readonly unsignedAttributes: ReadonlyMap<string, BerNode>;
  readonly signature: Uint8Array;
  /**
   * True when the container is written the one way PAdES and this library write it: DER throughout, the version that
   * RFC 5652 prescribes, one digest algorithm, readable certificates, each attribute once. Another form of the same
   * container is not what was issued.
   */
  readonly canonical: boolean;
  isSigner(certificate: CertificateFields): boolean;
}

/** Attributes by type with their one value; `plain` is false when a type came twice or with several values. */
function readAttributes(node: BerNode | undefined): { values: Map<string, BerNode>; plain: boolean } {
  const values = new Map<string, BerNode>();
  let plain = true;
  for (const attribute of node?.children ?? []) {
    const id = readOid(child(attribute, 0));
    const set = child(attribute, 1, 0x31);
    if (attribute.tag !== 0x30 || attribute.children.length !== 2) throw new BerError('attribute');
    plain &&= set.children.length === 1 && !values.has(id);
    if (!values.has(id)) values.set(id, child(set, 0));
  }
  return { values, plain };
}

/** The children after the fixed ones, which must come in this order of tags and be used up. @throws BerError */
function optionalParts(node: BerNode, from: number, tags: readonly number[]): Array<BerNode | undefined> {
  let at = from;
  const parts = tags.map((tag) => {
    const candidate = node.children[at];
    if (candidate?.tag !== tag) return undefined;
    at += 1;
    return candidate;
  });
  if (at !== node.children.length) throw new BerError('unexpected element');
  return parts;
}

function signerMatcher(sid: BerNode): (certificate: CertificateFields) => boolean {
  if (sid.tag === 0x80) {
    const keyId = Buffer.from(sid.content).toString('hex');
    return (certificate) => certificate.keyId === keyId;
  }
  const issuer = child(sid, 0, 0x30).bytes;
  const serial = readSerial(child(sid, 1));
  if (sid.tag !== 0x30 || sid.children.length !== 2) throw new BerError('signer identifier');
  return (certificate) => certificate.serial === serial && Buffer.compare(certificate.issuer, issuer) === 0;
}

/** Signed is the explicit SET OF in DER, not the [0] that stands in the file (RFC 5652, 5.4). */
function signedForm(attributes: BerNode): Uint8Array {
  if (!attributes.der) return toDer(attributes, 0x31);
  const bytes = Uint8Array.from(attributes.bytes);
  bytes[0] = 0x31;
  return bytes;
}

function readSignerInfo(node: BerNode) {
  const sid = child(node, 1);
  const attributes = child(node, 3, 0xa0);
  const [unsigned] = optionalParts(node, 6, [0xa1]);
  const signed = readAttributes(attributes);
  // A signed attribute given twice has no certain meaning (RFC 5652, 5.3).
  if (!signed.plain) throw new BerError('attribute');
  const besides = readAttributes(unsigned);
  return {
    bySki: sid.tag === 0x80,
    isSigner: signerMatcher(sid),
    digestAlgorithm: readAlgorithm(child(node, 2)),
    signedBytes: signedForm(attributes),
    signedAttributes: signed.values,
    signatureAlgorithm: readAlgorithm(child(node, 4)),
    signature: readOctets(child(node, 5)),
    unsignedAttributes: besides.values,
    regular: besides.plain && readSmallInteger(child(node, 0)) === (sid.tag === 0x80 ? 3 : 1),
  };
}

/** RFC 5652, 5.1: 3 for content other than plain data or a signer named by key identifier, else 1. */
function expectedVersion(contentType: string, bySki: boolean): number {
  return contentType !== oids.data || bySki ? 3 : 1;
}

/** Takes a ContentInfo with SignedData apart. @throws BerError when it is anything else. */
export function readSignedData(contentInfo: BerNode): SignedData {
  if (contentInfo.tag !== 0x30 || contentInfo.children.length !== 2 || readOid(child(contentInfo, 0)) !== oids.signedData) throw new BerError('not signed data');
  const wrapper = child(contentInfo, 1, 0xa0);
  const data = child(wrapper, 0, 0x30);
  const [bag, revocation, signerInfos] = optionalParts(data, 3, [0xa0, 0xa1, 0x31]);
  if (wrapper.children.length !== 1 || signerInfos?.children.length !== 1) throw new BerError('not exactly one signer');
  const { bySki, regular, ...signer } = readSignerInfo(child(signerInfos, 0, 0x30));
  const encapsulated = child(data, 2, 0x30);
  const contentType = readOid(child(encapsulated, 0));
  const [content] = optionalParts(encapsulated, 1, [0xa0]);
  const digests = child(data, 1, 0x31).children.map(readAlgorithm);
  const named = digests.length === 1 && digests[0]?.id === signer.digestAlgorithm.id && hashName(digests[0]) !== undefined;
  const certificates = (bag?.children ?? []).flatMap((node) => certificateOf(node) ?? []);
  return {
    ...signer,
    contentType,
    content: content ? readOctets(child(content, 0)) : undefined,
    certificates,
    crls: (revocation?.children ?? []).filter(({ tag }) => tag === 0x30).map(({ bytes }) => bytes),
    canonical: contentInfo.der && regular && named && certificates.length === (bag?.children.length ?? 0)
      && readSmallInteger(child(data, 0)) === expectedVersion(contentType, bySki),
  };
}
