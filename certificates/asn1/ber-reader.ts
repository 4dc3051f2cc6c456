/**
 * Reader of BER/DER. Definite lengths are read strictly as DER; indefinite lengths, which many foreign
 * signatures use, are read too and marked, so that the caller can be stricter than the reader.
 */

/** One element. `bytes` is the whole encoding, `content` what stands between header and end. */
export interface BerNode {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  readonly children: readonly BerNode[];
  /** True when this element and everything in it has DER lengths. */
  readonly der: boolean;
}

/** The bytes are not ASN.1 as this reader understands it. */
export class BerError extends Error {
  override readonly name = 'BerError';
}

const MAX_DEPTH = 40;
const MAX_NODES = 50_000;

interface Cursor {
  readonly bytes: Uint8Array;
  offset: number;
  nodes: number;
}

interface Length {
  readonly value: number | 'indefinite';
  readonly minimal: boolean;
}

function octet(cursor: Cursor): number {
  const value = cursor.bytes[cursor.offset];
  if (value === undefined) throw new BerError('unexpected end');
  cursor.offset += 1;
  return value;
}

function readLength(cursor: Cursor): Length {
  const first = octet(cursor);
  if (first < 0x80) return { value: first, minimal: true };
  if (first === 0x80) return { value: 'indefinite', minimal: false };
  const count = first & 0x7f;
  if (count > 4) throw new BerError('length too long');
  let value = 0;
  for (let i = 0; i < count; i += 1) value = value * 256 + octet(cursor);
  const minimal = value >= 0x80 && value >= 256 ** (count - 1);
  return { value, minimal };
}

function readChildren(cursor: Cursor, end: number | 'indefinite', depth: number): BerNode[] {
  const children: BerNode[] = [];
  for (;;) {
    if (end !== 'indefinite') {
      if (cursor.offset === end) return children;
      if (cursor.offset > end) throw new BerError('element overruns its parent');
    } else if (cursor.bytes[cursor.offset] === 0 && cursor.bytes[cursor.offset + 1] === 0) {
      return children;
    }
    children.push(readNode(cursor, depth + 1));
  }
}

/** A universal type in constructed form that is neither SEQUENCE nor SET: a string in pieces, which DER forbids. */
const inPieces = (tag: number): boolean => (tag & 0xe0) === 0x20 && tag !== 0x30 && tag !== 0x31;

function readNode(cursor: Cursor, depth: number): BerNode {
  if (depth > MAX_DEPTH) throw new BerError('nested too deeply');
  cursor.nodes += 1;
  if (cursor.nodes > MAX_NODES) throw new BerError('too many elements');
  const start = cursor.offset;
  const tag = octet(cursor);
  if ((tag & 0x1f) === 0x1f) throw new BerError('long tags are not used in certificates');
  const length = readLength(cursor);
  const from = cursor.offset;
  const constructed = (tag & 0x20) !== 0;
  if (length.value === 'indefinite') {
    if (!constructed) throw new BerError('indefinite length on a primitive');
    const children = readChildren(cursor, 'indefinite', depth);
    const to = cursor.offset;
    cursor.offset += 2;
    return { tag, bytes: cursor.bytes.subarray(start, to + 2), content: cursor.bytes.subarray(from, to), children, der: false };
  }
  const to = from + length.value;
  if (to > cursor.bytes.length) throw new BerError('element longer than its container');
  const children = constructed ? readChildren(cursor, to, depth) : [];
  cursor.offset = to;
  return {
    tag,
    bytes: cursor.bytes.subarray(start, to),
    content: cursor.bytes.subarray(from, to),
    children,
    der: length.minimal && !inPieces(tag) && children.every((child) => child.der),
  };
}

/**
 * Reads the first element of `bytes`; what follows it is left to the caller (`node.bytes.length`).
 * @throws BerError when the bytes are no well-formed element.
 */
export function readBer(bytes: Uint8Array): BerNode {
  return readNode({ bytes, offset: 0, nodes: 0 }, 0);
}

/** Reads exactly one element that fills `bytes`. @throws BerError also on trailing bytes. */
export function readBerExactly(bytes: Uint8Array): BerNode {
  const node = readBer(bytes);
  if (node.bytes.length !== bytes.length) throw new BerError('trailing bytes');
  return node;
}

/** The n-th child, demanded; with a tag, demanded to carry it. @throws BerError */
export function child(node: BerNode, index: number, tag?: number): BerNode {
  const found = node.children[index];
  if (!found) throw new BerError(`element ${index} is missing`);
  if (tag !== undefined && found.tag !== tag) throw new BerError(`expected tag ${tag.toString(16)}, found ${found.tag.toString(16)}`);
  return found;
}

/** Dotted form of an OBJECT IDENTIFIER. @throws BerError */
export function readOid(node: BerNode): string {
  if (node.tag !== 0x06 || node.content.length === 0) throw new BerError('not an object identifier');
  const arcs: number[] = [];
  let value = 0;
  let start = true;
  for (const byte of node.content) {
    // X.690, 8.19.2: even BER forbids filling an arc with leading zeros.
    if (start && byte === 0x80) throw new BerError('object identifier with filling');
    start = (byte & 0x80) === 0;
    value = value * 128 + (byte & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER / 256) throw new BerError('object identifier too large');
    if ((byte & 0x80) === 0) {
      arcs.push(value);
      value = 0;
    }
  }
  const [head = 0, ...rest] = arcs;
  const first = Math.min(2, Math.floor(head / 40));
  return [first, head - first * 40, ...rest].join('.');
}

/** Bytes of an OCTET STRING, also of one cut into pieces (BER). @throws BerError */
export function readOctets(node: BerNode): Uint8Array {
  if (node.tag === 0x04) return node.content;
  if (node.tag !== 0x24) throw new BerError('not an octet string');
  return Buffer.concat(node.children.map(readOctets));
}

/** X.690, 8.3.2: an INTEGER has no more octets than it needs, in BER too. @throws BerError */
function demandInteger({ tag, content: [first = 0, second], content }: BerNode): void {
  if (tag !== 0x02 || content.length === 0) throw new BerError('not an integer');
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) throw new BerError('integer with filling');
}

/** A small non-negative INTEGER. @throws BerError */
export function readSmallInteger(node: BerNode): number {
  demandInteger(node);
  if (node.content.length > 6) throw new BerError('not a small integer');
  if (((node.content[0] ?? 0) & 0x80) !== 0) throw new BerError('negative integer');
  return node.content.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** UTCTime or GeneralizedTime as an instant. @throws BerError when it is neither, or not in UTC. */
export function readTime(node: BerNode): Date {
  const text = Buffer.from(node.content).toString('latin1');
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{1,6}))?Z$/.exec(text);
  const yearDigits = node.tag === 0x17 ? 2 : 4;
  if (!match || (node.tag !== 0x17 && node.tag !== 0x18) || match[1]?.length !== yearDigits) throw new BerError('not a time');
  const [, year = '', month, day, hour, minute, second, fraction = '0'] = match;
  const full = yearDigits === 4 ? year : `${Number(year) >= 50 ? 19 : 20}${year}`;
  const at = new Date(`${full}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  if (Number.isNaN(at.getTime())) throw new BerError('not a time');
  return at;
}

/** Lower-case hexadecimal of an INTEGER's bytes without leading zeros: how serial numbers are written here. */
export function readSerial(node: BerNode): string {
  demandInteger(node);
  return Buffer.from(node.content).toString('hex').replace(/^(00)+(?=..)/, '');
}
