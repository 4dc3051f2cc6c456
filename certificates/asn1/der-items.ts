/** Walking over long lists of DER elements without building a tree: revocation lists have hundreds of thousands. */
import { BerError } from './ber-reader.ts';

/** One element with a definite length; `content` is what stands behind its header. */
export interface DerItem {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** The element at an offset. @throws BerError when it is cut off, or its length is indefinite or too long. */
export function itemAt(bytes: Uint8Array, offset: number): DerItem {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new BerError('unexpected end');
  let length = first;
  let from = offset + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new BerError('length');
    length = 0;
    for (let i = 0; i < count; i += 1, from += 1) length = length * 256 + (bytes[from] ?? 0);
  }
  if (from + length > bytes.length) throw new BerError('element longer than its container');
  return { tag, bytes: bytes.subarray(offset, from + length), content: bytes.subarray(from, from + length) };
}

/** The elements one after another. @throws BerError */
export function* derItems(bytes: Uint8Array): Generator<DerItem> {
  for (let offset = 0; offset < bytes.length;) {
    const item = itemAt(bytes, offset);
    yield item;
    offset += item.bytes.length;
  }
}
