import { mkdirSync } from 'node:fs';
import { systemClock, type Clock } from '~/platform/clock';
import { openDatabase, type Database } from '~/platform/db/db.server';
import { migrate } from '~/platform/db/migrate.server';
import { assertDatabaseSettings } from '~/platform/db/settings.server';
import { freeBytes, LOW_DISK_BYTES } from '~/platform/disk.server';
import { readEnv, type Env } from '~/platform/env.server';
import { setRuntime, type Runtime } from '~/platform/runtime.server';
import { openStorage } from '~/platform/storage.server';

/** A boot that cannot go on; the message tells the operator what to do. */
export class BootError extends Error {}

function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o750 });
    if (freeBytes(dataDir) < LOW_DISK_BYTES) {
      throw new BootError(`The disk holding ${dataDir} is full (less than 64 MB free). Free some space, or choose another folder with DATA_DIR.`);
    }
  } catch (error) {
    if (error instanceof BootError) throw error;
    throw new BootError(`The data folder ${dataDir} cannot be written: ${error instanceof Error ? error.message : String(error)}. Choose another with DATA_DIR.`);
  }
}

/** What the drivers say when the database cannot be used, in words for the operator. Passwords are not repeated. */
const DATABASE_FAULTS: readonly [RegExp, string][] = [
  [/SQLITE_NOTADB|SQLITE_CORRUPT|file is not a database|malformed/i, 'is damaged, or is no database. It was left as it is: move it away and restore a backup (npm run -s bekal -- restore --help).'],
  [/SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES/i, 'cannot be opened for writing. Check who owns the file and its folder.'],
  [/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|P1001/, 'does not answer. Start PostgreSQL, or check the host and port in DATABASE_URL.'],
  [/28P01|28000|P1000|P1010|password authentication/, 'refuses the user or the password. Check DATABASE_URL.'],
  [/3D000|P1003|database ".*" does not exist/, 'does not exist. Make it with createdb, or check DATABASE_URL.'],
];

const placeOf = (url: string): string => (url.startsWith('file:') ? url.slice('file:'.length) : url.replace(/\/\/[^@/]*@/, '//'));

async function openMigrated(env: Env, clock: Clock): Promise<Database> {
  try {
    await migrate(env.databaseUrl, clock.now());
    const database = openDatabase(env.databaseUrl);
    await assertDatabaseSettings(database);
    return database;
  } catch (error) {
    const said = `${String((error as { code?: unknown } | null)?.code ?? '')} ${String(error)}`;
    const [, words] = DATABASE_FAULTS.find(([pattern]) => pattern.test(said)) ?? [];
    throw words ? new BootError(`The database ${placeOf(env.databaseUrl)} ${words}`, { cause: error }) : error;
  }
}

/** Opens everything below the application: environment, data folder, migrated database, storage. Throws BootError. */
export async function boot(options: { env?: Env; clock?: Clock } = {}): Promise<Runtime> {
  const env = options.env ?? readEnv();
  const clock = options.clock ?? systemClock;
  prepareDataDir(env.dataDir);
  const database = await openMigrated(env, clock);
  const runtime: Runtime = { env, clock, database, storage: openStorage(env.dataDir) };
  setRuntime(runtime);
  return runtime;
}
