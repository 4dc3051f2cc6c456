/** Remembering what is the same for thousands of files: certificates, public keys, and what they have signed. */
import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readBerExactly } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { readCertificate } from '../pki/read-certificate.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';

/**
 * A bounded memory by content, so that no file can speak for another. When full it starts anew, which is enough where
 * a handful of entries are hot.
 */
export class Memory<T> {
  private readonly known = new Map<string, T>();

  constructor(private readonly limit: number) {}

  get(parts: readonly Uint8Array[], make: () => T): T {
    const hash = createHash('sha256');
    // Each part under its length: two parts never look like other two.
    for (const part of parts) hash.update(`${part.length}:`).update(part);
    const key = hash.digest('base64');
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const made = make();
    if (this.known.size >= this.limit) this.known.clear();
    this.known.set(key, made);
    return made;
  }
}

const LARGEST_CERTIFICATE = 16_384;
const keys = new Memory<KeyObject>(200);
const certificates = new Memory<CertificateFields | null>(200);
const signed = new Memory<boolean>(1_000);

/** The key in a SubjectPublicKeyInfo. @throws Error when it is none. */
export const publicKeyOf = (info: Uint8Array): KeyObject =>
  keys.get([info], () => createPublicKey({ key: Buffer.from(info), format: 'der', type: 'spki' }));

function read(der: Uint8Array): CertificateFields | null {
  try {
    return readCertificate(readBerExactly(der));
  } catch (error) {
    // Lengths and numbers that Node refuses come as plain errors: no certificate all the same.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** A certificate taken apart, kept apart from the file it came in; undefined when it is none. */
export function certificateOf(node: Pick<BerNode, 'bytes'>): CertificateFields | undefined {
  const { bytes } = node;
  if (bytes.length > LARGEST_CERTIFICATE) return undefined;
  return certificates.get([bytes], () => read(Uint8Array.from(bytes))) ?? undefined;
}

/** The answer to whether a key made a signed structure, computed once for both. */
export const rememberSigned = (publicKeyInfo: Uint8Array, structure: Uint8Array, check: () => boolean): boolean =>
  signed.get([publicKeyInfo, structure], check);
