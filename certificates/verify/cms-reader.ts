/** Taking a CMS SignedData apart (RFC 5652, section 5), demanding exactly one signer. */
import { BerError, child, readOid, readOctets, readSerial, readSmallInteger } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { readCertificate } from '../pki/read-certificate.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';

/** An algorithm identifier: object identifier, its parameters and its encoding. */
export interface Algorithm {
  readonly id: string;
  readonly parameters: BerNode | undefined;
  readonly content: Uint8Array;
}

/** A SignedData with its one signer. */
export interface SignedData {
  readonly contentType: string;
  readonly content: Uint8Array | undefined;
  readonly certificates: readonly CertificateFields[];
  readonly digestAlgorithm: Algorithm;
  readonly signatureAlgorithm: Algorithm;
  /** The signed attributes as they were signed: a SET. */
  readonly signedBytes: Uint8Array;
  readonly signedAttributes: ReadonlyMap<string, BerNode>;
  readonly unsignedAttributes: ReadonlyMap<string, BerNode>;
  readonly signature: Uint8Array;
  isSigner(certificate: CertificateFields): boolean;
}

function readAlgorithm(node: BerNode): Algorithm {
  if (node.tag !== 0x30 || node.children.length > 2) throw new BerError('algorithm identifier');
  return { id: readOid(child(node, 0)), parameters: node.children[1], content: node.content };
}

/** Attributes by type, each with its one value. @throws BerError for a type given twice or with several values. */
function readAttributes(node: BerNode | undefined): Map<string, BerNode> {
  const found = new Map<string, BerNode>();
  for (const attribute of node?.children ?? []) {
    const id = readOid(child(attribute, 0));
    const values = child(attribute, 1, 0x31);
    if (attribute.tag !== 0x30 || attribute.children.length !== 2 || values.children.length !== 1 || found.has(id)) throw new BerError('attribute');
    found.set(id, child(values, 0));
  }
  return found;
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

function readSignerInfo(node: BerNode) {
  const sid = child(node, 1);
  if (readSmallInteger(child(node, 0)) !== (sid.tag === 0x80 ? 3 : 1)) throw new BerError('signer version');
  const attributes = child(node, 3, 0xa0);
  const [unsigned] = optionalParts(node, 6, [0xa1]);
  // Signed is the explicit SET OF, not the [0] that stands in the file (RFC 5652, 5.4).
  const signedBytes = Uint8Array.from(attributes.bytes);
  signedBytes[0] = 0x31;
  return {
    bySki: sid.tag === 0x80,
    isSigner: signerMatcher(sid),
    digestAlgorithm: readAlgorithm(child(node, 2)),
    signedBytes,
    signedAttributes: readAttributes(attributes),
    signatureAlgorithm: readAlgorithm(child(node, 4)),
    signature: readOctets(child(node, 5)),
    unsignedAttributes: readAttributes(unsigned),
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
  const [certificates, , signerInfos] = optionalParts(data, 3, [0xa0, 0xa1, 0x31]);
  if (wrapper.children.length !== 1 || signerInfos?.children.length !== 1) throw new BerError('not exactly one signer');
  const { bySki, ...signer } = readSignerInfo(child(signerInfos, 0, 0x30));
  const encapsulated = child(data, 2, 0x30);
  const contentType = readOid(child(encapsulated, 0));
  const [content] = optionalParts(encapsulated, 1, [0xa0]);
  if (readSmallInteger(child(data, 0)) !== expectedVersion(contentType, bySki)) throw new BerError('version');
  const digests = child(data, 1, 0x31).children.map(readAlgorithm);
  if (digests.length !== 1 || digests[0]?.id !== signer.digestAlgorithm.id) throw new BerError('digest algorithms');
  checkParameters(digests[0].parameters);
  return {
    ...signer,
    contentType,
    content: content ? readOctets(child(content, 0)) : undefined,
    certificates: (certificates?.children ?? []).filter(({ tag }) => tag === 0x30).map(readCertificate),
  };
}

/** Parameters may be NULL or left out, nothing else. @throws BerError */
export function checkParameters(parameters: BerNode | undefined): void {
  if (parameters && (parameters.tag !== 0x05 || parameters.content.length > 0)) throw new BerError('algorithm parameters');
}
