/**
 * Signature algorithms that are believed, and the arithmetic behind them. SHA-256, -384 and -512 with RSA (PKCS#1 and
 * PSS, at least 2048 bits) or ECDSA on the curves of NIST and Brainpool, and Ed25519 (ETSI TS 119 312). Not SHA-1, not MD5.
 */
import { constants, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { BerError, child, readOid, readSmallInteger } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { publicKeyOf } from './remember.ts';

/** An algorithm identifier: object identifier, its parameters and its encoding. */
export interface Algorithm {
  readonly id: string;
  readonly parameters: BerNode | undefined;
  readonly content: Uint8Array;
}

/** How a signature value is checked. */
export interface SignatureScheme {
  readonly key: 'rsa' | 'ec' | 'ed25519';
  /** Undefined where the digest algorithm beside it decides (rsaEncryption), or the scheme hashes by itself (Ed25519). */
  readonly hash: string | undefined;
  /** Salt length in bytes, of RSA-PSS alone. */
  readonly salt?: number;
}

const HASHES: Readonly<Record<string, string>> = { [oids.sha256]: 'sha256', [oids.sha384]: 'sha384', [oids.sha512]: 'sha512' };
const SCHEMES: Readonly<Record<string, SignatureScheme>> = {
  [oids.rsaEncryption]: { key: 'rsa', hash: undefined },
  [oids.sha256WithRsa]: { key: 'rsa', hash: 'sha256' },
  [oids.sha384WithRsa]: { key: 'rsa', hash: 'sha384' },
  [oids.sha512WithRsa]: { key: 'rsa', hash: 'sha512' },
  [oids.ecdsaWithSha256]: { key: 'ec', hash: 'sha256' },
  [oids.ecdsaWithSha384]: { key: 'ec', hash: 'sha384' },
  [oids.ecdsaWithSha512]: { key: 'ec', hash: 'sha512' },
  [oids.ed25519]: { key: 'ed25519', hash: undefined },
};
const CURVES: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1', 'brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1']);
const RSA_BITS = { least: 2048, most: 8192 } as const;

/** Takes an AlgorithmIdentifier apart. @throws BerError */
export function readAlgorithm(node: BerNode): Algorithm {
  if (node.tag !== 0x30 || node.children.length > 2) throw new BerError('algorithm identifier');
  return { id: readOid(child(node, 0)), parameters: node.children[1], content: node.content };
}

const isEmpty = (parameters: BerNode | undefined): boolean => !parameters || (parameters.tag === 0x05 && parameters.content.length === 0);

/** Name of a hash algorithm for `node:crypto`; undefined when it is not believed or carries parameters. */
export function hashName(algorithm: Algorithm): string | undefined {
  return isEmpty(algorithm.parameters) ? HASHES[algorithm.id] : undefined;
}

/** Parameters of RSASSA-PSS (RFC 4055, 3.1); one hash for both uses is demanded, the default SHA-1 is not believed. */
function readPss(parameters: BerNode | undefined): SignatureScheme | undefined {
  const part = (tag: number): BerNode | undefined => parameters?.children.find((node) => node.tag === tag)?.children[0];
  const [hash, mask, salt, trailer] = [part(0xa0), part(0xa1), part(0xa2), part(0xa3)];
  if (!hash || !mask || (trailer && readSmallInteger(trailer) !== 1)) return undefined;
  const name = hashName(readAlgorithm(hash));
  const generator = readAlgorithm(mask);
  if (!name || generator.id !== oids.mgf1 || !generator.parameters || hashName(readAlgorithm(generator.parameters)) !== name) return undefined;
  return { key: 'rsa', hash: name, salt: salt ? readSmallInteger(salt) : 20 };
}

/** The scheme an algorithm identifier names; undefined when it is not believed. @throws BerError */
export function readScheme(algorithm: Algorithm): SignatureScheme | undefined {
  if (algorithm.id === oids.rsaPss) return readPss(algorithm.parameters);
  return isEmpty(algorithm.parameters) ? SCHEMES[algorithm.id] : undefined;
}

function keyFits(key: KeyObject, scheme: SignatureScheme): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (scheme.key === 'ec') return type === 'ec' && CURVES.has(details?.namedCurve ?? '');
  if (scheme.key === 'ed25519') return type === 'ed25519';
  const bits = details?.modulusLength ?? 0;
  return (type === 'rsa' || (type === 'rsa-pss' && scheme.salt !== undefined)) && bits >= RSA_BITS.least && bits <= RSA_BITS.most;
}

/**
 * Checks a signature value over bytes with the key in a SubjectPublicKeyInfo.
 * @param hash used where the scheme itself names none.
 * @throws Error when the key cannot be read.
 */
export function signatureHolds(scheme: SignatureScheme, hash: string, publicKeyInfo: Uint8Array, signed: Uint8Array, signature: Uint8Array): boolean {
  const key = publicKeyOf(publicKeyInfo);
  if (!keyFits(key, scheme)) return false;
  if (scheme.key === 'ed25519') return verify(null, signed, key, signature);
  const padding = scheme.salt === undefined ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.salt };
  return verify(scheme.hash ?? hash, signed, { key, ...padding }, signature);
}

/**
 * Checks a signed structure of X.509's form: SEQUENCE of content, algorithm, BIT STRING. Certificates, revocation
 * lists and OCSP responses have it. `inner` is the algorithm named again inside the content, where there is one.
 */
export function structureHolds(parts: { content: Uint8Array; algorithm: BerNode; inner?: BerNode | undefined; signature: BerNode }, publicKeyInfo: Uint8Array): boolean {
  const scheme = readScheme(readAlgorithm(parts.algorithm));
  if (!scheme || (scheme.key === 'rsa' && scheme.hash === undefined)) return false;
  if (parts.signature.tag !== 0x03 || parts.signature.content[0] !== 0) return false;
  if (parts.inner && Buffer.compare(parts.inner.bytes, parts.algorithm.bytes) !== 0) return false;
  return signatureHolds(scheme, 'sha256', publicKeyInfo, parts.content, parts.signature.content.subarray(1));
}
