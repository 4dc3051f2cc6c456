import pg from 'pg';
import { type AppliedMigration, type MigrationTarget, migrationRow } from './migrations.server';

/** The advisory lock that `prisma migrate` takes, so that it and this program keep each other out. */
const ADVISORY_LOCK = 72707369;
const LOCK_WAIT = '60s';

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

/** Holds a session-wide advisory lock from `prepare` until `close`. */
export async function connectPostgresql(url: string): Promise<MigrationTarget> {
  const client = new pg.Client({ connectionString: url, application_name: 'bekal migrate' });
  await client.connect();
  return {
    prepare: async () => {
      await client.query(`SET lock_timeout = '${LOCK_WAIT}'`);
      await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
      await client.query(TABLE);
    },
    applied: async () => ((await hasTable(client)) ? appliedMigrations(client) : []),
    applyNext: async (choose, at) => {
      await client.query('BEGIN');
      try {
        const migration = choose(await appliedMigrations(client));
        if (migration !== undefined) {
          await client.query(migration.sql);
          const row = migrationRow(migration, at);
          await client.query(
            `INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, $3, $3, $4, 1)`,
            [row.id, row.checksum, row.at, row.name],
          );
        }
        await client.query('COMMIT');
        return migration?.name;
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
    },
    close: () => client.end(),
  };
}

async function hasTable(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: string | null }>(`SELECT to_regclass('_prisma_migrations') AS found`);
  return rows[0]?.found != null;
}

async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name',
  );
  return rows.map((row) => ({ name: row.migration_name, checksum: row.checksum, finished: row.finished_at !== null }));
}
