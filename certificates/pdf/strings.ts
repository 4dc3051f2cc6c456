/** Strings of a PDF: literal and hexadecimal (ISO 32000-2, 7.3.4). */
import type { Allowance } from './allowance.ts';
import { hexDigit, isSpace } from './characters.ts';
import { PdfError } from './values.ts';
import type { PdfString } from './values.ts';

/** A place in bytes; reading moves it behind the string. */
interface Place {
  readonly bytes: Uint8Array;
  offset: number;
  readonly allowance: Allowance;
}

const ESCAPES: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, b: 0x08, f: 0x0c, '(': 0x28, ')': 0x29, '\\': 0x5c };

/** From here on a call into Node is cheaper than a loop. */
const LONG = 256;

/** Bytes of an even number of digits with nothing between them, such as a signature; undefined for anything else. */
function readPlainHex(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  const read = Buffer.from(text, 'hex');
  // Node stops at the first character that is no digit.
  return read.length * 2 === text.length ? new Uint8Array(read.buffer, read.byteOffset, read.length) : undefined;
}

/** Reads `<48656C6C6F>` at the lexer's place. @throws PdfError */
export function readHexString(lexer: Place): PdfString {
  const start = lexer.offset;
  const end = lexer.bytes.indexOf(0x3e, start + 1);
  if (end < 0) throw new PdfError('damaged', 'string without end');
  lexer.allowance.take(Math.ceil((end - start - 1) / 2));
  const plain = end - start > LONG ? readPlainHex(lexer.bytes, start + 1, end) : undefined;
  if (plain) {
    lexer.offset = end + 1;
    return { kind: 'string', bytes: plain, hex: true, start, end: end + 1 };
  }
  const out = new Uint8Array(Math.ceil((end - start - 1) / 2));
  let digits = 0;
  for (let at = start + 1; at < end; at += 1) {
    const byte = lexer.bytes[at] ?? 0;
    const digit = hexDigit(byte);
    if (digit < 0) {
      if (isSpace(byte)) continue;
      throw new PdfError('damaged', 'bad digit in a string');
    }
    if ((digits & 1) === 0) out[digits >> 1] = digit << 4;
    else out[digits >> 1] = (out[digits >> 1] ?? 0) | digit;
    digits += 1;
  }
  lexer.offset = end + 1;
  return { kind: 'string', bytes: out.subarray(0, Math.ceil(digits / 2)), hex: true, start, end: end + 1 };
}

/** One escape after a backslash: its bytes and how many characters it takes. */
function readEscape(bytes: Uint8Array, at: number): { out: number[]; length: number } {
  const character = String.fromCharCode(bytes[at] ?? 0);
  const plain = ESCAPES[character];
  if (plain !== undefined) return { out: [plain], length: 1 };
  if (character === '\r') return { out: [], length: bytes[at + 1] === 0x0a ? 2 : 1 };
  if (character === '\n') return { out: [], length: 1 };
  const octal = /^[0-7]{1,3}/.exec(Buffer.from(bytes.subarray(at, at + 3)).toString('latin1'))?.[0];
  if (octal) return { out: [parseInt(octal, 8) & 0xff], length: octal.length };
  return { out: [bytes[at] ?? 0], length: 1 };
}

/** Reads `(Hello \(world\))` at the lexer's place. @throws PdfError */
export function readLiteralString(lexer: Place): PdfString {
  const { bytes } = lexer;
  const start = lexer.offset;
  const out: number[] = [];
  let open = 1;
  let at = start + 1;
  while (open > 0) {
    const byte = bytes[at];
    if (byte === undefined) throw new PdfError('damaged', 'string without end');
    at += 1;
    if (byte === 0x5c) {
      const escape = readEscape(bytes, at);
      out.push(...escape.out);
      at += escape.length;
      continue;
    }
    if (byte === 0x28) open += 1;
    if (byte === 0x29) open -= 1;
    if (open > 0) out.push(byte);
  }
  lexer.offset = at;
  lexer.allowance.take(out.length);
  return { kind: 'string', bytes: Uint8Array.from(out), hex: false, start, end: at };
}

/** Text of a string: UTF-16 with a byte order mark, UTF-8 with one, else Latin-1 (close to PDFDocEncoding). */
export function textOf(value: PdfString): string {
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return Buffer.from(bytes.subarray(3)).toString('utf8');
  return Buffer.from(bytes).toString('latin1');
}
