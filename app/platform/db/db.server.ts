import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { postgresqlReader, postgresqlWriter } from './postgresql.server';
import { sqliteReader, sqliteWriter } from './sqlite.server';

export type { Prisma, PrismaClient } from './generated/sqlite/client';

export type Dialect = 'sqlite' | 'postgresql';

/** The client inside a transaction: reads and writes. Only `runTransaction` hands one out. */
export type Tx = Prisma.TransactionClient;

type ReadMethod =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy';
type ModelKey = Uncapitalize<Prisma.ModelName>;

/**
 * What data functions read from: every model without its write methods, and `$queryRaw` for the few hot reads.
 * A `Tx` is a `ReadDb` too, so the same function reads inside a transaction, where it sees that transaction's writes.
 */
export type ReadDb = { readonly [M in ModelKey]: Pick<Tx[M], ReadMethod> } & Pick<Tx, '$queryRaw'>;

/** Key of the writing client: only transaction.server.ts and settings.server.ts may use it. */
export const WRITER = Symbol('writer');

export interface Database {
  readonly dialect: Dialect;
  /** Committed data only; never waits for a transaction; refuses writes. */
  readonly read: ReadDb;
  /** What the server itself says about both connections (see settings.server.ts). */
  settings(): Promise<DatabaseSettings>;
  close(): Promise<void>;
  readonly [WRITER]: PrismaClient;
}

export type Settings = Readonly<Record<string, string>>;
export interface DatabaseSettings {
  readonly writer: Settings;
  readonly reader: Settings;
}

export interface DatabaseOptions {
  /** Longest wait for a transaction to begin, milliseconds. Default 10,000. */
  readonly maxWaitMs?: number;
  /** Longest life of one transaction, milliseconds; it is rolled back after that. Default 20,000. */
  readonly timeoutMs?: number;
}

/**
 * Opens `file:…` (SQLite) or `postgresql://…`. Nothing is created or migrated here: see migrate.server.ts.
 * @throws Error for any other kind of URL
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const dialect = dialectOf(url);
  const transactionOptions = { maxWait: options.maxWaitMs ?? 10_000, timeout: options.timeoutMs ?? 20_000 };
  const { writer, reader } = dialect === 'sqlite' ? sqliteClients(url, transactionOptions) : postgresqlClients(url, transactionOptions);
  return {
    dialect,
    read: reader,
    [WRITER]: writer,
    settings: async () => ({
      writer: await readSettings(writer, dialect),
      reader: await readSettings(reader, dialect),
    }),
    close: async () => {
      await Promise.all([writer.$disconnect(), reader.$disconnect()]);
    },
  };
}

/** @throws Error when the URL is neither SQLite nor PostgreSQL; the URL itself is not quoted, it may hold a password. */
export function dialectOf(url: string): Dialect {
  if (url.startsWith('file:')) return 'sqlite';
  if (url.startsWith('postgresql://') || url.startsWith('postgres://')) return 'postgresql';
  throw new Error('DATABASE_URL must begin with "file:" (SQLite) or "postgresql://" (PostgreSQL).');
}

/** The URL of a SQLite file; characters with a meaning in URLs are escaped, Windows separators turned. */
export function sqliteUrl(path: string): string {
  return `file:${encodeURI(path.replaceAll('\\', '/')).replaceAll('?', '%3F').replaceAll('#', '%23')}`;
}

interface Clients {
  readonly writer: PrismaClient;
  readonly reader: PrismaClient;
}
type TransactionOptions = { maxWait: number; timeout: number };

function sqliteClients(url: string, options: TransactionOptions): Clients {
  return { writer: sqliteWriter(url, options), reader: sqliteReader(url) };
}

/**
 * The one place where the PostgreSQL client takes the SQLite client's type. Both are generated from the same models,
 * and the SQLite type is the narrower of the two (no lists, no `mode`, no skipDuplicates, Serializable only), so
 * whatever type-checks against it exists on PostgreSQL.
 */
function postgresqlClients(url: string, options: TransactionOptions): Clients {
  return {
    writer: postgresqlWriter(url, options) as PrismaClient,
    reader: postgresqlReader(url) as PrismaClient,
  };
}

const SQLITE_SETTINGS = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'query_only'];
const POSTGRESQL_SETTINGS = [
  'server_version_num',
  'server_encoding',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'default_transaction_read_only',
];

async function readSettings(client: PrismaClient, dialect: Dialect): Promise<Settings> {
  const settings: Record<string, string> = {};
  for (const name of dialect === 'sqlite' ? SQLITE_SETTINGS : POSTGRESQL_SETTINGS) {
    const sql = dialect === 'sqlite' ? `PRAGMA ${name}` : `SHOW ${name}`;
    const rows = await client.$queryRawUnsafe<Record<string, unknown>[]>(sql);
    settings[name] = String(Object.values(rows[0] ?? {})[0]);
  }
  return settings;
}
