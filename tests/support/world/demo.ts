import { WRITER, type PrismaClient } from '~/platform/db/db.server';
import { runtime, setRuntime } from '~/platform/runtime.server';
import { openStorage } from '~/platform/storage.server';
import type { TestDatabase } from '#tests/support/database';
import { temporaryFolder } from '#tests/support/database';

/** A system in demo mode on a test database, as `npm start` finds it on a fresh clone. */
export function freshDemoSystem(database: TestDatabase, now?: Date): { write: PrismaClient } {
  const dataDir = temporaryFolder();
  const env = { dataDir, databaseUrl: database.url, port: 3000, host: '127.0.0.1', publicUrl: 'https://bekal.contoh.id', demo: true, keyPassphrase: null };
  setRuntime({ env, database, storage: openStorage(dataDir), clock: { now: () => now ?? new Date() } });
  return { write: runtime().database[WRITER] };
}
