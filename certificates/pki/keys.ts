/** Key pairs and raw signatures over `node:crypto`. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { nil, oid, sequence } from '../asn1/der-writer.ts';
import type { Der } from '../asn1/der-writer.ts';
import { child, readBerExactly } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';

/** Kinds of key this library makes and signs with. */
export type KeyKind = 'P-256' | 'RSA-2048' | 'RSA-3072';

/** A key pair; the private half stays in memory. */
export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A fresh key pair from the operating system's randomness. */
export function generateKeys(kind: KeyKind): KeyPair {
  if (kind === 'P-256') return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return generateKeyPairSync('rsa', { modulusLength: kind === 'RSA-2048' ? 2048 : 3072 });
}

/** How signatures of a key are named in CMS and X.509; always with SHA-256. */
export type SignatureAlgorithm = 'ecdsa-sha256' | 'rsa-sha256';

/** The algorithm a private or public key signs with here. @throws Error for other key types. */
export function algorithmOf(key: KeyObject): SignatureAlgorithm {
  if (key.asymmetricKeyType === 'rsa') return 'rsa-sha256';
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return 'ecdsa-sha256';
  throw new Error(`Unsupported key: ${key.asymmetricKeyType ?? 'unknown'}`);
}

/** AlgorithmIdentifier of a signature: RSA carries NULL parameters, ECDSA none (RFC 4055, RFC 5758). */
export function algorithmIdentifier(algorithm: SignatureAlgorithm): Der {
  return algorithm === 'rsa-sha256'
    ? sequence(oid(oids.sha256WithRsa), nil())
    : sequence(oid(oids.ecdsaWithSha256));
}

/** Signs bytes with SHA-256; ECDSA values are DER encoded as CMS and X.509 want them. */
export function signBytes(key: KeyObject, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(sign('sha256', bytes, key));
}

/** SubjectPublicKeyInfo of a key. */
export function publicKeyInfo(key: KeyObject): Der {
  return new Uint8Array(key.export({ type: 'spki', format: 'der' }));
}

/** Key identifier: SHA-1 over the public key bits (RFC 5280, 4.2.1.2 method 1). An index, not a security measure. */
export function keyIdentifier(key: KeyObject): Uint8Array {
  const bitString = child(readBerExactly(publicKeyInfo(key)), 1, 0x03);
  return new Uint8Array(createHash('sha1').update(bitString.content.subarray(1)).digest());
}
