/** What one document may take up outside the JavaScript heap, where the limits of a thread do not reach. */
import { PdfError } from './values.ts';

/**
 * Bytes that may be unpacked or copied for one document. With the file itself (25 MiB at most, twice during hand-over)
 * and the heap of the thread this keeps a verification below 256 MiB.
 */
export const MAX_UNPACKED_TOTAL = 64 * 1024 * 1024;

/** Short strings live and die with the heap objects that hold them; only what is longer is counted. */
const COUNTED_FROM = 256;

/** Counts down while a document is read; shared by all states of one file. */
export class Allowance {
  constructor(private left = MAX_UNPACKED_TOTAL) {}

  /** Bytes that may still be taken. */
  get remaining(): number {
    return this.left;
  }

  /** Takes bytes. @throws PdfError `too-complex` when nothing is left. */
  take(bytes: number): void {
    if (bytes < COUNTED_FROM) return;
    this.left -= bytes;
    if (this.left < 0) throw new PdfError('too-complex', 'unpacks to too much');
  }
}
