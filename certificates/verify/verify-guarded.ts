/** Verification in threads of their own that are killed when a file takes too long or too much memory. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { unreadableReport } from './report.ts';
import type { UnreadableCode, VerificationReport } from './report.ts';
import { MAX_PDF_BYTES } from './verify-pdf.ts';
import type { VerifyRequest } from './verify-pdf.ts';
import { workerSource } from './worker-source.ts';
import type { WorkerAnswer, WorkerQuestion } from './worker.ts';

/** Limits of one verification. */
export interface GuardLimits {
  /** Milliseconds; 3000 unless told otherwise. */
  readonly timeoutMs?: number;
  /** Memory of the thread in MiB, heap and buffers together; 256 unless told otherwise, at least 192. */
  readonly memoryMb?: number;
}

interface Running {
  readonly worker: Worker;
  readonly memoryMb: number;
}

/**
 * What a verification may take outside the heap, where a thread's own limits do not reach: the file in hand-over (twice
 * 25 MiB), what the reader may unpack and copy (64 MiB, `Allowance`), young objects and stack.
 */
const OUTSIDE_HEAP_MB = 128;
const YOUNG_MB = 16;

const idle: Running[] = [];
const waiting: Array<() => void> = [];
let places = Math.max(1, Math.min(2, availableParallelism()));
let busy = 0;
let counter = 0;

async function startWorker(memoryMb: number): Promise<Running> {
  const worker = new Worker(await workerSource(), {
    eval: true, name: 'pdf-verifier', env: {}, execArgv: [], stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: Math.max(64, memoryMb - OUTSIDE_HEAP_MB), maxYoungGenerationSizeMb: YOUNG_MB },
  });
  worker.unref();
  const running = { worker, memoryMb };
  // Errors outside a question (an exit after a kill) have nobody to tell; a dead worker is replaced at the next question.
  worker.on('error', () => forget(running));
  worker.on('exit', () => forget(running));
  return running;
}

function forget(running: Running): void {
  const at = idle.indexOf(running);
  if (at >= 0) idle.splice(at, 1);
}

/** An idle worker with this limit, else a new one; an idle one with another limit makes room. */
async function workerFor(memoryMb: number): Promise<Running> {
  const at = idle.findIndex((running) => running.memoryMb === memoryMb);
  const [found] = at >= 0 ? idle.splice(at, 1) : [];
  if (found) return found;
  if (idle.length + busy > places) await idle.shift()?.worker.terminate();
  return startWorker(memoryMb);
}

/** Asks the worker one question; resolves with its answer, or the reason why it has to be killed. */
function ask(worker: Worker, question: WorkerQuestion, timeoutMs: number): Promise<WorkerAnswer | UnreadableCode> {
  return new Promise((resolve) => {
    const finish = (result: WorkerAnswer | UnreadableCode): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      worker.unref();
      resolve(result);
    };
    const onMessage = (answer: WorkerAnswer): void => {
      if (answer.id === question.id) finish(answer);
    };
    const onError = (error: Error & { code?: string }): void => finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'too-complex');
    const onExit = (): void => finish('out-of-memory');
    const timer = setTimeout(() => finish('timeout'), timeoutMs);
    worker.ref();
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(question);
  });
}

/** Waits for one of the places; they are given in the order of asking. */
async function takePlace(): Promise<void> {
  if (busy >= places) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
}

/** Hands the place to whoever waits longest. */
function leavePlace(): void {
  const next = busy <= places ? waiting.shift() : undefined;
  if (next) next();
  else busy -= 1;
}

async function verifyOne(bytes: Uint8Array, request: VerifyRequest, { memoryMb = 256, timeoutMs = 3_000 }: GuardLimits): Promise<VerificationReport> {
  const running = await workerFor(memoryMb);
  counter += 1;
  const answer = await ask(running.worker, { id: counter, bytes, request }, timeoutMs);
  if (typeof answer === 'string') {
    // The place is given on only when the thread is gone: killed ones must not pile up beside new ones.
    await running.worker.terminate();
    return unreadableReport(answer);
  }
  idle.push(running);
  if ('fault' in answer) throw new Error(`Verification failed: ${answer.fault}`);
  return answer.report;
}

/**
 * Verifies a file from a stranger: like `verifyPdf`, but limited in time and memory. As many files at a time as
 * `limitVerifiers` allows, each thread reused for many files; further calls wait their turn, and their time starts when it comes.
 * @throws Error when a trusted root is damaged, WorkerSourceError when the worker's code is missing. Never for the file.
 */
export async function verifyPdfGuarded(bytes: Uint8Array, request: VerifyRequest, limits: GuardLimits = {}): Promise<VerificationReport> {
  if (bytes.length === 0) return unreadableReport('empty');
  if (bytes.length > MAX_PDF_BYTES) return unreadableReport('too-large');
  await takePlace();
  try {
    return await verifyOne(bytes, request, limits);
  } finally {
    leavePlace();
  }
}

/** How many files are looked at side by side in this process, each within its own limits; at most two unless told otherwise. */
export function limitVerifiers(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError('at least one verifier');
  for (places = count; busy < places && waiting.length > 0; busy += 1) waiting.shift()?.();
}

/** Ends the idle verification threads, for tests and for a clean shutdown. */
export async function stopVerifier(): Promise<void> {
  await Promise.all(idle.splice(0).map(({ worker }) => worker.terminate()));
}
