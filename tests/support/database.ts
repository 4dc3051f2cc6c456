import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, inject, test } from 'vitest';
import { type Database, type DatabaseOptions, type Dialect, openDatabase, sqliteUrl } from '~/platform/db/db.server';
import { PostgresqlTemplate, SqliteTemplate, databaseUrl, withServer } from './database-server';

/** A migrated, empty database of its own, closed when the test file ends. */
export interface TestDatabase extends Database {
  readonly url: string;
}

const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A fresh migrated SQLite database (a few milliseconds): for one test, or in `beforeAll` for one file. */
export async function testDatabase(options?: DatabaseOptions): Promise<TestDatabase> {
  return openTestDatabase(await sqliteCopy(), options);
}

/**
 * Describes the same behaviour on SQLite and on PostgreSQL. `open` gives a fresh migrated database at every call.
 * Where PostgreSQL cannot start, its half is reported as skipped and says why; in CI (`CI` is set), or when
 * TEST_POSTGRES_URL names a server, that is a failure.
 */
export function forEachDialect(body: (dialect: Dialect, open: (options?: DatabaseOptions) => Promise<TestDatabase>) => void): void {
  describe('on SQLite', () => body('sqlite', testDatabase));
  describe('on PostgreSQL', async () => {
    const reason = await postgresqlMissing();
    if (reason === undefined) {
      body('postgresql', async (options) => openTestDatabase(await postgresqlCopy(), options));
      return;
    }
    process.stdout.write(`\n*** PostgreSQL could not be started: only SQLite is tested. ***\n${reason}\n\n`);
    test.skip('PostgreSQL could not be started on this machine', () => undefined);
  });
}

/** The URL of a fresh migrated database that nobody has opened. */
export async function testDatabaseUrl(dialect: Dialect): Promise<string> {
  return dialect === 'sqlite' ? sqliteCopy() : postgresqlCopy();
}

/** A folder that is removed when the test file ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bekal-test-'));
  cleanups.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The URL of an empty database without any table. */
export async function emptyDatabaseUrl(dialect: Dialect): Promise<string> {
  if (dialect === 'sqlite') return sqliteUrl(join(temporaryFolder(), 'empty.db'));
  return createDatabase(PostgresqlTemplate.parse(await ask('/postgresql')), 'template0');
}

function openTestDatabase(url: string, options?: DatabaseOptions): TestDatabase {
  const database = openDatabase(url, options);
  cleanups.push(() => database.close());
  return Object.assign(database, { url });
}

async function sqliteCopy(): Promise<string> {
  const template = SqliteTemplate.parse(await ask('/sqlite'));
  const file = join(temporaryFolder(), 'bekal.db');
  copyFileSync(template.path, file);
  return sqliteUrl(file);
}

async function postgresqlCopy(): Promise<string> {
  const template = PostgresqlTemplate.parse(await ask('/postgresql'));
  return createDatabase(template, template.database);
}

let copies = 0;

async function createDatabase(template: PostgresqlTemplate, source: string): Promise<string> {
  copies += 1;
  const name = `${template.database}_${process.pid}_${copies}`;
  await withServer(template.serverUrl, (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${source}"`));
  cleanups.push(() => withServer(template.serverUrl, (client) => client.query(`DROP DATABASE "${name}" WITH (FORCE)`)).then(() => undefined));
  return databaseUrl(template.serverUrl, name);
}

async function postgresqlMissing(): Promise<string | undefined> {
  try {
    await ask('/postgresql');
    return undefined;
  } catch (error) {
    if (process.env['CI'] !== undefined || process.env['TEST_POSTGRES_URL'] !== undefined) throw error;
    return String(error);
  }
}

const answers = new Map<string, Promise<unknown>>();

function ask(path: '/sqlite' | '/postgresql'): Promise<unknown> {
  const answer = answers.get(path) ?? fetchTemplate(path);
  answers.set(path, answer);
  return answer;
}

async function fetchTemplate(path: string): Promise<unknown> {
  const response = await fetch(`${inject('testDatabases')}${path}`);
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  return JSON.parse(body);
}
