import { MAX_PDF_BYTES, verifyPdfGuarded, type VerificationReport, type VerifyRequest } from '#certificates';

/** Files that may wait for the verifier at once, and the bytes they may hold together. */
export const GATE_LIMITS = { waiting: 40, bytes: 8 * MAX_PDF_BYTES } as const;

/** Too many files wait already: try again in a few seconds. */
export class VerifierBusy extends Error {
  override readonly name = 'VerifierBusy';
}

let waiting = 0;
let held = 0;

/**
 * A file of a stranger through the thread that can be killed, one file at a time, the first come first. Nobody waits
 * longer than the others in front need (3 s each at most), since the queue is short.
 * @throws VerifierBusy when the queue is full
 */
export async function verifyInTurn(bytes: Uint8Array, request: VerifyRequest): Promise<VerificationReport> {
  if (waiting >= GATE_LIMITS.waiting || held + bytes.length > GATE_LIMITS.bytes) throw new VerifierBusy('the verifier has its hands full');
  waiting += 1;
  held += bytes.length;
  try {
    return await verifyPdfGuarded(bytes, request);
  } finally {
    waiting -= 1;
    held -= bytes.length;
  }
}
