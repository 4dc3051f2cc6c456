/** Taking CMS containers apart and sewing them together again, as somebody without the key can. */
import { readBerExactly } from '../../../certificates/asn1/ber-reader.ts';
import type { BerNode } from '../../../certificates/asn1/ber-reader.ts';
import { concat, element } from '../../../certificates/asn1/der-writer.ts';
import { latin1 } from '../../../certificates/pdf/serialise.ts';
import { signatureOf } from './pdf-surgery.ts';

/** Children of an element after a change. */
export type Change = (parts: Uint8Array[], node: BerNode) => Uint8Array[];

function rebuild(node: BerNode, path: readonly number[], change: Change): Uint8Array {
  const [next, ...rest] = path;
  const parts = node.children.map(({ bytes }) => Uint8Array.from(bytes));
  if (next === undefined) return element(node.tag, ...change(parts, node));
  const at = next < 0 ? node.children.length + next : next;
  return element(node.tag, ...node.children.map((child, i) => (i === at ? rebuild(child, rest, change) : child.bytes)));
}

/** A container with the children of one element changed; all lengths above it are mended. Negative steps count from the end. */
export const edited = (cms: Uint8Array, path: readonly number[], change: Change): Uint8Array => rebuild(readBerExactly(cms), path, change);

/** Where things are in a container of this library. */
export const places = {
  signedData: [1, 0],
  digests: [1, 0, 1],
  certificates: [1, 0, 3],
  signerInfos: [1, 0, -1],
  signerInfo: [1, 0, -1, 0],
  unsigned: [1, 0, -1, 0, -1],
} as const;

/** The hexadecimal CMS inside a file replaced, padded to its place. */
export function withCms(pdf: Uint8Array, cms: Uint8Array): Uint8Array {
  const [, start, end] = signatureOf(pdf).range;
  const room = end - start - 2;
  if (cms.length * 2 > room) throw new Error('the container does not fit');
  const copy = Uint8Array.from(pdf);
  copy.set(latin1(Buffer.from(cms).toString('hex').toUpperCase().padEnd(room, '0')), start + 1);
  return copy;
}

/** A file with its container changed. */
export const withEditedCms = (pdf: Uint8Array, path: readonly number[], change: Change): Uint8Array => withCms(pdf, edited(signatureOf(pdf).cms, path, change));

/** The same element with an indefinite length (BER). */
export const indefinite = (der: Uint8Array): Uint8Array => {
  const { tag, content } = readBerExactly(der);
  return concat([Uint8Array.of(tag, 0x80), content, Uint8Array.of(0, 0)]);
};

/** The same element with its length in more octets than it needs (BER). */
export const longLength = (der: Uint8Array): Uint8Array => {
  const { tag, content } = readBerExactly(der);
  return concat([Uint8Array.of(tag, 0x84, 0, (content.length >> 16) & 255, (content.length >> 8) & 255, content.length & 255), content]);
};
