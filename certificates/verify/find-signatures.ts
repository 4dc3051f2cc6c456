/** Reaching the signatures of a document from its catalogue. */
import type { PdfDocument } from '../pdf/document.ts';
import { isArray, isCount, isDict, isName, isRef, isString, PdfError } from '../pdf/values.ts';
import type { PdfDict, PdfValue } from '../pdf/values.ts';
import { textOf } from '../pdf/strings.ts';

/** A signature dictionary with the parts verification needs, not yet judged. */
export interface FoundSignature {
  readonly subFilter: string;
  readonly byteRange: readonly number[];
  /** Bytes of Contents with padding, and the place of its token in the file. */
  readonly contents: { readonly bytes: Uint8Array; readonly start: number; readonly end: number } | undefined;
  readonly claimedAt: Date | undefined;
  /** A time stamp over the document instead of somebody's signature. */
  readonly documentTimestamp: boolean;
  /** Number of the signature dictionary, when it is an object of its own. */
  readonly number: number | undefined;
}

/** First byte behind what a ByteRange covers; 0 when it is no range. */
export function coveredEndOf({ byteRange: [, , second = 0, rest = 0] }: FoundSignature): number {
  return second > 0 && rest > 0 ? second + rest : 0;
}

const MAX_FIELDS = 2_000;
const MAX_SIGNATURES = 50;

/** A PDF date such as D:20260729101500+07'00' as an instant. */
function readDate(value: PdfValue): Date | undefined {
  if (!isString(value)) return undefined;
  const match = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2}'?\d{2}'?)?/.exec(textOf(value));
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone = 'Z'] = match;
  const offset = zone.startsWith('Z') ? 'Z' : zone.replaceAll("'", '').replace(/^(...)(..)$/, '$1:$2');
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function readSignature(document: PdfDocument, value: PdfValue): FoundSignature | undefined {
  const reference = isRef(value) ? document.entry(value.number) : undefined;
  const dict = document.resolve(value);
  if (!isDict(dict)) return undefined;
  const range = document.get(dict, 'ByteRange');
  const contents = dict.entries.get('Contents');
  const subFilter = document.get(dict, 'SubFilter');
  // Contents must stand in the file itself, as a direct string: only then has it a place the ByteRange can leave out.
  const placed = isString(contents) && contents.hex && reference?.place === 'file';
  return {
    subFilter: isName(subFilter) ? subFilter.name : '',
    byteRange: isArray(range) ? range.items.map((item) => (isCount(item) ? item : -1)) : [],
    contents: placed ? contents : undefined,
    claimedAt: readDate(document.get(dict, 'M')),
    documentTimestamp: isName(subFilter, 'ETSI.RFC3161') || isName(document.get(dict, 'Type'), 'DocTimeStamp'),
    number: isRef(value) ? value.number : undefined,
  };
}

/** All signatures reached through the form fields, in order. @throws PdfError */
export function findSignatures(document: PdfDocument): FoundSignature[] {
  const found: FoundSignature[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue, inherited: PdfDict | undefined, depth: number): void => {
    if (isRef(value)) {
      if (seen.has(value.number)) throw new PdfError('damaged', 'form field loop');
      seen.add(value.number);
    }
    if (seen.size > MAX_FIELDS || depth > 30) throw new PdfError('too-complex', 'form fields');
    const field = document.resolve(value);
    if (!isDict(field)) return;
    const type = document.get(field, 'FT') ?? (inherited ? document.get(inherited, 'FT') : null);
    const signature = field.entries.get('V') ?? inherited?.entries.get('V');
    const kids = document.get(field, 'Kids');
    if (isArray(kids)) kids.items.forEach((kid) => walk(kid, field, depth + 1));
    else if (isName(type, 'Sig') && signature !== undefined) found.push(...[readSignature(document, signature) ?? []].flat());
  };
  const form = document.get(document.catalog(), 'AcroForm');
  const fields = isDict(form) ? document.get(form, 'Fields') : null;
  if (isArray(fields)) fields.items.forEach((field) => walk(field, undefined, 0));
  if (found.length > MAX_SIGNATURES) throw new PdfError('too-complex', 'too many signatures');
  return found;
}

/**
 * What the author allows after certifying the document (DocMDP, ISO 32000-2, 12.8.2.2): 1 nothing, 2 filling in and
 * signing, 3 notes as well. Undefined when the document is not certified.
 */
export function certificationOf(document: PdfDocument): 1 | 2 | 3 | undefined {
  const permissions = document.get(document.catalog(), 'Perms');
  const signature = isDict(permissions) ? document.get(permissions, 'DocMDP') : null;
  const references = isDict(signature) ? document.get(signature, 'Reference') : null;
  for (const item of isArray(references) ? references.items : []) {
    const reference = document.resolve(item);
    if (!isDict(reference) || !isName(document.get(reference, 'TransformMethod'), 'DocMDP')) continue;
    const terms = document.get(reference, 'TransformParams');
    const allowed = isDict(terms) ? document.get(terms, 'P') : 2;
    // Left out means 2 (ISO 32000-2, table 257).
    return allowed === 1 || allowed === 3 ? allowed : 2;
  }
  return undefined;
}
