/** Reading one indirect object at its place in the file. */
import type { Allowance } from './allowance.ts';
import { Lexer } from './lexer.ts';
import { isCount, isDict, PdfError } from './values.ts';
import type { PdfDict, PdfStream, PdfValue } from './values.ts';

/** An indirect object as it stands in the file. */
export interface IndirectObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  readonly start: number;
  readonly end: number;
  /** Number of comments inside. */
  readonly comments: number;
}

/** Finds the number behind an indirect Length; undefined where only direct ones are allowed. */
export type LengthResolver = (value: PdfValue) => PdfValue;

function readStreamBody(lexer: Lexer, dict: PdfDict, resolve: LengthResolver): PdfStream {
  const { bytes } = lexer;
  if (bytes[lexer.offset] === 0x0d) lexer.offset += 1;
  if (bytes[lexer.offset] !== 0x0a) throw new PdfError('damaged', 'stream does not start on a new line');
  lexer.offset += 1;
  const length = resolve(dict.entries.get('Length') ?? null);
  if (!isCount(length) || lexer.offset + length > bytes.length) throw new PdfError('damaged', 'stream length');
  const raw = bytes.subarray(lexer.offset, lexer.offset + length);
  lexer.offset += length;
  lexer.expect('endstream');
  return { kind: 'stream', dict, raw };
}

/** Reads `n g obj … endobj` at an offset. @throws PdfError */
export function readIndirect(bytes: Uint8Array, offset: number, allowance: Allowance, resolve: LengthResolver): IndirectObject {
  const lexer = new Lexer(bytes, offset, allowance);
  const number = lexer.count();
  const generation = lexer.count();
  lexer.expect('obj');
  let value = lexer.value();
  lexer.skipSpace();
  let word = lexer.word();
  if (word === 'stream' && isDict(value)) {
    value = readStreamBody(lexer, value, resolve);
    lexer.skipSpace();
    word = lexer.word();
  }
  if (word !== 'endobj') throw new PdfError('damaged', 'object without end');
  return { number, generation, value, start: offset, end: lexer.offset, comments: lexer.comments };
}

/** Reads an xref stream, whose Length has to be direct. @throws PdfError */
export function readStreamAt(bytes: Uint8Array, offset: number, allowance: Allowance): IndirectObject {
  return readIndirect(bytes, offset, allowance, (value) => value);
}
