import { dialectOf } from './db.server';
import { connectPostgresql } from './migrate-postgresql.server';
import { connectSqlite } from './migrate-sqlite.server';
import { type MigrationTarget, migrationsFolder, pendingMigrations, readMigrations } from './migrations.server';

/**
 * Brings the database up to the migrations in prisma/migrations/<dialect>/. Safe to call from two processes at once.
 * @param now recorded as the time of every migration applied
 * @returns names of the migrations applied, in order; empty when there was nothing to do
 * @throws MigrationConflict when the histories do not fit; the database's own error when a migration fails, which is
 * then rolled back as a whole
 */
export async function migrate(url: string, now: Date, folder?: string): Promise<{ applied: string[] }> {
  const known = readMigrations(folder ?? migrationsFolder(dialectOf(url)));
  const target = await connectTarget(url);
  try {
    await target.prepare();
    const applied: string[] = [];
    for (;;) {
      const name = await target.applyNext((done) => pendingMigrations(known, done)[0], now);
      if (name === undefined) return { applied };
      applied.push(name);
    }
  } finally {
    await target.close();
  }
}

/**
 * What `migrate` would do, without doing it. For `doctor` and health checks.
 * @throws MigrationConflict as `migrate` does
 */
export async function migrationStatus(url: string, folder?: string): Promise<{ applied: string[]; pending: string[] }> {
  const known = readMigrations(folder ?? migrationsFolder(dialectOf(url)));
  const target = await connectTarget(url);
  try {
    const applied = await target.applied();
    return { applied: applied.map(({ name }) => name), pending: pendingMigrations(known, applied).map(({ name }) => name) };
  } finally {
    await target.close();
  }
}

function connectTarget(url: string): Promise<MigrationTarget> {
  return dialectOf(url) === 'sqlite' ? connectSqlite(url) : connectPostgresql(url);
}
