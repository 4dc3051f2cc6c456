/** Strict reading of single PDF values from bytes. */
import type { Allowance } from './allowance.ts';
import { isRegular, isSpace } from './characters.ts';
import { PdfError } from './values.ts';
import type { PdfValue } from './values.ts';
import { readHexString, readLiteralString } from './strings.ts';

const MAX_DEPTH = 60;

/** A place in bytes from which values are read one after another. */
export class Lexer {
  /** Number of comments passed: bytes that mean nothing and yet are there. */
  comments = 0;

  constructor(readonly bytes: Uint8Array, public offset: number, readonly allowance: Allowance) {}

  /** Skips white space and comments. */
  skipSpace(): void {
    for (;;) {
      while (isSpace(this.bytes[this.offset])) this.offset += 1;
      if (this.bytes[this.offset] !== 0x25) return;
      this.comments += 1;
      while (this.offset < this.bytes.length && this.bytes[this.offset] !== 0x0a && this.bytes[this.offset] !== 0x0d) this.offset += 1;
    }
  }

  /** Reads a run of regular characters as text; empty at a delimiter. */
  word(): string {
    const start = this.offset;
    while (isRegular(this.bytes[this.offset])) this.offset += 1;
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, this.offset - start).toString('latin1');
  }

  /** Reads `keyword` after white space. @throws PdfError when something else stands there. */
  expect(keyword: string): void {
    this.skipSpace();
    if (this.word() !== keyword) throw new PdfError('damaged', `expected ${keyword}`);
  }

  /** Reads a whole number ≥ 0 after white space. @throws PdfError */
  count(): number {
    this.skipSpace();
    const word = this.word();
    if (!/^\d{1,12}$/.test(word)) throw new PdfError('damaged', 'expected a whole number');
    return Number(word);
  }

  /** Reads one value. @throws PdfError */
  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new PdfError('too-complex', 'nested too deeply');
    this.skipSpace();
    const byte = this.bytes[this.offset];
    if (byte === undefined) throw new PdfError('damaged', 'unexpected end');
    if (byte === 0x2f) return this.name();
    if (byte === 0x28) return readLiteralString(this);
    if (byte === 0x5b) return this.array(depth);
    if (byte === 0x3c) return this.bytes[this.offset + 1] === 0x3c ? this.dict(depth) : readHexString(this);
    return this.numberOrKeyword();
  }

  private name(): PdfValue {
    this.offset += 1;
    const raw = this.word();
    if (/#(?![0-9a-fA-F]{2})/.test(raw)) throw new PdfError('damaged', 'bad escape in a name');
    return { kind: 'name', name: raw.replace(/#(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) };
  }

  private array(depth: number): PdfValue {
    this.offset += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.offset] === 0x5d) break;
      items.push(this.value(depth + 1));
    }
    this.offset += 1;
    return { kind: 'array', items };
  }

  private dict(depth: number): PdfValue {
    this.offset += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.offset] === 0x3e && this.bytes[this.offset + 1] === 0x3e) break;
      if (this.bytes[this.offset] !== 0x2f) throw new PdfError('damaged', 'dictionary key is no name');
      const key = this.name();
      const value = this.value(depth + 1);
      if (typeof key !== 'object' || key?.kind !== 'name') throw new PdfError('damaged', 'dictionary key is no name');
      // Two readers may pick different ones of two equal keys: such a file means nothing certain.
      if (entries.has(key.name)) throw new PdfError('damaged', `key ${key.name} given twice`);
      entries.set(key.name, value);
    }
    this.offset += 2;
    return { kind: 'dict', entries };
  }

  private numberOrKeyword(): PdfValue {
    const word = this.word();
    if (/^[+-]?(\d{1,12}|\d{0,12}\.\d{0,12})$/.test(word) && /\d/.test(word)) {
      return /^\d+$/.test(word) ? this.referenceOr(Number(word)) : Number(word);
    }
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    throw new PdfError('damaged', 'unknown word');
  }

  /** `12 0 R` is a reference, `12 0` are two numbers: looks ahead and steps back. */
  private referenceOr(number: number): PdfValue {
    const back = this.offset;
    this.skipSpace();
    const generation = this.word();
    if (/^\d{1,5}$/.test(generation)) {
      this.skipSpace();
      if (this.word() === 'R') return { kind: 'ref', number, generation: Number(generation) };
    }
    this.offset = back;
    return number;
  }
}
