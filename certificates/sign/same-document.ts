/** Comparing a document with what a signing service made of it: only a signature may have joined. */
import { unpack } from '../pdf/filters.ts';
import type { PdfDocument } from '../pdf/document.ts';
import { isArray, isDict, isName, isRef, isStream, isString, PdfError } from '../pdf/values.ts';
import type { PdfDict, PdfStream, PdfValue } from '../pdf/values.ts';
import type { SignatureAppearance } from '../pki/signer.ts';

/** Page entries that are handed down the page tree (ISO 32000-2, 7.7.3.4). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
/** Compared by itself, or of no consequence for what is seen. */
const PAGE_ASIDE: ReadonlySet<string> = new Set(['Parent', 'Annots', 'Type', ...INHERITED]);
/** What signing adds to a catalogue, and metadata that names the last program. */
const CATALOGUE_ASIDE: ReadonlySet<string> = new Set(['Type', 'Pages', 'AcroForm', 'DSS', 'Extensions', 'Version', 'Perms', 'Metadata']);
/** Document information that a program may write anew. */
const INFO_ASIDE: ReadonlySet<string> = new Set(['Producer', 'ModDate']);
/** What the form of a signed file may say; scripts, XFA and appearances to be drawn anew are no part of signing. */
const FORM_ENTRIES: ReadonlySet<string> = new Set(['Fields', 'SigFlags', 'DR', 'DA']);
const STREAM_ASIDE: ReadonlySet<string> = new Set(['Length', 'Filter', 'DecodeParms', 'DL']);
const NOTHING: ReadonlySet<string> = new Set();

/** Points by which a drawn signature may leave the place it was given. */
const TOLERANCE = 1;

class Comparison {
  private readonly met = new Set<string>();
  private readonly pages: ReadonlyMap<number, number>;

  constructor(private readonly sent: PdfDocument, private readonly returned: PdfDocument) {
    const there = returned.pages();
    this.pages = new Map(sent.pages().map((number, index) => [number, there[index] ?? -1]));
  }

  /** Whether two values say the same, whatever their object numbers are. */
  equal(a: PdfValue | undefined, b: PdfValue | undefined, depth = 0): boolean {
    if (depth > 60) throw new PdfError('too-complex', 'nested too deeply');
    if (isRef(a) && isRef(b)) {
      const page = this.pages.get(a.number);
      if (page !== undefined) return page === b.number;
      const pair = `${a.number}:${b.number}`;
      if (this.met.has(pair)) return true;
      this.met.add(pair);
    }
    const [left, right] = [this.sent.resolve(a), this.returned.resolve(b)];
    if (isDict(left)) return isDict(right) && this.sameEntries(left, right, NOTHING, depth);
    if (isStream(left)) return isStream(right) && this.sameStream(left, right, depth);
    if (isArray(left)) return isArray(right) && left.items.length === right.items.length && left.items.every((item, i) => this.equal(item, right.items[i], depth + 1));
    if (isString(left)) return isString(right) && Buffer.compare(left.bytes, right.bytes) === 0;
    if (isName(left)) return isName(right, left.name);
    return left === right;
  }

  sameEntries(left: PdfDict, right: PdfDict, aside: ReadonlySet<string>, depth: number): boolean {
    const keys = new Set([...left.entries.keys(), ...right.entries.keys()].filter((key) => !aside.has(key)));
    return [...keys].every((key) => this.equal(left.entries.get(key), right.entries.get(key), depth + 1));
  }

  private sameStream(left: PdfStream, right: PdfStream, depth: number): boolean {
    if (!this.sameEntries(left.dict, right.dict, STREAM_ASIDE, depth)) return false;
    if (Buffer.compare(left.raw, right.raw) === 0) return this.equal(left.dict.entries.get('Filter'), right.dict.entries.get('Filter'), depth + 1);
    return Buffer.compare(unpack(left), unpack(right)) === 0;
  }
}

