/** Writing CMS signatures (RFC 5652) in the CAdES baseline profile (ETSI EN 319 122-1). */
import { createHash } from 'node:crypto';
import { element, integer, octets, oid, sequence, setOf, tagged } from '../asn1/der-writer.ts';
import type { Der } from '../asn1/der-writer.ts';
import { oids } from '../asn1/oids.ts';
import type { RawSigner } from '../pki/signer.ts';
import { cmsBound, partsOf } from './cms-parts.ts';

/** SHA-256 of bytes. */
export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** What a CMS signature is made of. */
export interface CmsRequest {
  readonly signer: RawSigner;
  /** SHA-256 of the signed content. */
  readonly digest: Uint8Array;
  /** Content type; with `content` the content travels inside (time stamps), without it the signature is detached. */
  readonly contentType: string;
  readonly content?: Uint8Array;
  /** Leaves the certificates out (a time-stamp request may ask for that, RFC 3161, 2.4.1). */
  readonly withoutCertificates?: boolean;
  /** Unsigned attributes made from the signature value, for example a time stamp over it. */
  unsigned?(signature: Uint8Array): Promise<readonly Der[]>;
}

const SIGNED_DATA = oid(oids.signedData);
const TIMESTAMP_TOKEN = oid(oids.timeStampToken);
const VERSION_DETACHED = integer(1);
const VERSION_ENCAPSULATED = integer(3);

/** An unsigned attribute that carries a time-stamp token (ETSI EN 319 122-1, 5.3). */
export const timestampAttribute = (token: Der): Der => sequence(TIMESTAMP_TOKEN, setOf(token));

/**
 * Makes a SignedData with one signer. Signed attributes: content type, message digest, signing-certificate-v2 and
 * algorithm protection; no signing time, which PAdES forbids (ETSI EN 319 142-1, 6.3).
 */
export async function makeCms(request: CmsRequest): Promise<Der> {
  const parts = await partsOf(request.signer, request.contentType);
  const attributes = Uint8Array.from(parts.attributes);
  attributes.set(request.digest, parts.digestAt);
  const signature = await request.signer.sign(attributes);
  const unsigned = request.unsigned ? await request.unsigned(signature) : [];
  const signerInfo = sequence(
    parts.signerHead,
    // The signature is over the SET OF; inside the SignerInfo it stands as [0] IMPLICIT (RFC 5652, 5.4).
    element(0xa0, attributes.subarray(parts.bodyAt)),
    parts.algorithm,
    octets(signature),
    ...(unsigned.length > 0 ? [tagged(1, ...unsigned)] : []),
  );
  const content = request.content ? [tagged(0, octets(request.content))] : [];
  const signedData = sequence(
    request.content ? VERSION_ENCAPSULATED : VERSION_DETACHED,
    parts.digestAlgorithms,
    sequence(parts.contentType, ...content),
    ...(request.withoutCertificates ? [] : [parts.certificates]),
    setOf(signerInfo),
  );
  return sequence(SIGNED_DATA, tagged(0, signedData));
}

/** Upper bound in bytes of a detached signature by this signer, without unsigned attributes. */
export const detachedBound = async (signer: RawSigner): Promise<number> => cmsBound(await partsOf(signer, oids.data));
