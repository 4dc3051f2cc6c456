/** Writing CMS signatures (RFC 5652) in the CAdES baseline profile (ETSI EN 319 122-1). */
import { createHash } from 'node:crypto';
import { concat, element, integer, nil, octets, oid, sequence, setOf, tagged } from '../asn1/der-writer.ts';
import type { Der } from '../asn1/der-writer.ts';
import { child, readBerExactly } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { algorithmIdentifier } from '../pki/keys.ts';
import type { RawSigner } from '../pki/open-signer.ts';

/** SHA-256 of bytes. */
export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

const attribute = (type: string, value: Der): Der => sequence(oid(type), setOf(value));

/** Digest algorithm SHA-256 with NULL parameters, the form every reader accepts. */
const digestAlgorithm = (): Der => sequence(oid(oids.sha256), nil());

/**
 * signing-certificate-v2 (RFC 5035): binds the signature to exactly this certificate.
 * The hash algorithm is left out because SHA-256 is its DEFAULT, which DER forbids to encode.
 */
function signingCertificate(certificate: Uint8Array): Der {
  return attribute(oids.signingCertificateV2, sequence(sequence(sequence(octets(sha256(certificate))))));
}

/** Issuer and serial number as the signer's identifier. */
function signerIdentifier(certificate: Uint8Array): Der {
  const tbs = child(readBerExactly(certificate), 0, 0x30);
  return sequence(child(tbs, 3, 0x30).bytes, child(tbs, 1, 0x02).bytes);
}

/**
 * CMS algorithm protection (RFC 6211): names digest and signature algorithm under the signature itself, so that
 * even an equivalent spelling of them (rsaEncryption for sha256WithRSAEncryption) shows as a change.
 */
function algorithmProtection(signatureAlgorithm: Der): Der {
  return attribute(oids.algorithmProtection, sequence(digestAlgorithm(), element(0xa1, readBerExactly(signatureAlgorithm).content)));
}

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

/** An unsigned attribute that carries a time-stamp token (ETSI EN 319 122-1, 5.3). */
export const timestampAttribute = (token: Der): Der => attribute(oids.timeStampToken, token);

/**
 * Makes a SignedData with one signer. Signed attributes: content type, message digest, signing-certificate-v2 and
 * algorithm protection; no signing time, which PAdES forbids (ETSI EN 319 142-1, 6.3).
 */
export async function makeCms(request: CmsRequest): Promise<Der> {
  const chain = await request.signer.chain();
  const [own] = chain;
  if (!own) throw new Error('The signer has no certificate');
  const attributes = setOf(
    attribute(oids.contentType, oid(request.contentType)),
    attribute(oids.messageDigest, octets(request.digest)),
    signingCertificate(own),
    algorithmProtection(algorithmIdentifier(request.signer.algorithm)),
  );
  const signature = await request.signer.sign(attributes);
  const unsigned = request.unsigned ? await request.unsigned(signature) : [];
  const signerInfo = sequence(
    integer(1),
    signerIdentifier(own),
    digestAlgorithm(),
    // The signature is over the SET OF; inside the SignerInfo it stands as [0] IMPLICIT (RFC 5652, 5.4).
    element(0xa0, readBerExactly(attributes).content),
    algorithmIdentifier(request.signer.algorithm),
    octets(signature),
    ...(unsigned.length > 0 ? [tagged(1, ...unsigned)] : []),
  );
  const content = request.content ? [tagged(0, octets(request.content))] : [];
  const signedData = sequence(
    integer(request.content ? 3 : 1),
    setOf(digestAlgorithm()),
    sequence(oid(request.contentType), ...content),
    ...(request.withoutCertificates ? [] : [tagged(0, concat(chain))]),
    setOf(signerInfo),
  );
  return sequence(oid(oids.signedData), tagged(0, signedData));
}
