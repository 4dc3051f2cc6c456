import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Dialect, openDatabase } from '~/platform/db/db.server';
import { migrate, migrationStatus } from '~/platform/db/migrate.server';
import { MigrationConflict, migrationsFolder, readMigrations } from '~/platform/db/migrations.server';
import { enginePendingMigrations, schemaDrift } from '~/platform/db/schema-drift';
import { projectRoot } from '~/platform/project-root.server';
import { emptyDatabaseUrl, forEachDialect, temporaryFolder } from '#tests/support/database';

const now = new Date('2017-07-01T00:00:00Z');

/** A copy of the shipped migrations that a test may change. */
function copyOfMigrations(dialect: Dialect): string {
  const folder = join(temporaryFolder(), 'migrations');
  cpSync(migrationsFolder(dialect), folder, { recursive: true });
  return folder;
}

function add(folder: string, name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const database = openDatabase(url);
  try {
    return await database.read.$queryRaw<Record<string, unknown>[]>(Object.assign([sql], { raw: [sql] }));
  } finally {
    await database.close();
  }
}

describe('migrations', () => {
  forEachDialect((dialect) => {
    const shipped = readMigrations(migrationsFolder(dialect));

    test('the schema and the migrations say the same', async () => {
      expect(await schemaDrift(await emptyDatabaseUrl(dialect), now)).toBe('');
    });

    test('every migration is applied once, in order, and recorded', async () => {
      const url = await emptyDatabaseUrl(dialect);
      expect((await migrationStatus(url)).pending).toEqual(shipped.map(({ name }) => name));
      expect(await migrate(url, now)).toEqual({ applied: shipped.map(({ name }) => name) });
      expect(await migrate(url, now)).toEqual({ applied: [] });
      const rows = await query(url, 'SELECT migration_name, checksum, applied_steps_count FROM _prisma_migrations ORDER BY migration_name');
      expect(rows).toEqual(shipped.map(({ name, checksum }) => ({ migration_name: name, checksum, applied_steps_count: 1 })));
    });

    test('prisma migrate finds nothing left to apply', async () => {
      const url = await emptyDatabaseUrl(dialect);
      await migrate(url, now, temporaryFolder()); // no migration yet, the table of migrations alone
      expect(await enginePendingMigrations(url)).toEqual(shipped.map(({ name }) => name));
      await migrate(url, now);
      expect(await enginePendingMigrations(url)).toEqual([]);
    });

    test('a migration that was changed after it had been applied is refused', async () => {
      const url = await emptyDatabaseUrl(dialect);
      const folder = copyOfMigrations(dialect);
      await migrate(url, now, folder);
      const file = join(folder, shipped[0]?.name ?? '', 'migration.sql');
      writeFileSync(file, `${readFileSync(file, 'utf8')}\n-- one word more\n`);
      await expect(migrate(url, now, folder)).rejects.toThrow(/0001_initial was changed after it had been applied/);
    });

    test('a database that is newer than the program is refused', async () => {
      const url = await emptyDatabaseUrl(dialect);
      const folder = copyOfMigrations(dialect);
      add(folder, '0999_from_tomorrow', 'CREATE TABLE "Tomorrow" (id INTEGER PRIMARY KEY);');
      await migrate(url, now, folder);
      await expect(migrate(url, now)).rejects.toThrow(/0999_from_tomorrow.*newer/);
      await expect(migrationStatus(url)).rejects.toThrow(MigrationConflict);
    });

    test('a migration numbered before one already applied is refused', async () => {
      const url = await emptyDatabaseUrl(dialect);
      const folder = copyOfMigrations(dialect);
      await migrate(url, now, folder);
      add(folder, '0000_too_late', 'CREATE TABLE "Late" (id INTEGER PRIMARY KEY);');
      await expect(migrate(url, now, folder)).rejects.toThrow(/0000_too_late is older/);
    });

    test('a migration that fails halfway leaves nothing, and those before it stay', async () => {
      const url = await emptyDatabaseUrl(dialect);
      const folder = copyOfMigrations(dialect);
      add(folder, '0998_half', 'CREATE TABLE "Half" (id INTEGER PRIMARY KEY);\nINSERT INTO "NoSuchTable" VALUES (1);');
      await expect(migrate(url, now, folder)).rejects.toThrow(/NoSuchTable/);
      await expect(query(url, 'SELECT * FROM "Half"')).rejects.toThrow(/Half/);
      const status = await migrationStatus(url, folder);
      expect(status).toEqual({ applied: shipped.map(({ name }) => name), pending: ['0998_half'] });
    });

    test('two processes that migrate at once both succeed, and each migration is applied once', async () => {
      const url = await emptyDatabaseUrl(dialect);
      const exits = await Promise.all([migrateInAnotherProcess(url), migrateInAnotherProcess(url)]);
      expect(exits).toEqual([0, 0]);
      expect(await query(url, 'SELECT migration_name FROM _prisma_migrations')).toHaveLength(shipped.length);
    });
  });

  test('both databases have the same migrations', () => {
    const names = (dialect: Dialect) => readMigrations(migrationsFolder(dialect)).map(({ name }) => name);
    expect(names('sqlite')).toEqual(names('postgresql'));
    expect(names('sqlite').length).toBeGreaterThan(0);
  });

  test('a table that is rebuilt keeps the rows that belong to it', async () => {
    const url = await emptyDatabaseUrl('sqlite');
    const folder = join(temporaryFolder(), 'migrations');
    add(
      folder,
      '0001_parent_and_child',
      `CREATE TABLE parent (id INTEGER PRIMARY KEY);
       CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent(id) ON DELETE CASCADE);
       INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1, 1);`,
    );
    add(
      folder,
      '0002_rebuild',
      `PRAGMA foreign_keys=OFF;
       CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
       INSERT INTO new_parent (id) SELECT id FROM parent;
       DROP TABLE parent; ALTER TABLE new_parent RENAME TO parent;
       PRAGMA foreign_keys=ON;`,
    );
    expect((await migrate(url, now, folder)).applied).toHaveLength(2);
    expect(await query(url, 'SELECT parent_id FROM child')).toEqual([{ parent_id: 1 }]);
  });

  test('a migration that would leave rows pointing at nothing is undone', async () => {
    const url = await emptyDatabaseUrl('sqlite');
    const folder = join(temporaryFolder(), 'migrations');
    add(folder, '0001_tables', 'CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (parent_id INTEGER REFERENCES parent(id));');
    add(folder, '0002_orphan', 'INSERT INTO child VALUES (7);');
    await expect(migrate(url, now, folder)).rejects.toThrow(/0002_orphan would leave 1 rows pointing at nothing/);
    expect(await query(url, 'SELECT * FROM child')).toEqual([]);
  });

  test('no column takes its time from the database: the clock is passed in', () => {
    const schema = readFileSync(join(projectRoot(), 'prisma', 'schema.prisma'), 'utf8');
    expect(schema).not.toMatch(/@default\(now\(\)\)|@updatedAt/);
  });
});

function migrateInAnotherProcess(url: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/database-migrate.ts', url], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => child.on('close', resolve));
}
