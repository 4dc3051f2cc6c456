/** What was added to a file behind the bytes a signature covers. */
import type { PdfDocument } from '../pdf/document.ts';
import { isDict, isName, isStream, PdfError } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';
import type { XrefEntry } from '../pdf/xref.ts';
import type { LaterChange } from './report.ts';

function typeOf(document: PdfDocument, number: number): LaterChange['what'] {
  let value: PdfValue;
  try {
    value = document.object(number);
  } catch (error) {
    if (error instanceof PdfError) return 'other';
    throw error;
  }
  if (isStream(value)) return 'stream';
  if (!isDict(value)) return 'other';
  const type = value.entries.get('Type');
  if (isName(type, 'Page') || isName(type, 'Pages')) return 'page';
  if (isName(type, 'Catalog')) return 'catalogue';
  if (isName(type, 'Sig') || isName(type, 'DocTimeStamp')) return 'signature';
  if (isName(type, 'DSS') || value.entries.has('VRI')) return 'validation-data';
  return value.entries.has('FT') ? 'form-field' : 'other';
}

/** Objects listed by revisions behind `coveredEnd`, at most 200. */
export function laterChanges(document: PdfDocument, coveredEnd: number): LaterChange[] {
  const later = document.sections.filter(({ offset }) => offset >= coveredEnd);
  const earlier = document.sections.filter(({ offset }) => offset < coveredEnd);
  const changed = new Map<number, XrefEntry>();
  for (const section of later) for (const [number, entry] of section.entries) if (!changed.has(number) && number > 0) changed.set(number, entry);
  return [...changed].slice(0, 200).map(([number, entry]) => ({
    object: number,
    replaced: earlier.some(({ entries }) => entries.has(number)),
    what: entry.place === 'free' ? 'removed' : typeOf(document, number),
  }));
}
