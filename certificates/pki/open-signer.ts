/** Opening a key for signing. */
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readBerExactly } from '../asn1/ber-reader.ts';
import { algorithmOf, keyIdentifier, signBytes } from './keys.ts';
import type { SignatureAlgorithm } from './keys.ts';
import { fromPem } from './pem.ts';
import { readCertificate } from './read-certificate.ts';

/**
 * A key that signs bytes handed to it: a key file today, a PKCS#11 token or a key service by the same shape.
 * Other kinds (a remote service that returns a whole CMS, or a whole PDF) will join as further members of `Signer`.
 */
export interface RawSigner {
  readonly kind: 'raw';
  readonly algorithm: SignatureAlgorithm;
  /** Lower-case hexadecimal key identifier (subject key identifier of the certificate). */
  readonly keyId: string;
  /** Lower-case hexadecimal serial number of the certificate. */
  readonly serial: string;
  /** Common name in the certificate. */
  readonly name: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** DER certificates, the signer's own first; the root may be left out. */
  chain(): Promise<readonly Uint8Array[]>;
  /** Signature with SHA-256 over the bytes; ECDSA values DER encoded. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Anything a PDF can be signed with. */
export type Signer = RawSigner;

/** Why a key cannot be opened. */
export class SignerError extends Error {
  override readonly name = 'SignerError';
}

/**
 * Opens a signer from PEM: certificate (the signer's first, further chain certificates after it) and PKCS#8 key.
 * @throws SignerError when key and certificate do not belong together or the passphrase is wrong.
 */
export function openSigner(files: { certificate: string; privateKey: string; passphrase?: string }): RawSigner {
  const chain = fromPem('CERTIFICATE', files.certificate);
  const [own] = chain;
  if (!own) throw new SignerError('The signer certificate is not PEM');
  const key = openKey(files.privateKey, files.passphrase);
  if (!new X509Certificate(own).checkPrivateKey(key)) throw new SignerError('The private key does not belong to the signer certificate');
  const fields = readCertificate(readBerExactly(own));
  return {
    kind: 'raw',
    algorithm: algorithmOf(key),
    keyId: fields.keyId ?? Buffer.from(keyIdentifier(createPublicKey(key))).toString('hex'),
    serial: fields.serial,
    name: fields.subjectName.commonName,
    validFrom: fields.notBefore,
    validUntil: fields.notAfter,
    chain: () => Promise.resolve(chain),
    sign: (bytes) => Promise.resolve(signBytes(key, bytes)),
  };
}

/** Opens a PEM private key. @throws SignerError */
export function openKey(pem: string, passphrase?: string): ReturnType<typeof createPrivateKey> {
  try {
    return createPrivateKey(passphrase === undefined ? pem : { key: pem, passphrase });
  } catch (cause) {
    throw new SignerError('The private key cannot be opened: wrong passphrase or damaged file', { cause });
  }
}
