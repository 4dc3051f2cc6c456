/** The revisions behind a signature: where each begins and ends, and whether every byte of it has a meaning. */
import { isSpace } from '../pdf/characters.ts';
import { PdfDocument } from '../pdf/document.ts';
import { Lexer } from '../pdf/lexer.ts';
import { isName, isStream, PdfError } from '../pdf/values.ts';
import type { XrefSection } from '../pdf/xref.ts';

/** One revision behind the signed bytes, and the document as it was before and after it. */
export interface LaterRevision {
  readonly section: XrefSection;
  readonly before: PdfDocument;
  readonly after: PdfDocument;
  /** Numbers of the objects it writes, without its own cross-reference stream. */
  readonly numbers: readonly number[];
  /** Every byte belongs to a listed object, the cross-reference section or the white space between them. */
  readonly tidy: boolean;
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** White space between two pieces: line ends, not a place for messages. */
const MAX_GAP = 4;

/** Reads `startxref n %%EOF` behind a section; the end of its line counts to it. Undefined when something else stands there. */
function endOf(document: PdfDocument, section: XrefSection): number | undefined {
  const { bytes, allowance } = document;
  const lexer = new Lexer(bytes, section.end, allowance);
  try {
    lexer.expect('startxref');
    if (lexer.count() !== section.offset || lexer.comments > 0) return undefined;
  } catch (error) {
    if (error instanceof PdfError) return undefined;
    throw error;
  }
  let at = lexer.offset;
  while (isSpace(bytes[at]) && at - lexer.offset <= MAX_GAP) at += 1;
  if (Buffer.from(bytes.subarray(at, at + 5)).toString('latin1') !== '%%EOF') return undefined;
  at += 5;
  if (bytes[at] === 0x0d) at += 1;
  if (bytes[at] === 0x0a) at += 1;
  return at;
}

/** Places of the objects a section lists. Undefined when one of them is not where and what it should be. */
function piecesOf(document: PdfDocument, section: XrefSection): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const [number, entry] of section.entries) {
    if (entry.place !== 'file' || !isDigit(document.bytes[entry.offset])) return undefined;
    try {
      const object = document.indirect(entry.offset);
      if (object.number !== number || object.generation !== entry.generation || object.comments > 0) return undefined;
      pieces.push(object);
    } catch (error) {
      if (error instanceof PdfError && error.code !== 'too-complex') return undefined;
      throw error;
    }
  }
  return pieces;
}

function onlySpace(bytes: Uint8Array, from: number, to: number): boolean {
  if (to < from || to - from > MAX_GAP) return false;
  for (let at = from; at < to; at += 1) if (!isSpace(bytes[at])) return false;
  return true;
}

/** True when the pieces fill the bytes from `start` to the section's end, in whatever order they stand. */
function fills(document: PdfDocument, section: XrefSection, start: number, end: number): boolean {
  if (section.comments > 0 || section.hybrid) return false;
  const objects = piecesOf(document, section);
  if (!objects) return false;
  const own = objects.some((piece) => piece.start === section.offset) ? [] : [{ start: section.offset, end: section.end }];
  const pieces = [...objects, ...own].sort((a, b) => a.start - b.start);
  let at = start;
  for (const piece of pieces) {
    if (!onlySpace(document.bytes, at, piece.start)) return false;
    at = piece.end;
  }
  return at === section.end && end > at;
}

function isOwnStream(document: PdfDocument, section: XrefSection, number: number): boolean {
  const entry = section.entries.get(number);
  if (entry?.place !== 'file' || entry.offset !== section.offset) return false;
  const value = document.object(number);
  return isStream(value) && isName(value.dict.entries.get('Type'), 'XRef');
}

/** The document as it was when the file ended at `end`. @throws PdfError when that was no document. */
export const stateAt = (document: PdfDocument, end: number): PdfDocument =>
  end === document.bytes.length ? document : PdfDocument.open(document.bytes.subarray(0, end), document.allowance);

/** The same; undefined when that was no document. @throws PdfError `too-complex` */
export function openState(document: PdfDocument, end: number): PdfDocument | undefined {
  try {
    return end > 0 ? stateAt(document, end) : undefined;
  } catch (error) {
    if (error instanceof PdfError && error.code !== 'too-complex') return undefined;
    throw error;
  }
}

/** True when one state's sections are the older part of the other's, section by section. */
const continues = (after: PdfDocument, before: PdfDocument): boolean =>
  after.sections.length === before.sections.length + 1 && before.sections.every(({ offset }, i) => after.sections[i + 1]?.offset === offset);

/**
 * The revisions behind `coveredEnd`, oldest first. Undefined when what stands there is no chain of revisions: one leads
 * past the signed state, jumps back into signed bytes, or bytes follow the last end of file.
 */
export function laterRevisions(document: PdfDocument, coveredEnd: number): LaterRevision[] | undefined {
  const sections = document.sections.filter(({ offset }) => offset >= coveredEnd).reverse();
  const found: LaterRevision[] = [];
  let start = coveredEnd;
  try {
    let before = stateAt(document, coveredEnd);
    for (const section of sections) {
      const end = endOf(document, section);
      if (end === undefined || end <= start) return undefined;
      const after = stateAt(document, end);
      if (!continues(after, before)) return undefined;
      const numbers = [...section.entries.keys()].filter((number) => !isOwnStream(after, section, number));
      found.push({ section, before, after, numbers, tidy: fills(after, section, start, end) });
      [before, start] = [after, end];
    }
  } catch (error) {
    if (error instanceof PdfError && error.code !== 'too-complex') return undefined;
    throw error;
  }
  return start === document.bytes.length ? found : undefined;
}
