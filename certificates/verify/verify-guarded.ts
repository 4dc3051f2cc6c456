/** Verification in a thread of its own that is killed when a file takes too long or too much memory. */
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
  /** Heap of the thread in MiB; 256 unless told otherwise. Changing it starts a new thread. */
  readonly memoryMb?: number;
}

interface Running {
  readonly worker: Worker;
  readonly memoryMb: number;
}

let current: Running | undefined;
let queue: Promise<unknown> = Promise.resolve();
let counter = 0;

async function startWorker(memoryMb: number): Promise<Running> {
  const worker = new Worker(await workerSource(), {
    eval: true, name: 'pdf-verifier', env: {}, execArgv: [], stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
  });
  worker.unref();
  // Errors outside a question (an exit after a kill) have nobody to tell; a dead worker is replaced at the next question.
  worker.on('error', () => forget(worker));
  worker.on('exit', () => forget(worker));
  return { worker, memoryMb };
}

function forget(worker: Worker): void {
  if (current?.worker === worker) current = undefined;
}

async function workerFor(memoryMb: number): Promise<Worker> {
  if (current && current.memoryMb !== memoryMb) {
    await current.worker.terminate();
    current = undefined;
  }
  current ??= await startWorker(memoryMb);
  return current.worker;
}

/** Asks the worker one question; resolves with a report or the reason it had to be killed. */
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
    const kill = (code: UnreadableCode): void => {
      forget(worker);
      finish(code);
      void worker.terminate();
    };
    const onMessage = (answer: WorkerAnswer): void => {
      if (answer.id === question.id) finish(answer);
    };
    const onError = (error: Error & { code?: string }): void => kill(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : 'too-complex');
    const onExit = (): void => kill('out-of-memory');
    const timer = setTimeout(() => kill('timeout'), timeoutMs);
    worker.ref();
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(question);
  });
}

async function verifyOne(bytes: Uint8Array, request: VerifyRequest, limits: GuardLimits): Promise<VerificationReport> {
  const worker = await workerFor(limits.memoryMb ?? 256);
  counter += 1;
  const answer = await ask(worker, { id: counter, bytes, request }, limits.timeoutMs ?? 3_000);
  if (typeof answer === 'string') return unreadableReport(answer);
  if ('fault' in answer) throw new Error(`Verification failed: ${answer.fault}`);
  return answer.report;
}

/**
 * Verifies a file from a stranger: like `verifyPdf`, but limited in time and memory. One file at a time; further
 * calls wait their turn and their time starts when it comes.
 * @throws Error when a trusted root is damaged, WorkerSourceError when the worker's code is missing. Never for the file.
 */
export function verifyPdfGuarded(bytes: Uint8Array, request: VerifyRequest, limits: GuardLimits = {}): Promise<VerificationReport> {
  if (bytes.length === 0) return Promise.resolve(unreadableReport('empty'));
  if (bytes.length > MAX_PDF_BYTES) return Promise.resolve(unreadableReport('too-large'));
  const turn = queue.then(() => verifyOne(bytes, request, limits));
  queue = turn.catch(() => undefined);
  return turn;
}

/** Ends the verification thread, for tests and for a clean shutdown. */
export async function stopVerifier(): Promise<void> {
  const { worker } = current ?? {};
  current = undefined;
  await worker?.terminate();
}
