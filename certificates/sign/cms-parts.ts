/** The parts of a CMS signature that are the same each time a signer signs: made once per signer and content type. */
import { createHash, X509Certificate } from 'node:crypto';
import { child, readBerExactly } from '../asn1/ber-reader.ts';
import { concat, element, integer, nil, octets, oid, sequence, setOf, tagged } from '../asn1/der-writer.ts';
import type { Der } from '../asn1/der-writer.ts';
import { oids } from '../asn1/oids.ts';
import { algorithmIdentifier } from '../pki/keys.ts';
import type { SignatureAlgorithm } from '../pki/keys.ts';
import type { RawSigner } from '../pki/signer.ts';

/** Everything around digest, signature value and unsigned attributes. */
export interface CmsParts {
  /** Signed attributes as SET OF with an empty digest, the place of the digest, and where the content of the set begins. */
  readonly attributes: Uint8Array;
  readonly digestAt: number;
  readonly bodyAt: number;
  /** Version, signer identifier and digest algorithm of the SignerInfo. */
  readonly signerHead: Der;
  readonly algorithm: Der;
  readonly digestAlgorithms: Der;
  readonly contentType: Der;
  readonly certificates: Der;
  /** Upper bound of the signature value in bytes. */
  readonly signatureBound: number;
}

const attribute = (type: string, value: Der): Der => sequence(oid(type), setOf(value));

/** Digest algorithm SHA-256 with NULL parameters, the form every reader accepts. */
const digestAlgorithm = (): Der => sequence(oid(oids.sha256), nil());

/**
 * signing-certificate-v2 (RFC 5035): binds the signature to exactly this certificate.
 * The hash algorithm is left out because SHA-256 is its DEFAULT, which DER forbids to encode.
 */
function signingCertificate(certificate: Uint8Array): Der {
  return attribute(oids.signingCertificateV2, sequence(sequence(sequence(octets(createHash('sha256').update(certificate).digest())))));
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

/** Longest signature value of a certificate's key: the modulus for RSA, two integers with headers for ECDSA. */
function signatureBound(certificate: Uint8Array): number {
  const { asymmetricKeyDetails } = new X509Certificate(certificate).publicKey;
  const bits = asymmetricKeyDetails?.modulusLength;
  return bits === undefined ? 2 * (66 + 3) + 4 : Math.ceil(bits / 8);
}

const EMPTY_DIGEST = new Uint8Array(32).fill(0xa5);

/** Makes the parts for a chain (the signer's certificate first). @throws Error without a certificate */
export function prepareCms(chain: readonly Uint8Array[], algorithm: SignatureAlgorithm, contentType: string): CmsParts {
  const [own] = chain;
  if (!own) throw new Error('The signer has no certificate');
  const identifier = algorithmIdentifier(algorithm);
  const attributes = setOf(
    attribute(oids.contentType, oid(contentType)),
    attribute(oids.messageDigest, octets(EMPTY_DIGEST)),
    signingCertificate(own),
    algorithmProtection(identifier),
  );
  return {
    attributes,
    digestAt: Buffer.from(attributes).indexOf(EMPTY_DIGEST),
    bodyAt: attributes.length - readBerExactly(attributes).content.length,
    signerHead: concat([integer(1), signerIdentifier(own), digestAlgorithm()]),
    algorithm: identifier,
    digestAlgorithms: setOf(digestAlgorithm()),
    contentType: oid(contentType),
    certificates: tagged(0, concat(chain)),
    signatureBound: signatureBound(own),
  };
}

/** Headers of the nested elements that hold the parts together. */
const HEADERS = 80;

/** Upper bound of a CMS made of these parts, in bytes, without unsigned attributes. */
export const cmsBound = (parts: CmsParts, contentLength = 0): number =>
  HEADERS + parts.attributes.length + parts.signerHead.length + parts.algorithm.length + parts.digestAlgorithms.length
  + parts.contentType.length + parts.certificates.length + parts.signatureBound + contentLength;

const prepared = new WeakMap<RawSigner, Map<string, CmsParts>>();

/** The parts of a signer, made at the first call. */
export async function partsOf(signer: RawSigner, contentType: string): Promise<CmsParts> {
  let known = prepared.get(signer);
  if (!known) prepared.set(signer, (known = new Map()));
  const found = known.get(contentType);
  if (found) return found;
  const made = prepareCms(await signer.chain(), signer.algorithm, contentType);
  known.set(contentType, made);
  return made;
}
