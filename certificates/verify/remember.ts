/** Remembering what is the same for thousands of files: public keys and who issued which certificate. */
import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A bounded memory: when full it starts anew, which is enough where a handful of entries are hot. */
class Memory<T> {
  private readonly known = new Map<string, T>();

  constructor(private readonly limit: number) {}

  get(parts: readonly Uint8Array[], make: () => T): T {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    const key = hash.digest('base64');
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const made = make();
    if (this.known.size >= this.limit) this.known.clear();
    this.known.set(key, made);
    return made;
  }
}

const keys = new Memory<KeyObject>(200);
const issued = new Memory<boolean>(1_000);

/** The key in a SubjectPublicKeyInfo. @throws Error when it is none. */
export const publicKeyOf = (info: Uint8Array): KeyObject =>
  keys.get([info], () => createPublicKey({ key: Buffer.from(info), format: 'der', type: 'spki' }));

/** The answer to whether one certificate's key signed another certificate, computed once. Lengths are in the DER itself. */
export const rememberIssued = (authority: Uint8Array, certificate: Uint8Array, check: () => boolean): boolean =>
  issued.get([authority, certificate], check);