/** An entry of a page, looked for upwards where pages inherit it. */
function inherited(document: PdfDocument, page: PdfDict, key: string): PdfValue | undefined {
  let node: PdfValue = page;
  for (let hops = 0; isDict(node) && hops < 60; hops += 1) {
    if (node.entries.has(key)) return node.entries.get(key);
    node = document.get(node, 'Parent');
  }
  return key === 'Rotate' ? 0 : undefined;
}

const pageOf = (document: PdfDocument, number: number | undefined): PdfDict => {
  const page = number === undefined ? null : document.object(number);
  if (!isDict(page)) throw new PdfError('damaged', 'page');
  return page;
};

/** A widget of a signature, invisible or inside the place that was given. */
function isSignature(document: PdfDocument, annotation: PdfValue, place: SignatureAppearance['visible']): boolean {
  const widget = document.resolve(annotation);
  if (!isDict(widget) || !isName(document.get(widget, 'Subtype'), 'Widget') || !isName(document.get(widget, 'FT'), 'Sig')) return false;
  const rect = document.get(widget, 'Rect');
  const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] = isArray(rect) ? rect.items.map((item) => Number(document.resolve(item))) : [];
  if (x1 === x2 && y1 === y2) return true;
  return place !== undefined && Math.min(x1, x2) >= place.x - TOLERANCE && Math.min(y1, y2) >= place.y - TOLERANCE
    && Math.max(x1, x2) <= place.x + place.width + TOLERANCE && Math.max(y1, y2) <= place.y + place.height + TOLERANCE;
}

function annotationsOf(document: PdfDocument, page: PdfDict): readonly PdfValue[] {
  const found = document.get(page, 'Annots');
  return isArray(found) ? found.items : [];
}

function pageDiffers(sent: PdfDocument, returned: PdfDocument, index: number, comparison: Comparison, place: SignatureAppearance['visible']): boolean {
  const [left, right] = [pageOf(sent, sent.pages()[index]), pageOf(returned, returned.pages()[index])];
  if (!comparison.sameEntries(left, right, PAGE_ASIDE, 0)) return true;
  if (!INHERITED.every((key) => comparison.equal(inherited(sent, left, key), inherited(returned, right, key)))) return true;
  const before = annotationsOf(sent, left);
  const after = annotationsOf(returned, right);
  const here = place?.page === index + 1 ? place : undefined;
  return !before.every((item, i) => comparison.equal(item, after[i])) || !after.slice(before.length).every((item) => isSignature(returned, item, here));
}

const infoOf = (document: PdfDocument): PdfDict => {
  const info = document.resolve(document.trailer.entries.get('Info'));
  return isDict(info) ? info : { kind: 'dict', entries: new Map() };
};

/**
 * What differs between a document and what came back of it besides one signature, in a word; undefined when nothing
 * does. Pages, their resources, attachments, structure and document information have to be equal, in whatever object
 * numbers and revisions they are written. @throws PdfError when either cannot be read
 */
export function differenceBetween(sent: PdfDocument, returned: PdfDocument, appearance: SignatureAppearance): string | undefined {
  if (sent.pages().length !== returned.pages().length) return 'the number of pages';
  const comparison = new Comparison(sent, returned);
  const differing = sent.pages().findIndex((_, index) => pageDiffers(sent, returned, index, comparison, appearance.visible));
  if (differing >= 0) return `page ${differing + 1}`;
  if (!comparison.sameEntries(sent.catalog(), returned.catalog(), CATALOGUE_ASIDE, 0)) return 'the catalogue';
  const form = returned.get(returned.catalog(), 'AcroForm');
  if (isDict(form) && [...form.entries.keys()].some((key) => !FORM_ENTRIES.has(key))) return 'the form';
  if (!comparison.sameEntries(infoOf(sent), infoOf(returned), INFO_ASIDE, 0)) return 'the document information';
  return undefined;
}
