/** Time stamps over the whole document: each proves that everything under it existed then (ETSI EN 319 102-1, 5.6.2.3). */
import type { PdfDocument } from '../pdf/document.ts';
import { coveredEndOf } from './find-signatures.ts';
import type { FoundSignature } from './find-signatures.ts';
import type { DocumentTimestampFacts } from './report.ts';
import { coveredDigest, rangeReason, readContainer } from './signed-bytes.ts';
import { checkTimestamp } from './timestamp-check.ts';
import type { TimestampFinding } from './timestamp-check.ts';
import type { Evidence, TrustStore } from './trust.ts';

/** A document time stamp with what the report does not say. */
export interface JudgedStamp {
  readonly number: number | undefined;
  readonly coveredEnd: number;
  readonly sound: boolean;
  readonly finding: TimestampFinding | undefined;
}

/** What all judging needs. */
export interface JudgingTerms {
  readonly store: TrustStore;
  /** Evidence in the file, besides that of the store. */
  readonly embedded: Evidence;
  readonly now: Date;
}

function judgeOne(document: PdfDocument, found: FoundSignature, terms: JudgingTerms, provenAt: Date): TimestampFinding | undefined {
  if (!found.contents || found.subFilter !== 'ETSI.RFC3161' || rangeReason(document.bytes, found)) return undefined;
  try {
    const token = readContainer(found.contents.bytes);
    return checkTimestamp(token, { ...terms, provenAt, stampedWith: (hash) => coveredDigest(document.bytes, found, hash) });
  } catch (error) {
    // Keys and numbers that node:crypto refuses come as plain errors: the token is damaged all the same.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/**
 * Judges document time stamps from the newest inwards: a trusted one moves the time at which those under it are judged
 * back to its own, so that an authority that has ended since is believed for what a later one has seen.
 * Oldest first. A token of our own authority in another form than it gave counts as unsound.
 */
export function judgeStamps(document: PdfDocument, stamps: readonly FoundSignature[], terms: JudgingTerms): JudgedStamp[] {
  const order = [...stamps].sort((a, b) => coveredEndOf(b) - coveredEndOf(a));
  let provenAt = terms.now;
  const judged = order.map((found): JudgedStamp => {
    const finding = judgeOne(document, found, terms, provenAt);
    const sound = finding !== undefined && (finding.plain || !finding.path?.own);
    if (sound && finding.facts.trusted && finding.facts.at < provenAt) provenAt = finding.facts.at;
    return { number: found.number, coveredEnd: coveredEndOf(found), sound, finding: sound ? finding : undefined };
  });
  return judged.reverse();
}

/** The earliest time at which everything up to `coveredEnd` is known to have existed; undefined without a trusted stamp over it. */
export function provenBy(stamps: readonly JudgedStamp[], coveredEnd: number): Date | undefined {
  const times = stamps.filter((stamp) => stamp.coveredEnd >= coveredEnd && stamp.finding?.facts.trusted).map((stamp) => stamp.finding?.facts.at ?? new Date(8.64e15));
  return times.length > 0 ? new Date(Math.min(...times.map((time) => time.getTime()))) : undefined;
}

/** The part of a stamp that a report tells. */
export const stampFacts = ({ sound, finding, coveredEnd }: JudgedStamp): DocumentTimestampFacts => ({ sound, coveredEnd, ...(finding ? { stamp: finding.facts } : {}) });
