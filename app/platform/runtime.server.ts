import type { Clock } from './clock';
import type { Database } from './db/db.server';
import type { Env } from './env.server';
import type { Storage } from './storage.server';

/** What the process was started with. Set once at boot (or by a test), read at each entrance. */
export interface Runtime {
  readonly env: Env;
  readonly database: Database;
  readonly storage: Storage;
  readonly clock: Clock;
}

/** Kept on globalThis, since a development server may load this module more than once. */
const slot = globalThis as typeof globalThis & { __bekalRuntime?: Runtime };

export function setRuntime(runtime: Runtime | undefined): void {
  slot.__bekalRuntime = runtime;
}

export function runtime(): Runtime {
  if (!slot.__bekalRuntime) throw new Error('the runtime was used before boot');
  return slot.__bekalRuntime;
}
