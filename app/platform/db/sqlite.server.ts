import type { Client } from '@libsql/client';
import { Sqlite3Client } from '@libsql/client/sqlite3';
import { expandConfig } from '@libsql/core/config';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaClient } from './generated/sqlite/client';
import { KeepingPool } from './kept-statements.server';

/** How long a writer waits for another process that holds the file, in milliseconds. */
export const BUSY_TIMEOUT_MS = 5000;

const COMMON_PRAGMAS = ['foreign_keys = ON', 'synchronous = FULL', `busy_timeout = ${BUSY_TIMEOUT_MS}`];
const WRITER_PRAGMAS = [...COMMON_PRAGMAS, 'query_only = OFF'];
const READER_PRAGMAS = [...COMMON_PRAGMAS, 'query_only = ON'];

/**
 * The adapter brings a driver of its own, older than ours, which opens a new connection after every transaction and
 * so forgets the pragmas; it also begins transactions deferred. This factory
 * - uses our driver with one connection per client, so that a pragma set on it stays set, and keeps its statements,
 * - begins every transaction IMMEDIATE: a second process waits at the start instead of failing at its first write,
 * - sets the pragmas on every connection the driver opens, also in place of one that could not be rolled back:
 *   foreign_keys and synchronous cannot change inside a transaction.
 */
class PragmaticLibSql extends PrismaLibSql {
  readonly #url: string;
  readonly #script: string;

  constructor(url: string, pragmas: readonly string[]) {
    // ISO 8601 with milliseconds and +00:00 has one width: text order is time order, in indexes and raw SQL alike.
    super({ url }, { timestampFormat: 'iso8601' });
    this.#url = url;
    this.#script = pragmas.map((pragma) => `PRAGMA ${pragma};`).join('\n');
  }

  override createClient(): Client {
    const { path, intMode } = expandConfig({ url: this.#url }, true);
    const pool = new KeepingPool(path, { timeout: BUSY_TIMEOUT_MS }, this.#script);
    // A file that cannot be opened is known now, not at the first query.
    pool.release(pool.acquireSync());
    return beginImmediate(new Sqlite3Client(pool, intMode));
  }

  override async connect() {
    const adapter = await super.connect();
    await adapter.executeScript('PRAGMA journal_mode = WAL;');
    return adapter;
  }
}

function beginImmediate(client: Client): Client {
  const begin = client.transaction.bind(client);
  client.transaction = () => begin('write');
  return client;
}

/** The only connection of this process that may write. */
export function sqliteWriter(url: string, transactionOptions: { maxWait: number; timeout: number }): PrismaClient {
  return new PrismaClient({ adapter: new PragmaticLibSql(url, WRITER_PRAGMAS), transactionOptions });
}

/** A connection that refuses writes and, under WAL, never waits for the writer. */
export function sqliteReader(url: string): PrismaClient {
  return new PrismaClient({ adapter: new PragmaticLibSql(url, READER_PRAGMAS) });
}
