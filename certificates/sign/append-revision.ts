/** Appending one incremental revision with a classic cross-reference table (ISO 32000-2, 7.5.6). */
import { concat } from '../asn1/der-writer.ts';
import type { PdfDocument } from '../pdf/document.ts';
import { latin1, token, writeObjects, xrefTable } from '../pdf/serialise.ts';
import type { ObjectBody } from '../pdf/serialise.ts';
import { isRef, PdfError } from '../pdf/values.ts';
import { SigningError } from './signing-error.ts';

/** Room for `[0 2147483647 2147483647 2147483647]`. */
export const BYTE_RANGE_WIDTH = 37;

/** A file with a new revision, and where its objects begin. */
export interface AppendedRevision {
  readonly file: Uint8Array;
  readonly offsets: ReadonlyMap<number, number>;
}

/** Trailer entries that the next revision keeps. */
function trailerText(document: PdfDocument, size: number): string {
  const { entries } = document.trailer;
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = entries.get(key);
    return value === undefined ? [] : [`/${key} ${token(value)}`];
  });
  return `/Size ${size}${kept.join('')}/Prev ${document.sections[0]?.offset ?? 0}`;
}

/** Object number of the catalogue. @throws PdfError */
export function catalogNumber(document: PdfDocument): number {
  const root = document.trailer.entries.get('Root');
  if (!isRef(root)) throw new PdfError('damaged', 'no catalogue');
  return root.number;
}

/** Appends new and replaced objects as one revision; earlier bytes stay as they are. */
export function appendRevision(document: PdfDocument, objects: readonly ObjectBody[]): AppendedRevision {
  const base = document.bytes.at(-1) === 0x0a ? document.bytes : concat([document.bytes, latin1('\n')]);
  const { bytes, offsets } = writeObjects(objects, base.length);
  const size = Math.max(document.size, ...objects.map(({ number }) => number + 1));
  const xrefAt = base.length + bytes.length;
  return { file: concat([base, bytes, xrefTable(offsets, xrefAt, trailerText(document, size), false)]), offsets };
}

/** The ByteRange that leaves out exactly `contents`, written over its placeholder, which keeps its width. @throws SigningError */
export function patchByteRange(file: Uint8Array, at: number, contents: { readonly start: number; readonly end: number }): void {
  const text = `[${[0, contents.start, contents.end, file.length - contents.end].join(' ')}]`;
  if (text.length > BYTE_RANGE_WIDTH) throw new SigningError('ByteRange does not fit its place');
  file.set(latin1(text.padEnd(BYTE_RANGE_WIDTH, ' ')), at);
}

/** Writes a signature or token into the zeros kept for it. @throws SigningError when it is larger than its place */
export function patchContents(file: Uint8Array, contents: { readonly start: number; readonly end: number }, value: Uint8Array): void {
  if (value.length * 2 > contents.end - contents.start - 2) throw new SigningError('The signature is larger than its place');
  file.set(latin1(Buffer.from(value).toString('hex').toUpperCase()), contents.start + 1);
}
