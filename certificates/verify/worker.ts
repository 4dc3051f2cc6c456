/** Entry of the verification worker: one message in, one report out. Bundled with everything it imports. */
import { parentPort } from 'node:worker_threads';
import { verifyPdf } from './verify-pdf.ts';
import type { VerifyRequest } from './verify-pdf.ts';
import type { VerificationReport } from './report.ts';

/** Question and answer between the two threads. */
export interface WorkerQuestion {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly request: VerifyRequest;
}
export type WorkerAnswer =
  | { readonly id: number; readonly report: VerificationReport }
  | { readonly id: number; readonly fault: string };

parentPort?.on('message', ({ id, bytes, request }: WorkerQuestion) => {
  let answer: WorkerAnswer;
  try {
    answer = { id, report: verifyPdf(bytes, request) };
  } catch (error) {
    answer = { id, fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
