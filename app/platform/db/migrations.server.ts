import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.server';
import type { Dialect } from './db.server';

/** One numbered folder of prisma/migrations/<dialect>/. */
export interface Migration {
  /** Folder name: four digits, underscore, what it does. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of migration.sql, hexadecimal: what `prisma migrate` records, too. */
  readonly checksum: string;
}

/** A row of the _prisma_migrations table, as far as it matters here. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** A row of the table that `prisma migrate deploy` keeps as well. */
export interface MigrationRow {
  readonly id: string;
  readonly name: string;
  readonly checksum: string;
  readonly at: Date;
}

/** One connection for migrating: what differs between the two databases. */
export interface MigrationTarget {
  /** Creates _prisma_migrations when it is missing. */
  prepare(): Promise<void>;
  applied(): Promise<AppliedMigration[]>;
  /**
   * Runs `choose` and applies the migration it returns, with its row, in one transaction that excludes every other
   * migrating process; nothing is written when `choose` returns undefined.
   */
  applyNext(choose: (applied: AppliedMigration[]) => Migration | undefined, at: Date): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The history of the database and the history of the code do not fit; nothing was changed. */
export class MigrationConflict extends Error {
  override readonly name = 'MigrationConflict';
}

export function migrationsFolder(dialect: Dialect): string {
  return join(projectRoot(), 'prisma', 'migrations', dialect);
}

/** Every migration of a dialect in the order of their numbers. */
export function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      if (!/^\d{4}_[a-z0-9_]+$/.test(name)) throw new MigrationConflict(`Not a migration name: ${name}`);
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * What is still to apply.
 * @throws MigrationConflict when an applied migration was edited, is missing here (the database is newer than this
 * program), did not finish, or stands after one that was not applied
 */
export function pendingMigrations(known: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const migration = byName.get(name);
    if (migration === undefined) {
      throw new MigrationConflict(`The database has migration ${name}, which this program does not know: it is newer. Update the program.`);
    }
    if (!finished) throw new MigrationConflict(`Migration ${name} was begun and never finished. Restore the last backup.`);
    if (migration.checksum !== checksum) {
      throw new MigrationConflict(`Migration ${name} was changed after it had been applied. Undo the change and add a new migration.`);
    }
  }
  const names = new Set(applied.map(({ name }) => name));
  const pending = known.filter(({ name }) => !names.has(name));
  const last = known.filter(({ name }) => names.has(name)).at(-1)?.name ?? '';
  const late = pending.find(({ name }) => name < last);
  if (late !== undefined) throw new MigrationConflict(`Migration ${late.name} is older than ${last}, which is already applied. Renumber it.`);
  return pending;
}

export function migrationRow({ name, checksum }: Migration, at: Date): MigrationRow {
  return { id: randomUUID(), name, checksum, at };
}
