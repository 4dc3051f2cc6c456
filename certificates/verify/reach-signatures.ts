/** Signatures of a document, also those that a later revision has hidden. */
import type { PdfDocument } from '../pdf/document.ts';
import { findSignatures } from './find-signatures.ts';
import type { FoundSignature } from './find-signatures.ts';
import { openState } from './revisions.ts';

/** `startxref`, a number and %%EOF stand within this many bytes behind a section. */
const MAX_TAIL = 64;
const MARK = '%%EOF';

/** The document as it was when the file ended behind the section that ends at `end`. */
function earlierState(document: PdfDocument, end: number): PdfDocument | undefined {
  const mark = Buffer.from(document.bytes.subarray(end, end + MAX_TAIL)).toString('latin1').indexOf(MARK);
  return mark < 0 ? undefined : openState(document, end + mark + MARK.length);
}

/**
 * Signatures and document time stamps reached in the newest state; where that has none, those of the newest earlier
 * state that has some: taking a signature out by a later revision is a change, not an unsigned file. @throws PdfError
 */
export function reachSignatures(document: PdfDocument): FoundSignature[] {
  const found = findSignatures(document);
  if (found.length > 0) return found;
  for (const { end } of document.sections.slice(1)) {
    const older = earlierState(document, end);
    const signatures = older ? findSignatures(older) : [];
    if (signatures.length > 0) return signatures;
  }
  return [];
}
