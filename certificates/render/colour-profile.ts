/** The colour space of the pages: sRGB (IEC 61966-2-1) as an ICC profile of version 4.2, made here from its published numbers. */
import { concat } from '../asn1/der-writer.ts';
import { latin1 } from '../pdf/serialise.ts';

const fixed = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return new Uint8Array(bytes);
};

const uint32 = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return new Uint8Array(bytes);
};

const zeros = (length: number): Uint8Array => new Uint8Array(length);

const padded = (bytes: Uint8Array): Uint8Array => concat([bytes, zeros((4 - (bytes.length % 4)) % 4)]);

/** multiLocalizedUnicodeType with one English text. */
function words(text: string): Uint8Array {
  const utf16 = Buffer.from(text, 'utf16le').swap16();
  return concat([latin1('mluc'), zeros(4), uint32(1), uint32(12), latin1('enUS'), uint32(utf16.length), uint32(28), new Uint8Array(utf16)]);
}

const xyz = (...values: readonly number[]): Uint8Array => concat([latin1('XYZ '), zeros(4), ...values.map(fixed)]);

/** parametricCurveType 3: the curve of sRGB with its straight beginning. */
const curve = (): Uint8Array =>
  concat([latin1('para'), zeros(4), Uint8Array.of(0, 3, 0, 0), ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed)]);

/** Bradford adaptation from D65 to D50. */
const adaptation = (): Uint8Array =>
  concat([latin1('sf32'), zeros(4), ...[1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168].map(fixed)]);

/** Colorants of sRGB adapted to D50. */
const TAGS: ReadonlyArray<readonly [string, () => Uint8Array]> = [
  ['desc', () => words('sRGB')],
  ['cprt', () => words('Public domain')],
  ['wtpt', () => xyz(0.9642, 1, 0.8249)],
  ['chad', adaptation],
  ['rXYZ', () => xyz(0.43607, 0.22249, 0.01392)],
  ['gXYZ', () => xyz(0.38515, 0.71687, 0.09708)],
  ['bXYZ', () => xyz(0.14307, 0.06061, 0.7141)],
  ['rTRC', curve], ['gTRC', curve], ['bTRC', curve],
];

/** The bytes of the profile. */
export function srgbProfile(): Uint8Array {
  const start = 128 + 4 + 12 * TAGS.length;
  const blocks: Uint8Array[] = [];
  const places = new Map<string, readonly [number, number]>();
  const table: Uint8Array[] = [];
  let at = start;
  for (const [signature, make] of TAGS) {
    const data = make();
    const key = Buffer.from(data).toString('latin1');
    // The three curves are one.
    const place = places.get(key) ?? [at, data.length];
    if (!places.has(key)) {
      places.set(key, place);
      blocks.push(padded(data));
      at += padded(data).length;
    }
    table.push(latin1(signature), uint32(place[0]), uint32(place[1]));
  }
  const header = concat([
    uint32(at), zeros(4), uint32(0x04200000), latin1('mntrRGB XYZ '),
    Uint8Array.of(0x07, 0xe9, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0), latin1('acsp'), zeros(4), uint32(0), zeros(16), uint32(0),
    fixed(0.9642), fixed(1), fixed(0.8249), zeros(48),
  ]);
  return concat([header, uint32(TAGS.length), ...table, ...blocks]);
}
