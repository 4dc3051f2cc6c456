import { mkdirSync, statfsSync } from 'node:fs';
import { systemClock, type Clock } from '~/platform/clock';
import { openDatabase } from '~/platform/db/db.server';
import { migrate } from '~/platform/db/migrate.server';
import { assertDatabaseSettings } from '~/platform/db/settings.server';
import { readEnv, type Env } from '~/platform/env.server';
import { setRuntime, type Runtime } from '~/platform/runtime.server';
import { openStorage } from '~/platform/storage.server';

/** A boot that cannot go on; the message tells the operator what to do. */
export class BootError extends Error {}

const LOW_DISK_BYTES = 64 * 1024 * 1024;

function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o750 });
    const disk = statfsSync(dataDir);
    if (disk.bavail * disk.bsize < LOW_DISK_BYTES) {
      throw new BootError(`The disk holding ${dataDir} is full (less than 64 MB free). Free some space, or choose another folder with DATA_DIR.`);
    }
  } catch (error) {
    if (error instanceof BootError) throw error;
    throw new BootError(`The data folder ${dataDir} cannot be written: ${error instanceof Error ? error.message : String(error)}. Choose another with DATA_DIR.`);
  }
}

/** Opens everything below the application: environment, data folder, migrated database, storage. Throws BootError. */
export async function boot(options: { env?: Env; clock?: Clock } = {}): Promise<Runtime> {
  const env = options.env ?? readEnv();
  const clock = options.clock ?? systemClock;
  prepareDataDir(env.dataDir);
  await migrate(env.databaseUrl, clock.now());
  const database = openDatabase(env.databaseUrl);
  await assertDatabaseSettings(database);
  const runtime: Runtime = { env, clock, database, storage: openStorage(env.dataDir) };
  setRuntime(runtime);
  return runtime;
}
