/** A PDF opened by its cross-reference sections, never by searching for objects. */
import { Allowance } from './allowance.ts';
import { unpack } from './filters.ts';
import { readIndirect } from './indirect.ts';
import type { IndirectObject } from './indirect.ts';
import { isSpace } from './characters.ts';
import { Lexer } from './lexer.ts';
import { isArray, isCount, isDict, isName, isRef, isStream, PdfError } from './values.ts';
import type { PdfDict, PdfRef, PdfStream, PdfValue } from './values.ts';
import { readSections } from './xref.ts';
import type { XrefEntry, XrefSection } from './xref.ts';

const MAX_PAGES = 5_000;

/** Where `startxref` points, and where the last %%EOF ends. */
function readTail(bytes: Uint8Array): { newest: number; end: number } {
  const from = Math.max(0, bytes.length - 2_048);
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from).toString('latin1');
  const matches = [...tail.matchAll(/startxref[\r\n\t ]+(\d{1,12})[\r\n\t ]+%%EOF/g)];
  const last = matches.at(-1);
  if (!last) throw new PdfError('damaged', 'no startxref');
  return { newest: Number(last[1]), end: from + last.index + last[0].length };
}

/** An opened document. Objects are read when asked for. */
export class PdfDocument {
  private readonly cache = new Map<number, PdfValue>();
  private readonly unpacked = new Map<number, Uint8Array>();
  private readonly open = new Set<number>();

  private constructor(
    readonly bytes: Uint8Array,
    /** Newest first. */
    readonly sections: readonly XrefSection[],
    /** Number of bytes behind the last %%EOF that are not an end of line. */
    readonly trailing: number,
    readonly allowance: Allowance,
  ) {}

  /**
   * Opens a document. States of one file share an allowance.
   * @throws PdfError when it is no PDF, damaged or encrypted.
   */
  static open(bytes: Uint8Array, allowance = new Allowance()): PdfDocument {
    const header = Buffer.from(bytes.subarray(0, 9)).toString('latin1');
    if (!/^%PDF-[12]\.\d/.test(header)) throw new PdfError('not-a-pdf');
    const { newest, end } = readTail(bytes);
    const sections = readSections(bytes, newest, allowance);
    if (sections.some(({ trailer }) => trailer.entries.has('Encrypt'))) throw new PdfError('encrypted');
    let behind = end;
    while (isSpace(bytes[behind]) && behind < end + 2) behind += 1;
    return new PdfDocument(bytes, sections, bytes.length - behind, allowance);
  }

  /** Trailer of the newest revision. */
  get trailer(): PdfDict {
    const section = this.sections[0];
    if (!section) throw new PdfError('damaged', 'no trailer');
    return section.trailer;
  }

  /** Number one above the highest listed object. */
  get size(): number {
    let highest = 0;
    for (const { entries } of this.sections) for (const number of entries.keys()) highest = Math.max(highest, number);
    return highest + 1;
  }

  /** The newest entry of an object. */
  entry(number: number): XrefEntry | undefined {
    for (const { entries } of this.sections) {
      const entry = entries.get(number);
      if (entry) return entry;
    }
    return undefined;
  }

  /** True when a reference leads nowhere: such a reference means null (ISO 32000-2, 7.3.10). */
  isDangling(reference: PdfRef): boolean {
    const entry = this.entry(reference.number);
    return !entry || entry.place === 'free' || (entry.place === 'file' ? entry.generation : 0) !== reference.generation;
  }

  /** Follows a reference; other values come back as they are. Missing objects are null. @throws PdfError */
  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null;
    for (let hops = 0; isRef(current); hops += 1) {
      if (hops > 20) throw new PdfError('damaged', 'reference loop');
      current = this.isDangling(current) ? null : this.object(current.number);
    }
    return current;
  }

  /** Entry of a dictionary, references followed. */
  get(dict: PdfDict, key: string): PdfValue {
    return this.resolve(dict.entries.get(key));
  }

  /** The object with this number. @throws PdfError */
  object(number: number): PdfValue {
    const known = this.cache.get(number);
    if (known !== undefined) return known;
    const entry = this.entry(number);
    if (!entry || entry.place === 'free') return null;
    if (this.open.has(number)) throw new PdfError('damaged', 'object needs itself');
    this.open.add(number);
    try {
      const value = entry.place === 'file' ? this.fromFile(number, entry) : this.fromStream(number, entry.container, entry.index);
      this.cache.set(number, value);
      return value;
    } finally {
      this.open.delete(number);
    }
  }

  /** The object written at an offset, whatever its number. @throws PdfError */
  indirect(offset: number): IndirectObject {
    return readIndirect(this.bytes, offset, this.allowance, (value) => this.resolve(value));
  }

  /** Bytes of a stream, unpacked. @throws PdfError */
  data(stream: PdfStream): Uint8Array {
    return unpack(stream, this.allowance);
  }

  private fromFile(number: number, { offset, generation }: { offset: number; generation: number }): PdfValue {
    if (offset >= this.bytes.length) throw new PdfError('damaged', 'object outside the file');
    const found = this.indirect(offset);
    if (found.number !== number || found.generation !== generation) throw new PdfError('damaged', 'another object stands where the xref points');
    return found.value;
  }

  private fromStream(number: number, container: number, index: number): PdfValue {
    if (this.entry(container)?.place !== 'file') throw new PdfError('damaged', 'object stream in an object stream');
    const stream = this.object(container);
    if (!isStream(stream) || !isName(stream.dict.entries.get('Type'), 'ObjStm')) throw new PdfError('damaged', 'no object stream');
    const count = this.get(stream.dict, 'N');
    const first = this.get(stream.dict, 'First');
    if (!isCount(count) || !isCount(first) || index >= count) throw new PdfError('damaged', 'object stream');
    const data = this.unpacked.get(container) ?? this.data(stream);
    this.unpacked.set(container, data);
    const header = new Lexer(data, 0, this.allowance);
    for (let i = 0; i < index; i += 1) {
      header.count();
      header.count();
    }
    if (header.count() !== number) throw new PdfError('damaged', 'object stream holds another object');
    return new Lexer(data, first + header.count(), this.allowance).value();
  }

  /** The catalogue. @throws PdfError */
  catalog(): PdfDict {
    const root = this.resolve(this.trailer.entries.get('Root'));
    if (!isDict(root) || !isName(this.get(root, 'Type'), 'Catalog')) throw new PdfError('damaged', 'no catalogue');
    return root;
  }

  /** Object numbers of the pages in order. @throws PdfError */
  pages(): number[] {
    const found: number[] = [];
    const seen = new Set<number>();
    const walk = (reference: PdfValue | undefined): void => {
      if (!isRef(reference) || seen.has(reference.number)) throw new PdfError('damaged', 'page tree');
      seen.add(reference.number);
      if (seen.size > MAX_PAGES) throw new PdfError('too-complex', 'too many pages');
      const node = this.resolve(reference);
      if (!isDict(node)) throw new PdfError('damaged', 'page tree');
      const kids = this.get(node, 'Kids');
      if (isArray(kids)) kids.items.forEach(walk);
      else found.push(reference.number);
    };
    walk(this.catalog().entries.get('Pages'));
    return found;
  }
}
