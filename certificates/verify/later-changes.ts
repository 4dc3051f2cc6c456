/** What was added to a file behind the bytes a signature covers: permitted additions, and changes. */
import type { PdfDocument } from '../pdf/document.ts';
import { isDict, isName, isStream, PdfError } from '../pdf/values.ts';
import type { PdfValue } from '../pdf/values.ts';
import type { XrefEntry } from '../pdf/xref.ts';
import { judgeAdditions } from './additions.ts';
import { laterRevisions } from './revisions.ts';
import type { LaterRevision } from './revisions.ts';
import type { LaterChange } from './report.ts';

/** A document time stamp that was found and checked. */
export interface CheckedStamp {
  readonly number: number | undefined;
  readonly coveredEnd: number;
  readonly sound: boolean;
}

/** The answer. */
export interface LaterFinding {
  /** Every byte behind the signature belongs to validation data or to a sound document time stamp. */
  readonly unchanged: boolean;
  /** Objects that were changed, at most 200. */
  readonly changes: readonly LaterChange[];
}

const MAX_CHANGES = 200;

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

/** All objects listed behind `coveredEnd`, for files whose later part is no chain of revisions. */
function everything(document: PdfDocument, coveredEnd: number): LaterChange[] {
  const later = document.sections.filter(({ offset }) => offset >= coveredEnd);
  const earlier = document.sections.filter(({ offset }) => offset < coveredEnd);
  const changed = new Map<number, XrefEntry>();
  for (const section of later) for (const [number, entry] of section.entries) if (!changed.has(number) && number > 0) changed.set(number, entry);
  return [...changed].slice(0, MAX_CHANGES).map(([number, entry]) => ({
    object: number,
    replaced: earlier.some(({ entries }) => entries.has(number)),
    what: entry.place === 'free' ? 'removed' : typeOf(document, number),
  }));
}

function describe({ section, before, after }: LaterRevision, number: number): LaterChange {
  const removed = section.entries.get(number)?.place === 'free';
  return { object: number, replaced: before.entry(number) !== undefined, what: removed ? 'removed' : typeOf(after, number) };
}

/**
 * Judges everything behind `coveredEnd`.
 * @param referenced numbers the signed document mentions.
 * @throws PdfError `too-complex`
 */
export function judgeLater(document: PdfDocument, coveredEnd: number, stamps: readonly CheckedStamp[], referenced: ReadonlySet<number>): LaterFinding {
  const revisions = laterRevisions(document, coveredEnd);
  if (!revisions || revisions.length === 0) return { unchanged: false, changes: everything(document, coveredEnd) };
  const changes: LaterChange[] = [];
  let unchanged = true;
  for (const revision of revisions) {
    const { foreign, timestamps } = judgeAdditions(revision, referenced);
    const end = revision.after.bytes.length;
    const sound = timestamps.every((number) => stamps.some((stamp) => stamp.number === number && stamp.sound && stamp.coveredEnd === end));
    if (foreign.length > 0 || !sound || revision.numbers.length === 0) unchanged = false;
    const named = sound ? foreign : [...foreign, ...timestamps];
    changes.push(...named.map((number) => describe(revision, number)));
  }
  return { unchanged, changes: changes.slice(0, MAX_CHANGES) };
}
