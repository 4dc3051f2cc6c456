/** Writing PDF values and files. */
import { concat } from '../asn1/der-writer.ts';
import type { PdfDict, PdfRef, PdfValue } from './values.ts';

/** Bytes of a text whose characters are all below 256. */
export const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A name token; unusual characters are escaped. */
export function nameToken(name: string): string {
  return `/${name.replace(/[^A-Za-z0-9_.+\-:]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

/** A text string token: plain where ASCII does, UTF-16 with byte order mark otherwise. */
export function textToken(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, (character) => `\\${character}`)})`;
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** A PDF date in UTC. */
export const dateToken = (at: Date): string => `(D:${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`;

/** A reference to an object of generation 0. */
export const ref = (number: number): PdfRef => ({ kind: 'ref', number, generation: 0 });

/** A dictionary with some entries added or replaced. */
export function withEntries(dict: PdfDict, entries: Readonly<Record<string, PdfValue>>): PdfDict {
  return { kind: 'dict', entries: new Map([...dict.entries, ...Object.entries(entries)]) };
}

/** The token of a value. @throws Error for streams, which are objects of their own. */
export function token(value: PdfValue): string {
  if (value === null || typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'name':
      return nameToken(value.name);
    case 'string':
      return `<${Buffer.from(value.bytes).toString('hex').toUpperCase()}>`;
    case 'ref':
      return `${value.number} ${value.generation} R`;
    case 'array':
      return `[${value.items.map(token).join(' ')}]`;
    case 'dict':
      return `<<${[...value.entries].map(([key, entry]) => `${nameToken(key)} ${token(entry)}`).join('')}>>`;
    case 'stream':
      throw new Error('A stream has no token');
  }
}

/** An object to be written: everything between `n 0 obj` and `endobj`. */
export interface ObjectBody {
  readonly number: number;
  readonly body: Uint8Array;
}

/** An object made of one token. */
export const object = (number: number, body: string): ObjectBody => ({ number, body: latin1(body) });

/** A stream object; `entries` are further dictionary entries such as `/Type /Metadata`. */
export function streamObject(number: number, entries: string, data: Uint8Array): ObjectBody {
  const head = latin1(`<<${entries}/Length ${data.length}>>\nstream\n`);
  return { number, body: concat([head, data, latin1('\nendstream')]) };
}

/** Where objects ended up, and their bytes. */
export interface WrittenObjects {
  readonly bytes: Uint8Array;
  readonly offsets: ReadonlyMap<number, number>;
}

/** Writes objects one after another, the first at file offset `at`. */
export function writeObjects(objects: readonly ObjectBody[], at: number): WrittenObjects {
  const parts: Uint8Array[] = [];
  const offsets = new Map<number, number>();
  let offset = at;
  for (const { number, body } of objects) {
    const head = latin1(`${number} 0 obj\n`);
    const tail = latin1('\nendobj\n');
    offsets.set(number, offset);
    parts.push(head, body, tail);
    offset += head.length + body.length + tail.length;
  }
  return { bytes: concat(parts), offsets };
}

/** A classic cross-reference table with trailer; entries have exactly 20 bytes (ISO 32000-2, 7.5.4). */
export function xrefTable(offsets: ReadonlyMap<number, number>, at: number, trailer: string, withFree: boolean): Uint8Array {
  const numbers = [...offsets.keys()].sort((a, b) => a - b);
  const runs: number[][] = withFree ? [[0]] : [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  const line = (number: number): string =>
    number === 0 ? '0000000000 65535 f \n' : `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`;
  const table = runs.map((run) => `${run[0]} ${run.length}\n${run.map(line).join('')}`).join('');
  return latin1(`xref\n${table}trailer\n<<${trailer}>>\nstartxref\n${at}\n%%EOF\n`);
}

/** Lines of a cross-reference table in the given order; an object that is nowhere is free (ISO 32000-1, 7.5.4). */
export const xrefLines = (offsets: readonly (number | undefined)[]): string =>
  offsets.map((offset) => (offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`)).join('');
