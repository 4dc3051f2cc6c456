/** Strict reading of single PDF values from bytes. */
import type { Allowance } from './allowance.ts';
import { isRegular, isSpace } from './characters.ts';
import { PdfError } from './values.ts';
import type { PdfValue } from './values.ts';
import { readHexString, readLiteralString } from './strings.ts';

const MAX_DEPTH = 60;
const SHORT_WORD = 24;
const MAX_DIGITS = 12;

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
    let end = start;
    while (isRegular(this.bytes[end])) end += 1;
    this.offset = end;
    if (end - start > SHORT_WORD) return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, end - start).toString('latin1');
    // A call into Node costs more than the few letters of an ordinary word.
    let text = '';
    for (let at = start; at < end; at += 1) text += String.fromCharCode(this.bytes[at] ?? 0);
    return text;
  }

  /** Reads `keyword` after white space. @throws PdfError when something else stands there. */
  expect(keyword: string): void {
    this.skipSpace();
    if (this.word() !== keyword) throw new PdfError('damaged', `expected ${keyword}`);
  }

  /** Reads a whole number ≥ 0 after white space. @throws PdfError */
  count(): number {
    this.skipSpace();
    const value = this.digits();
    if (value < 0) throw new PdfError('damaged', 'expected a whole number');
    return value;
  }

  /** Reads a run of at most twelve digits that ends the word; -1 when something else stands there. */
  private digits(): number {
    const start = this.offset;
    let value = 0;
    let at = start;
    for (;;) {
      const digit = (this.bytes[at] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      at += 1;
    }
    if (at === start || at - start > MAX_DIGITS || isRegular(this.bytes[at])) return -1;
    this.offset = at;
    return value;
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
    if (!raw.includes('#')) return { kind: 'name', name: raw };
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
    const whole = this.digits();
    if (whole >= 0) return this.referenceOr(whole);
    const word = this.word();
    if (/^[+-]?(\d{1,12}|\d{0,12}\.\d{0,12})$/.test(word) && /\d/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    throw new PdfError('damaged', 'unknown word');
  }

  /** `12 0 R` is a reference, `12 0` are two numbers: looks ahead and steps back. */
  private referenceOr(number: number): PdfValue {
    const back = this.offset;
    const { comments } = this;
    this.skipSpace();
    const generation = this.digits();
    if (generation >= 0 && generation <= 65_535) {
      this.skipSpace();
      const letter = this.bytes[this.offset];
      if (letter === 0x52 && !isRegular(this.bytes[this.offset + 1])) {
        this.offset += 1;
        return { kind: 'ref', number, generation };
      }
    }
    this.offset = back;
    this.comments = comments;
    return number;
  }
}
