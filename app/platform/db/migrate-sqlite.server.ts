import { type Client, createClient, type Transaction } from '@libsql/client';
import { type AppliedMigration, type MigrationTarget, migrationRow } from './migrations.server';

/** Long enough for another process to finish a migration of its own, milliseconds. */
const LOCK_WAIT_MS = 60_000;

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** The write lock of BEGIN IMMEDIATE is what keeps two migrating processes apart. */
export async function connectSqlite(url: string): Promise<MigrationTarget> {
  const client = createClient({ url, concurrency: 1 });
  await client.executeMultiple(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}; PRAGMA synchronous = FULL;`);
  return {
    prepare: async () => {
      await client.execute('PRAGMA journal_mode = WAL');
      await client.execute(TABLE);
    },
    applied: async () => ((await hasTable(client)) ? appliedMigrations(client) : []),
    applyNext: async (choose, at) => {
      // A rebuilt table is dropped, and with foreign keys on SQLite would cascade that drop into its children. The
      // pragma does nothing inside a transaction, so it stands before; what it no longer guards is checked at the end.
      await client.executeMultiple('PRAGMA foreign_keys = OFF');
      const transaction = await client.transaction('write');
      try {
        const migration = choose(await appliedMigrations(transaction));
        if (migration === undefined) return undefined;
        await transaction.executeMultiple(migration.sql);
        await assertForeignKeys(transaction, migration.name);
        const row = migrationRow(migration, at);
        await transaction.execute({
          sql: `INSERT INTO "_prisma_migrations" (id, checksum, started_at, finished_at, migration_name, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)`,
          args: [row.id, row.checksum, row.at.getTime(), row.at.getTime(), row.name],
        });
        await transaction.commit();
        return migration.name;
      } finally {
        transaction.close();
      }
    },
    close: async () => client.close(),
  };
}

async function hasTable(client: Client): Promise<boolean> {
  const found = await client.execute(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`);
  return found.rows.length > 0;
}

async function appliedMigrations(connection: Pick<Client, 'execute'> | Transaction): Promise<AppliedMigration[]> {
  const { rows } = await connection.execute(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name',
  );
  return rows.map((row) => ({
    name: String(row['migration_name']),
    checksum: String(row['checksum']),
    finished: row['finished_at'] !== null,
  }));
}

async function assertForeignKeys(transaction: Transaction, name: string): Promise<void> {
  const { rows } = await transaction.execute('PRAGMA foreign_key_check');
  if (rows.length > 0) {
    throw new Error(`Migration ${name} would leave ${rows.length} rows pointing at nothing (first in ${String(rows[0]?.['table'])}); it was undone.`);
  }
}
