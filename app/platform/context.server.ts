import type { ReadDb, Tx } from './db/db.server';
import { runTransaction, type Audit, type Writer } from './db/transaction.server';
import { runtime, type Runtime } from './runtime.server';

export type { ReadDb, Tx, Audit };
/** Who is written into the audit trail; the actor of people/access is one. */
export type AuditActor = Writer['actor'];

/** What a use case is given: who acts, when, what it may read, and the one way to write. */
export interface Context<A extends AuditActor = AuditActor> {
  readonly actor: A;
  readonly now: Date;
  readonly read: ReadDb;
  readonly env: Runtime['env'];
  readonly storage: Runtime['storage'];
  /** Runs the work in one transaction that must leave at least one audit record; a refusal rolls back. */
  transaction<T>(work: (tx: Tx, audit: Audit) => Promise<T>): Promise<T>;
}

/** A context for an actor at an instant; `now` defaults to the runtime's clock. */
export function contextFor<A extends AuditActor>(actor: A, now = runtime().clock.now(), from: Runtime = runtime()): Context<A> {
  return {
    actor,
    now,
    read: from.database.read,
    env: from.env,
    storage: from.storage,
    transaction: (work) => runTransaction(from.database, { actor: { id: actor.id, name: actor.name }, now }, work),
  };
}

/** The system itself, for jobs and seeds. */
export const SYSTEM: AuditActor = { id: null, name: 'sistem' };
