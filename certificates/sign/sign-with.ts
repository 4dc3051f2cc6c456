/** Getting the CMS signature over a digest from either kind of signer that does not take the whole PDF. */
import { concat, element, sequence, setOf, tagged } from '../asn1/der-writer.ts';
import { BerError, child, readBer, readOctets, readOid } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { SignerError } from '../pki/signer-error.ts';
import type { CmsSigner, RawSigner } from '../pki/signer.ts';
import { detachedBound, makeCms, sha256, timestampAttribute } from './cms-writer.ts';
import type { Timestamper } from './timestamper.ts';

/** Headers that grow when a time stamp joins a CMS made elsewhere. */
const ATTRIBUTE_OVERHEAD = 96;

/** Bytes to keep free in the PDF for the signature with its time stamp. */
export async function reserveFor(signer: RawSigner | CmsSigner, timestamper: Timestamper | undefined): Promise<number> {
  const stamp = timestamper ? timestamper.reserve + ATTRIBUTE_OVERHEAD : 0;
  return stamp + (signer.kind === 'cms' ? signer.reserve : await detachedBound(signer));
}

interface SignerInfo {
  readonly signedData: BerNode;
  readonly info: BerNode;
  readonly signedAttributes: BerNode;
  readonly signature: Uint8Array;
  /** The unsigned attributes there are. */
  readonly unsigned: readonly BerNode[];
}

/** The one SignerInfo of a CMS with signed attributes. @throws BerError */
function readSignerInfo(cms: Uint8Array): SignerInfo {
  const root = readBer(cms);
  if (cms.subarray(root.bytes.length).some((byte) => byte !== 0)) throw new BerError('bytes behind the signature');
  if (readOid(child(root, 0)) !== oids.signedData) throw new BerError('no SignedData');
  const signedData = child(child(root, 1, 0xa0), 0, 0x30);
  const infos = child(signedData, signedData.children.length - 1, 0x31);
  if (infos.children.length !== 1) throw new BerError('not exactly one signer');
  const info = child(infos, 0, 0x30);
  const signedAttributes = child(info, 3, 0xa0);
  return { signedData, info, signedAttributes, signature: readOctets(child(info, 5)), unsigned: info.children.slice(6).flatMap(({ children }) => children) };
}

const attributeIn = (attributes: readonly BerNode[], type: string): BerNode | undefined => attributes.find((attribute) => readOid(child(attribute, 0)) === type);

/**
 * Puts a time stamp over its signature value into a CMS made elsewhere (ETSI EN 319 122-1, 5.3); one that carries a
 * time stamp already comes back as it is. Signed parts are copied byte for byte.
 * @throws BerError when it is no CMS with one signer
 */
export async function withTimestamp(cms: Uint8Array, timestamper: Timestamper): Promise<Uint8Array> {
  const { signedData, info, signature, unsigned } = readSignerInfo(cms);
  if (attributeIn(unsigned, oids.timeStampToken)) return readBer(cms).bytes;
  const stamp = timestampAttribute(await timestamper.timestamp(sha256(signature)));
  const attributes = element(0xa1, readBer(setOf(...unsigned.map(({ bytes }) => bytes), stamp)).content);
  const stamped = sequence(...info.children.slice(0, 6).map(({ bytes }) => bytes), attributes);
  const head = concat(signedData.children.slice(0, -1).map(({ bytes }) => bytes));
  return sequence(child(readBer(cms), 0).bytes, tagged(0, sequence(head, setOf(stamped))));
}

/** What a service returned has to sign the digest it was given: anything else is thrown away. */
function assertSigns(cms: Uint8Array, digest: Uint8Array, service: string): void {
  let signed: Uint8Array | undefined;
  try {
    const attribute = attributeIn(readSignerInfo(cms).signedAttributes.children, oids.messageDigest);
    signed = attribute && readOctets(child(child(attribute, 1, 0x31), 0));
  } catch (cause) {
    if (!(cause instanceof BerError)) throw cause;
    throw new SignerError(`${service} returned something that is no CMS signature: ${cause.message}`, { cause, problem: 'answer-broken' });
  }
  if (!signed || Buffer.compare(signed, digest) !== 0) throw new SignerError(`${service} signed another digest than the one it was given`, { problem: 'document-changed' });
}

/**
 * The CMS signature over a digest, with a time stamp when there is a timestamper.
 * @throws SignerError when the signer does not sign, or returns a signature over something else
 */
export async function signDigestWith(signer: RawSigner | CmsSigner, digest: Uint8Array, timestamper: Timestamper | undefined): Promise<Uint8Array> {
  if (signer.kind === 'raw') {
    return makeCms({
      signer, digest, contentType: oids.data,
      ...(timestamper ? { unsigned: async (signature: Uint8Array) => [timestampAttribute(await timestamper.timestamp(sha256(signature)))] } : {}),
    });
  }
  const cms = await signer.signDigest(digest);
  assertSigns(cms, digest, signer.name);
  return timestamper ? withTimestamp(cms, timestamper) : readBer(cms).bytes;
}
