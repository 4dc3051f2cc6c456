/** Cutting and sewing PDFs the way forgers do. */
import { concat } from '../../../certificates/asn1/der-writer.ts';
import { PdfDocument } from '../../../certificates/pdf/document.ts';
import { latin1, object, token, writeObjects, xrefTable } from '../../../certificates/pdf/serialise.ts';
import type { ObjectBody } from '../../../certificates/pdf/serialise.ts';
import { isRef } from '../../../certificates/pdf/values.ts';

export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A copy with one byte replaced. */
export function withByte(pdf: Uint8Array, at: number, change: (byte: number) => number): Uint8Array {
  const copy = Uint8Array.from(pdf);
  copy[at] = change(copy[at] ?? 0) & 0xff;
  return copy;
}

/** Replaces a piece of text by one of the same length. */
export function swap(pdf: Uint8Array, from: string, to: string): Uint8Array {
  if (from.length !== to.length) throw new Error('swap() keeps lengths');
  const at = text(pdf).indexOf(from);
  if (at < 0) throw new Error(`not in the file: ${from}`);
  const copy = Uint8Array.from(pdf);
  copy.set(latin1(to), at);
  return copy;
}

/** The one signature of a file: places of its parts. */
export function signatureOf(pdf: Uint8Array): { range: [number, number, number, number]; rangeAt: number; cms: Uint8Array } {
  const match = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/.exec(text(pdf));
  if (!match) throw new Error('no signature');
  const range = match.slice(1).map(Number) as [number, number, number, number];
  const hex = text(pdf.subarray(range[1] + 1, range[2] - 1));
  const all = Buffer.from(hex, 'hex');
  const length = 4 + all.readUInt16BE(2);
  return { range, rangeAt: match.index, cms: new Uint8Array(all.subarray(0, length)) };
}

/** The bytes a signature covers. */
export function coveredBytes(pdf: Uint8Array): Uint8Array {
  const { range } = signatureOf(pdf);
  return concat([pdf.subarray(0, range[1]), pdf.subarray(range[2], range[2] + range[3])]);
}

/** Object number of a reference in the catalogue or trailer. */
export function rootNumber(document: PdfDocument): number {
  const root = document.trailer.entries.get('Root');
  if (!isRef(root)) throw new Error('no root');
  return root.number;
}

/** Adds a revision with new or replaced objects. */
export function addRevision(pdf: Uint8Array, objects: (document: PdfDocument) => readonly ObjectBody[], trailer = ''): Uint8Array {
  const document = PdfDocument.open(pdf);
  const made = objects(document);
  const { bytes, offsets } = writeObjects(made, pdf.length);
  const size = Math.max(document.size, ...made.map(({ number }) => number + 1));
  const kept = ['Root', 'Info', 'ID'].map((key) => `/${key} ${token(document.trailer.entries.get(key) ?? null)}`).join('');
  const previous = document.sections[0]?.offset ?? 0;
  return concat([pdf, bytes, xrefTable(offsets, pdf.length + bytes.length, `/Size ${size}${trailer || kept}/Prev ${previous}`, false)]);
}

/** The document's catalogue with its token changed. */
export function catalogWith(document: PdfDocument, change: (token: string) => string): ObjectBody {
  return object(rootNumber(document), change(token(document.catalog())));
}

/** A whole PDF of the given objects, numbered from 1; the first is the catalogue. */
export function pdfOf(bodies: readonly (string | Uint8Array)[], trailer = ''): Uint8Array {
  const head = latin1('%PDF-1.7\n');
  const objects = bodies.map((body, i) => ({ number: i + 1, body: typeof body === 'string' ? latin1(body) : body }));
  const { bytes, offsets } = writeObjects(objects, head.length);
  const at = head.length + bytes.length;
  return concat([head, bytes, xrefTable(offsets, at, `/Size ${objects.length + 1}/Root 1 0 R${trailer}`, true)]);
}

/** Adds a revision in which the signature dictionary has another ByteRange or other Contents. */
export function withSignatureDictionary(pdf: Uint8Array, change: (dictionary: string) => string): Uint8Array {
  const match = /(\d+) 0 obj\n(<<\/Type\/Sig.*?>>)\nendobj/s.exec(text(pdf));
  if (!match?.[1] || !match[2]) throw new Error('no signature dictionary');
  return addRevision(pdf, () => [object(Number(match[1]), change(match[2] ?? ''))]);
}

/**
 * Signature wrapping: the signed second part is pushed back, and where its cross-reference table is expected
 * stands a forged one that lists a forged signature dictionary, whose ByteRange skips everything forged.
 */
export function wrapSignature(pdf: Uint8Array, forged: (document: PdfDocument) => readonly ObjectBody[]): Uint8Array {
  const document = PdfDocument.open(pdf);
  const [, first, second, rest] = signatureOf(pdf).range;
  const [newest, earlier] = document.sections;
  const dictionary = /(\d+) 0 obj\n(<<\/Type\/Sig.*?>>)\nendobj/s.exec(text(pdf));
  if (!newest || !dictionary?.[1] || !dictionary[2]) throw new Error('no signature');
  const [number, body] = [Number(dictionary[1]), dictionary[2]];
  const kept = ['Root', 'Info', 'ID'].map((key) => `/${key} ${token(document.trailer.entries.get(key) ?? null)}`).join('');
  const trailer = `/Size ${document.size}${kept}/Prev ${earlier?.offset ?? 0}`;
  const others = new Map([...newest.entries.keys()].filter((entry) => entry !== number).map((entry) => [entry, object(entry, token(document.object(entry)))]));
  for (const entry of forged(document)) others.set(entry.number, entry);
  const build = (shift: number): Uint8Array => {
    const moved = body.replace(/\/ByteRange \[[^\]]*\] */, `/ByteRange [0 ${first} ${second + shift} ${rest}]`.padEnd(56));
    const objects = [...others.values(), object(number, moved)];
    const tableText = (offsets: ReadonlyMap<number, number>): string => text(xrefTable(offsets, 0, trailer, false)).replace(/startxref[\s\S]*$/, '');
    const length = tableText(new Map(objects.map((entry) => [entry.number, 0]))).length;
    const written = writeObjects(objects, newest.offset + length);
    return concat([latin1(' '.repeat(newest.offset - second)), latin1(tableText(written.offsets)), written.bytes]);
  };
  const inserted = build(build(0).length);
  return concat([pdf.subarray(0, second), inserted, pdf.subarray(second)]);
}
