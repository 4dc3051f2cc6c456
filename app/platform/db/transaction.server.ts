import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { type Database, type Prisma, type Tx, WRITER } from './db.server';
import { isBusy, isSerializationFailure } from './errors.server';

/** Who changes something. `id` is null when the system itself acts. */
export interface Writer {
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly now: Date;
}

/** One line of the audit trail: `action` is "<noun>.<past participle>", e.g. "attendance.recorded". */
export interface AuditEntry {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly region?: string | null;
  readonly detail?: Prisma.InputJsonObject;
}
export type Audit = (entry: AuditEntry) => void;

/** A transaction changed something and said nothing about it. Everything it wrote is undone. */
export class MissingAuditRecord extends Error {
  override readonly name = 'MissingAuditRecord';
  constructor() {
    super('A transaction ended without an audit record; nothing was written. Call audit() for every change.');
  }
}

/** A transaction was begun inside another one, where it would wait for itself. */
export class NestedTransaction extends Error {
  override readonly name = 'NestedTransaction';
  constructor() {
    super('A transaction was begun inside another one. Hand the tx down instead.');
  }
}

/** Carries a refusal out of the transaction so that it is rolled back; never leaves this file. */
class Rollback extends Error {}

const MAX_ATTEMPTS = 25;
/** Each one has already waited for the busy timeout, during which this process answers nobody. */
const MAX_BUSY_ATTEMPTS = 3;
const open = new AsyncLocalStorage<{ ended: boolean }>();

/**
 * The only way to write. Runs `work` in one serialisable transaction and writes its audit records in the same one.
 *
 * - `work` returns a refusal (`{ ok: false, refusal }`) → everything is rolled back, no audit is needed, the refusal
 *   is the result. It throws → rolled back, the error goes on.
 * - `work` may run more than once (PostgreSQL asks for a repeat when two transactions collide): no effect outside `tx`.
 * - No network, PDF, hashing of passwords or MDX work inside: one transaction at a time writes to SQLite.
 *
 * @throws MissingAuditRecord when `work` succeeded without calling `audit`
 * @throws NestedTransaction when called inside another transaction
 */
export async function runTransaction<T>(
  database: Database,
  writer: Writer,
  work: (tx: Tx, audit: Audit) => Promise<T>,
): Promise<T> {
  if (open.getStore()?.ended === false) throw new NestedTransaction();
  const span = { ended: false };
  try {
    return await open.run(span, () => repeat(() => attempt(database, writer, work)));
  } finally {
    span.ended = true;
  }
}

async function attempt<T>(database: Database, writer: Writer, work: (tx: Tx, audit: Audit) => Promise<T>): Promise<T> {
  let refused: { readonly result: T } | undefined;
  try {
    return await database[WRITER].$transaction(
      async (tx) => {
        const entries: AuditEntry[] = [];
        const result = await work(tx, (entry) => entries.push(entry));
        if (isRefusal(result)) {
          refused = { result };
          throw new Rollback();
        }
        if (entries.length === 0) throw new MissingAuditRecord();
        await tx.auditRecord.createMany({ data: entries.map((entry) => auditRow(entry, writer)) });
        return result;
      },
      { isolationLevel: 'Serializable' },
    );
  } catch (error) {
    if (error instanceof Rollback && refused !== undefined) return refused.result;
    throw error;
  }
}

/** Repeats what the database asks to be repeated, with growing random pauses so that rivals do not meet again. */
async function repeat<T>(run: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    // The SQLite driver answers at once, without leaving the thread: a loop over transactions would let nothing else
    // in this process run, no request and no timer. Each transaction therefore waits for the next turn of the loop.
    await turn();
    try {
      return await run();
    } catch (error) {
      if (attempts >= attemptsFor(error)) throw error;
      await sleep(Math.random() * Math.min(200, 5 * 2 ** attempts));
    }
  }
}

function attemptsFor(error: unknown): number {
  if (isSerializationFailure(error)) return MAX_ATTEMPTS;
  return isBusy(error) ? MAX_BUSY_ATTEMPTS : 1;
}

function auditRow(entry: AuditEntry, { actor, now }: Writer) {
  return {
    at: now,
    actorId: actor.id,
    actorName: actor.name,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    regionCode: entry.region ?? null,
    detail: entry.detail ?? {},
  };
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false && 'refusal' in result;
}
