/** Cross-reference sections: the only way this reader finds objects. */
import type { Allowance } from './allowance.ts';
import { unpack } from './filters.ts';
import { Lexer } from './lexer.ts';
import { isArray, isCount, isDict, isName, isStream, PdfError } from './values.ts';
import type { PdfDict, PdfStream } from './values.ts';
import { readStreamAt } from './indirect.ts';

/** Where an object is: at a file offset, or as n-th object in an object stream. */
export type XrefEntry =
  | { readonly place: 'file'; readonly offset: number; readonly generation: number }
  | { readonly place: 'stream'; readonly container: number; readonly index: number }
  | { readonly place: 'free' };

/** One cross-reference section: one revision of the file (a hybrid file's stream counts to its table). */
export interface XrefSection {
  readonly offset: number;
  /** Offset just behind the section and its trailer. */
  readonly end: number;
  readonly form: 'table' | 'stream';
  /** A table with a stream beside it for readers that know streams (ISO 32000-2, 7.5.8.4). */
  readonly hybrid: boolean;
  /** Number of comments inside. */
  readonly comments: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
}

const MAX_OBJECTS = 500_000;
const MAX_SECTIONS = 500;

function readTableEntries(lexer: Lexer): Map<number, XrefEntry> {
  const entries = new Map<number, XrefEntry>();
  for (;;) {
    lexer.skipSpace();
    if (lexer.bytes[lexer.offset] === 0x74) break; // the t of "trailer"
    const first = lexer.count();
    const count = lexer.count();
    if (count * 18 > lexer.bytes.length || entries.size + count > MAX_OBJECTS) throw new PdfError('damaged', 'xref table larger than the file');
    for (let i = 0; i < count; i += 1) {
      const offset = lexer.count();
      const generation = lexer.count();
      lexer.skipSpace();
      const use = lexer.word();
      if (use !== 'n' && use !== 'f') throw new PdfError('damaged', 'xref entry');
      if (entries.has(first + i)) throw new PdfError('damaged', 'object listed twice');
      entries.set(first + i, use === 'n' ? { place: 'file', offset, generation } : { place: 'free' });
    }
  }
  return entries;
}

function readTable(bytes: Uint8Array, offset: number, allowance: Allowance): XrefSection {
  const lexer = new Lexer(bytes, offset, allowance);
  lexer.expect('xref');
  const entries = readTableEntries(lexer);
  lexer.expect('trailer');
  const trailer = lexer.value();
  if (!isDict(trailer)) throw new PdfError('damaged', 'trailer');
  const hybrid = trailer.entries.get('XRefStm');
  const section = { offset, end: lexer.offset, form: 'table', hybrid: hybrid !== undefined, comments: lexer.comments, trailer } as const;
  if (hybrid === undefined) return { ...section, entries };
  if (!isCount(hybrid)) throw new PdfError('damaged', 'XRefStm');
  const hidden = readStreamSection(bytes, hybrid, allowance);
  const merged = new Map(hidden.entries);
  for (const [number, entry] of entries) if (entry.place !== 'free' || !merged.has(number)) merged.set(number, entry);
  return { ...section, entries: merged };
}

function field(data: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i += 1) value = value * 256 + (data[at + i] ?? 0);
  return value;
}

function readRow(data: Uint8Array, at: number, widths: readonly [number, number, number]): XrefEntry {
  const [w0, w1, w2] = widths;
  const type = w0 === 0 ? 1 : field(data, at, w0);
  const second = field(data, at + w0, w1);
  const third = field(data, at + w0 + w1, w2);
  if (type === 1) return { place: 'file', offset: second, generation: third };
  if (type === 2) return { place: 'stream', container: second, index: third };
  return { place: 'free' };
}

function readWidths(dict: PdfDict): [number, number, number] {
  const widths = dict.entries.get('W');
  if (!isArray(widths) || widths.items.length !== 3) throw new PdfError('damaged', 'W');
  const [a, b, c] = widths.items;
  if (!isCount(a) || !isCount(b) || !isCount(c) || a > 2 || b < 1 || b > 6 || c > 4) throw new PdfError('damaged', 'W');
  return [a, b, c];
}

function readRanges(dict: PdfDict): number[] {
  const index = dict.entries.get('Index');
  const ranges = isArray(index) ? index.items : [0, dict.entries.get('Size') ?? null];
  if (ranges.length % 2 !== 0 || ranges.length > 100_000) throw new PdfError('damaged', 'Index');
  return ranges.map((value) => {
    if (!isCount(value)) throw new PdfError('damaged', 'Index');
    return value;
  });
}

function readStreamEntries(stream: PdfStream, allowance: Allowance): Map<number, XrefEntry> {
  const widths = readWidths(stream.dict);
  const rowLength = widths[0] + widths[1] + widths[2];
  const ranges = readRanges(stream.dict);
  const data = unpack(stream, allowance);
  // A tiny file may promise a billion rows: nothing is allocated beyond the rows that are there.
  const promised = ranges.reduce((sum, value, i) => (i % 2 === 1 ? sum + value : sum), 0);
  if (promised * rowLength > data.length || promised > MAX_OBJECTS) throw new PdfError('damaged', 'xref stream shorter than promised');
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  for (let range = 0; range < ranges.length; range += 2) {
    const first = ranges[range] ?? 0;
    for (let i = 0; i < (ranges[range + 1] ?? 0); i += 1, at += rowLength) {
      if (entries.has(first + i)) throw new PdfError('damaged', 'object listed twice');
      entries.set(first + i, readRow(data, at, widths));
    }
  }
  return entries;
}

function readStreamSection(bytes: Uint8Array, offset: number, allowance: Allowance): XrefSection {
  const { value, end, comments } = readStreamAt(bytes, offset, allowance);
  if (!isStream(value) || !isName(value.dict.entries.get('Type'), 'XRef')) throw new PdfError('damaged', 'no xref section where one should be');
  return { offset, end, form: 'stream', hybrid: false, comments, entries: readStreamEntries(value, allowance), trailer: value.dict };
}

/** Reads the section at an offset and all earlier ones it points to, newest first. @throws PdfError */
export function readSections(bytes: Uint8Array, newest: number, allowance: Allowance): XrefSection[] {
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  let offset: number | undefined = newest;
  let total = 0;
  while (offset !== undefined) {
    if (seen.has(offset)) throw new PdfError('xref-loop');
    if (offset >= bytes.length || seen.size >= MAX_SECTIONS) throw new PdfError('damaged', 'xref offset');
    seen.add(offset);
    const section: XrefSection = bytes[offset] === 0x78 ? readTable(bytes, offset, allowance) : readStreamSection(bytes, offset, allowance);
    total += section.entries.size;
    if (total > MAX_OBJECTS) throw new PdfError('too-complex', 'too many objects');
    sections.push(section);
    const previous = section.trailer.entries.get('Prev');
    if (previous !== undefined && !isCount(previous)) throw new PdfError('damaged', 'Prev');
    offset = previous;
  }
  return sections;
}
