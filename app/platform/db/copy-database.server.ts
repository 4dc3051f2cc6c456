import { createClient } from '@libsql/client';
import { sqliteUrl } from './db.server';

/** Writes a whole, consistent copy of a SQLite database to a new file, while others go on using it (VACUUM INTO). */
export async function copySqlite(url: string, target: string): Promise<void> {
  const client = createClient({ url, timeout: 30_000 });
  try {
    await client.execute({ sql: 'VACUUM INTO ?', args: [target] });
  } finally {
    client.close();
  }
}

/** What SQLite itself says about a file: 'ok', or what is broken. */
export async function checkSqlite(file: string): Promise<string> {
  const client = createClient({ url: sqliteUrl(file) });
  try {
    const { rows } = await client.execute('PRAGMA integrity_check');
    return rows.map((row) => String(row[0])).join('; ');
  } finally {
    client.close();
  }
}
