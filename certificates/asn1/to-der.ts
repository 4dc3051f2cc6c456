/** Rewriting BER as DER: what a signature over attributes covers (RFC 5652, 5.4), whatever form the attributes came in. */
import { readOctets } from './ber-reader.ts';
import type { BerNode } from './ber-reader.ts';
import { element } from './der-writer.ts';
import type { Der } from './der-writer.ts';

const SET = 0x31;
const OCTETS_IN_PIECES = 0x24;

/**
 * The element with definite, minimal lengths; octet strings in one piece, sets in order. Contents of primitive
 * elements stay as they are. `tag` replaces the element's own.
 * @throws BerError for an octet string whose pieces are none.
 */
export function toDer(node: BerNode, tag: number = node.tag): Der {
  if (node.tag === OCTETS_IN_PIECES) return element(0x04, readOctets(node));
  if ((node.tag & 0x20) === 0) return element(tag, node.content);
  const parts = node.children.map((child) => toDer(child));
  return element(tag, ...(tag === SET ? parts.sort((a, b) => Buffer.compare(a, b)) : parts));
}
