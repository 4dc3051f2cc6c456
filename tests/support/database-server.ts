import pg from 'pg';
import { z } from 'zod';

/** A migrated SQLite file to copy. */
export const SqliteTemplate = z.object({ path: z.string() });
export type SqliteTemplate = z.infer<typeof SqliteTemplate>;

/** A PostgreSQL server and the migrated database on it to copy. */
export const PostgresqlTemplate = z.object({ serverUrl: z.string(), database: z.string() });
export type PostgresqlTemplate = z.infer<typeof PostgresqlTemplate>;

export async function withServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
