import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { z } from 'zod';
import { WRITER, type Tx } from './db/db.server';
import { log } from './log.server';
import { runtime } from './runtime.server';

export interface JobKind<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly version: number;
  readonly payload: S;
  /** Failures before it is given up and an operator must look; 12 unless told otherwise. `Infinity`: never. */
  readonly maxAttempts?: number;
  /**
   * Runs outside any transaction; throwing means "try again later". Must be safe to run twice. Long work does a part of
   * a few seconds and answers `Again`, so that other work gets its turn and a stop is soon.
   */
  run(payload: z.output<S>, now: Date): Promise<void | Again>;
}

/** The job has more to do: after this many milliseconds, behind whatever else is due. */
export interface Again {
  readonly againAfterMs: number;
}

/** Declares a kind of work: name, version and payload shape belong to one use case. */
export function defineJob<S extends z.ZodType>(kind: JobKind<S>): JobKind<S> {
  return kind;
}

const MAX_ATTEMPTS = 12;
const LOCK_MS = 5 * 60_000;
/** Waiting time after the n-th failure: 2 s, 4 s, … at most 10 minutes. */
const backoffMs = (attempts: number): number => Math.min(10 * 60_000, 1000 * 2 ** attempts);

/** Records work to be done in the same transaction as its cause. The same `uniqueKey` twice is one job. */
export async function enqueue<S extends z.ZodType>(tx: Tx, now: Date, kind: JobKind<S>, payload: z.input<S>, uniqueKey?: string): Promise<void> {
  if (uniqueKey && (await tx.job.findUnique({ where: { uniqueKey }, select: { id: true } }))) return;
  await tx.job.create({
    data: { name: kind.name, version: kind.version, payload: kind.payload.parse(payload) as never, uniqueKey: uniqueKey ?? null, runAfter: now, createdAt: now },
  });
}

const PROCESS = randomBytes(6).toString('hex');
const HOST = hostname();
/** This worker, as written beside the jobs it holds. */
const SELF = `${HOST} ${process.pid} ${PROCESS}`;

/** Did the process that wrote this die? Only known of processes of this machine; of others the age of the lock tells. */
function isDead(holder: string): boolean {
  const [host, pid, start] = holder.split(' ');
  if (host !== HOST || start === PROCESS) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

async function deadHolders(): Promise<string[]> {
  const held = await runtime().database.read.job.findMany({ where: { doneAt: null, failedAt: null, lockedBy: { not: null } }, select: { lockedBy: true } });
  return [...new Set(held.flatMap(({ lockedBy }) => (lockedBy !== null && isDead(lockedBy) ? [lockedBy] : [])))];
}

/** Claims one due job; a lock older than five minutes belonged to a process that died, a younger one may have. */
async function claim(now: Date): Promise<{ id: string; name: string; version: number; payload: unknown; attempts: number } | null> {
  const { read, [WRITER]: write } = runtime().database;
  const expired = new Date(now.getTime() - LOCK_MS);
  const free = { doneAt: null, failedAt: null, runAfter: { lte: now }, OR: [{ lockedAt: null }, { lockedAt: { lt: expired } }, { lockedBy: { in: await deadHolders() } }] };
  const due = await read.job.findFirst({ where: free, orderBy: [{ runAfter: 'asc' }, { id: 'asc' }] });
  if (!due) return null;
  const won = await write.job.updateMany({ where: { ...free, id: due.id }, data: { lockedAt: now, lockedBy: SELF, attempts: { increment: 1 } } });
  return won.count === 1 ? { ...due, attempts: due.attempts + 1 } : claim(now);
}

async function runOne(kinds: readonly JobKind[], now: Date): Promise<boolean> {
  const job = await claim(now);
  if (!job) return false;
  const { [WRITER]: write } = runtime().database;
  const kind = kinds.find((candidate) => candidate.name === job.name && candidate.version === job.version);
  try {
    if (!kind) throw new Error(`no worker for job ${job.name} version ${job.version}`);
    const left = await kind.run(kind.payload.parse(job.payload), now);
    const done = runtime().clock.now();
    const data = left ? { attempts: 0, runAfter: new Date(done.getTime() + left.againAfterMs) } : { doneAt: done };
    await write.job.update({ where: { id: job.id }, data: { ...data, error: null, lockedAt: null, lockedBy: null } });
  } catch (error) {
    log.error('job.failed', error, { job: job.id, name: job.name, attempts: job.attempts });
    const message = error instanceof Error ? error.message : String(error);
    const gone = job.attempts >= (kind?.maxAttempts ?? MAX_ATTEMPTS);
    await write.job.update({
      where: { id: job.id },
      data: { lockedAt: null, lockedBy: null, error: message.slice(0, 1000), failedAt: gone ? now : null, runAfter: new Date(now.getTime() + backoffMs(job.attempts)) },
    });
  }
  return true;
}

/** Runs every job that is due now, one after the other, and answers how many ran. Tests and the seed call this. */
export async function drainJobs(kinds: readonly JobKind[]): Promise<number> {
  let ran = 0;
  while (await runOne(kinds, runtime().clock.now())) ran += 1;
  return ran;
}

/** Starts the worker of this process; it looks for work every `everyMs` and stops when told, after the job in hand. */
export function startWorker(kinds: readonly JobKind[], everyMs = 500): { stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      const busy = await runOne(kinds, runtime().clock.now()).catch((error: unknown) => {
        log.error('worker.failed', error);
        return false;
      });
      if (busy || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => { clearTimeout(timer); resolve(); };
      });
    }
  })();
  return { async stop() { stopped = true; wake(); await loop; } };
}
