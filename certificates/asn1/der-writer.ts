/**
 * A small writer of DER (ITU-T X.690). Every function returns one complete element.
 * Only the types that certificates, CRLs, CMS and time stamps need.
 */

/** One complete DER element, or several after one another. */
export type Der = Uint8Array;

/** Joins byte strings. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

/** How many octets hold a number above 127. */
function octetsFor(length: number): number {
  let count = 1;
  for (let rest = length; rest > 0xff; rest = Math.floor(rest / 256)) count += 1;
  return count;
}

/** An element with an explicit identifier octet, for example 0xa0 for `[0]` constructed. */
export function element(tag: number, ...content: readonly Uint8Array[]): Der {
  let length = 0;
  for (const part of content) length += part.length;
  const long = length < 0x80 ? 0 : octetsFor(length);
  const out = new Uint8Array(2 + long + length);
  out[0] = tag;
  out[1] = long === 0 ? length : 0x80 | long;
  for (let rest = length, at = 1 + long; at > 1; at -= 1, rest = Math.floor(rest / 256)) out[at] = rest % 256;
  let offset = 2 + long;
  for (const part of content) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

/** SEQUENCE. */
export const sequence = (...items: readonly Der[]): Der => element(0x30, ...items);

/** SET OF: DER demands the elements in ascending order of their encoding. */
export function setOf(...items: readonly Der[]): Der {
  if (items.length === 1) return element(0x31, ...items);
  return element(0x31, ...[...items].sort((a, b) => Buffer.compare(a, b)));
}

/** Constructed context tag `[n]`. */
export const tagged = (n: number, ...content: readonly Uint8Array[]): Der => element(0xa0 | n, ...content);

/** Primitive context tag `[n]` IMPLICIT over bytes. */
export const taggedBytes = (n: number, content: Uint8Array): Der => element(0x80 | n, content);

/** INTEGER from a small number or from big-endian unsigned bytes. */
export function integer(value: number | Uint8Array): Der {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('integer() takes non-negative safe integers');
    const octets: number[] = [];
    for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
    return integer(Uint8Array.from(octets));
  }
  let start = 0;
  while (start < value.length - 1 && value[start] === 0) start += 1;
  const bytes = value.length === 0 ? Uint8Array.of(0) : value.subarray(start);
  return element(0x02, (bytes[0] ?? 0) >= 0x80 ? concat([Uint8Array.of(0), bytes]) : bytes);
}

/** BOOLEAN. */
export const boolean = (value: boolean): Der => element(0x01, Uint8Array.of(value ? 0xff : 0));

/** NULL. */
export const nil = (): Der => element(0x05);

/** OCTET STRING. */
export const octets = (value: Uint8Array): Der => element(0x04, value);

/** BIT STRING with no unused bits unless told otherwise. */
export const bits = (value: Uint8Array, unused = 0): Der => element(0x03, Uint8Array.of(unused), value);

/** ENUMERATED. */
export const enumerated = (value: number): Der => element(0x0a, Uint8Array.of(value));

/** UTF8String. */
export const utf8 = (value: string): Der => element(0x0c, Buffer.from(value, 'utf8'));

/** PrintableString; the caller keeps to its alphabet. */
export const printable = (value: string): Der => element(0x13, Buffer.from(value, 'latin1'));

/** OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Der {
  const arcs = dotted.split('.').map(Number);
  const [first = 0, second = 0, ...rest] = arcs;
  const content: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const septets = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) septets.unshift(0x80 | (left % 128));
    content.push(...septets);
  }
  return element(0x06, Uint8Array.from(content));
}

const stamp = (at: Date): string => at.toISOString().replace(/[-:T]/g, '').slice(0, 14) + 'Z';

/** GeneralizedTime to the second, in UTC. */
export const generalizedTime = (at: Date): Der => element(0x18, Buffer.from(stamp(at), 'latin1'));

/** X.509 Time: UTCTime until 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
export function time(at: Date): Der {
  return at.getUTCFullYear() < 2050 ? element(0x17, Buffer.from(stamp(at).slice(2), 'latin1')) : generalizedTime(at);
}
