import type { FileAnswer } from '../file-answer';

/**
 * How much is checked at once. Sizes are bytes. `unpackedBytes` is what a whole archive may become: signed PDFs hardly
 * shrink, so that more than a few times 30 MB is an archive made to swell. `perAddress` files may be checked in
 * `windowSeconds` from one address: an office behind one line checks a whole angkatan.
 */
export const CHECK_LIMITS = {
  fileBytes: 10_000_000, totalBytes: 30_000_000, files: 50, zipEntries: 1_000, zipFiles: 300, unpackedBytes: 150_000_000,
  perAddress: 600, windowSeconds: 600, running: 20, heldBytes: 150_000_000, keptSeconds: 1_800, keptFiles: 20_000,
} as const;

/** Looks at codes from one address and minute; an office behind one line checks a whole class in that time. */
export const LOOK_LIMITS = { perAddress: 120, windowSeconds: 60 } as const;

/** Why a file was not judged. Those of an archive stand at the archive's own name. */
export const FILE_FAULTS = ['too-large', 'too-often', 'not-judged', 'zip-damaged', 'zip-entry-damaged', 'zip-swollen', 'zip-many', 'zip-empty', 'zip-nested'] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

export interface CheckedFile {
  /** As sent, without what could harm a page; for a file of an archive its path there. */
  readonly name: string;
  readonly fault: FileFault | null;
  /** Null exactly when there is a fault. */
  readonly answer: FileAnswer | null;
}

/** Files somebody sent to be checked, and how far that is. Kept in memory for a short time; the files themselves are not. */
export interface Checking {
  /** Unguessable: whoever knows it sees the results. */
  readonly key: string;
  readonly startedAt: Date;
  /** When the results are erased. */
  readonly endsAt: Date;
  readonly finished: boolean;
  readonly files: readonly CheckedFile[];
  /** Entries of archives that are no PDFs by their name. */
  readonly skipped: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const MOST = 120;

/** The name of a file from outside as it may be shown: on one line, without signs that turn or hide text, its end kept. */
export function shownName(raw: string): string {
  const clean = Array.from(raw.normalize('NFC').replace(UNSEEN, '').replace(/\\/g, '/').trim());
  if (clean.length === 0) return '-';
  return clean.length <= MOST ? clean.join('') : `…${clean.slice(1 - MOST).join('')}`;
}
