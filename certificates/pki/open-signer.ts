/** Opening a key for signing. */
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { BerError, readBerExactly } from '../asn1/ber-reader.ts';
import { algorithmOf, keyIdentifier, signBytes } from './keys.ts';
import { fromPem } from './pem.ts';
import { readCertificate } from './read-certificate.ts';
import { SignerError } from './signer-error.ts';
import type { RawSigner } from './signer.ts';

export { SignerError } from './signer-error.ts';
export type { CmsSigner, PdfSigner, RawSigner, SignatureAppearance, Signer } from './signer.ts';

/** What a signer's certificate says of it. @throws SignerError when it is no certificate, or its key is of another kind. */
export function signerFacts(own: Uint8Array): Pick<RawSigner, 'algorithm' | 'keyId' | 'serial' | 'name' | 'validFrom' | 'validUntil'> & { readonly publicKey: KeyObject } {
  try {
    const fields = readCertificate(readBerExactly(own));
    const publicKey = createPublicKey({ key: Buffer.from(fields.publicKeyInfo), format: 'der', type: 'spki' });
    return {
      algorithm: algorithmOf(publicKey), keyId: fields.keyId ?? Buffer.from(keyIdentifier(publicKey)).toString('hex'), serial: fields.serial,
      name: fields.subjectName.commonName, validFrom: fields.notBefore, validUntil: fields.notAfter, publicKey,
    };
  } catch (cause) {
    const why = cause instanceof BerError ? 'damaged' : cause instanceof Error ? cause.message : String(cause);
    throw new SignerError(`The signer certificate cannot be used: ${why}`, { cause });
  }
}

/** Name, key and validity of a PEM certificate. @throws SignerError when it is none, or its key is of another kind */
export function certificateFacts(pem: string): Pick<RawSigner, 'algorithm' | 'keyId' | 'serial' | 'name' | 'validFrom' | 'validUntil'> {
  const [own] = fromPem('CERTIFICATE', pem);
  if (!own) throw new SignerError('The certificate is not PEM', { problem: 'certificate-absent' });
  const { publicKey: _, ...facts } = signerFacts(own);
  return facts;
}

/**
 * A signer from an opened key and its certificates (DER, the signer's own first).
 * @throws SignerError when key and certificate do not belong together.
 */
export function keySigner(key: KeyObject, chain: readonly Uint8Array[]): RawSigner {
  const [own] = chain;
  if (!own) throw new SignerError('There is no signer certificate', { problem: 'certificate-absent' });
  if (!new X509Certificate(own).checkPrivateKey(key)) throw new SignerError('The private key does not belong to the signer certificate');
  const { publicKey: _, ...facts } = signerFacts(own);
  return { kind: 'raw', ...facts, chain: () => Promise.resolve(chain), sign: (bytes) => Promise.resolve(signBytes(key, bytes)) };
}

/**
 * Opens a signer from PEM: certificate (the signer's first, further chain certificates after it) and private key,
 * PKCS#8 encrypted or not, or the older forms of OpenSSL.
 * @throws SignerError when key and certificate do not belong together or the passphrase is wrong.
 */
export function openSigner(files: { certificate: string; privateKey: string; passphrase?: string }): RawSigner {
  const chain = fromPem('CERTIFICATE', files.certificate);
  if (chain.length === 0) throw new SignerError('The signer certificate is not PEM', { problem: 'certificate-absent' });
  return keySigner(openKey(files.privateKey, files.passphrase), chain);
}

/** Opens a PEM private key. @throws SignerError */
export function openKey(pem: string, passphrase?: string): KeyObject {
  try {
    return createPrivateKey(passphrase === undefined ? pem : { key: pem, passphrase });
  } catch (cause) {
    throw new SignerError('The private key cannot be opened: wrong passphrase or damaged file', { cause, problem: 'key-unusable' });
  }
}
