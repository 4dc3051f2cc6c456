/** Which bytes a signature covers, and its container. */
import { createHash } from 'node:crypto';
import { BerError, readBer } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import type { FoundSignature } from './find-signatures.ts';
import type { ReasonCode } from './report.ts';

const isEnd = (byte: number | undefined): boolean => byte === 0x0d || byte === 0x0a;

/** True when the bytes end with %%EOF and at most one end of line of one or two characters. */
function endsRevision(bytes: Uint8Array, end: number): boolean {
  let at = end;
  while (isEnd(bytes[at - 1]) && end - at < 2) at -= 1;
  return Buffer.from(bytes.subarray(at - 5, at)).toString('latin1') === '%%EOF';
}

/** True when a token is `<…>` with pairs of digits in one case and nothing between them. */
function isPlainHex(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== 0x3c || bytes[end - 1] !== 0x3e || (end - start) % 2 !== 0 || end - start < 4) return false;
  let upper = false;
  let lower = false;
  for (let at = start + 1; at < end - 1; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x46) upper = true;
    else if (byte >= 0x61 && byte <= 0x66) lower = true;
    else if (byte < 0x30 || byte > 0x39) return false;
  }
  return !(upper && lower);
}

/**
 * What is wrong with a ByteRange: it has to leave out exactly the Contents token, start at 0 and end at the end of a
 * revision (ISO 32000-2, 12.8.1; the published forgeries break one of these).
 */
export function rangeReason(bytes: Uint8Array, { byteRange, contents }: FoundSignature): ReasonCode | undefined {
  const [from = -1, first = -1, second = -1, rest = -1] = byteRange;
  if (byteRange.length !== 4 || !contents || from !== 0 || rest < 1) return 'byte-range-invalid';
  if (first !== contents.start || second !== contents.end || second + rest > bytes.length) return 'byte-range-invalid';
  if (!endsRevision(bytes, second + rest)) return 'byte-range-invalid';
  // One case of letters and nothing between the digits: otherwise a byte could change without changing the value.
  return isPlainHex(bytes, first, second) ? undefined : 'contents-not-canonical';
}

/** The CMS at the head of Contents; behind it only zeros. @throws BerError */
export function readContainer(contents: Uint8Array): BerNode {
  const node = readBer(contents);
  for (let at = node.bytes.length; at < contents.length; at += 1) if (contents[at] !== 0) throw new BerError('padding');
  return node;
}

/** Digest of the covered bytes under a hash function of `node:crypto`. */
export function coveredDigest(bytes: Uint8Array, { byteRange }: FoundSignature, hash: string): Uint8Array {
  const [, first = 0, second = 0, rest = 0] = byteRange;
  return new Uint8Array(createHash(hash).update(bytes.subarray(0, first)).update(bytes.subarray(second, second + rest)).digest());
}
