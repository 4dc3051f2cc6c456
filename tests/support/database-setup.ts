/**
 * vitest globalSetup: makes template databases the first time a test file asks for one, once per run.
 * Test files run in processes of their own, so they ask over HTTP on this machine; a file without a database costs nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import type { TestProject } from 'vitest/node';
import { sqliteUrl } from '../../app/platform/db/db.server';
import { generate } from '../../app/platform/db/generate.mjs';
import { migrate } from '../../app/platform/db/migrate.server';
import { startTemporaryPostgres } from '../../app/platform/db/temporary-postgres';
import { type PostgresqlTemplate, type SqliteTemplate, databaseUrl, withServer } from './database-server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for a template database. */
    testDatabases: string;
  }
}

const MIGRATED_AT = new Date('2017-07-01T00:00:00Z');

interface Prepared<T = SqliteTemplate | PostgresqlTemplate> {
  readonly template: T;
  dispose(): Promise<void>;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generate();
  const prepared = new Map<string, Promise<Prepared>>();
  const makers: Record<string, () => Promise<Prepared>> = {
    '/sqlite': sqliteTemplate,
    '/postgresql': postgresqlTemplate,
  };
  const server = createServer((request, response) => {
    response.setHeader('connection', 'close'); // a kept connection may be closed just as it is used again
    const path = request.url ?? '';
    const maker = makers[path];
    if (maker === undefined) {
      response.writeHead(404).end();
      return;
    }
    const making = prepared.get(path) ?? maker();
    prepared.set(path, making);
    making.then(
      ({ template }) => response.end(JSON.stringify(template)),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port for the template databases');
  project.provide('testDatabases', `http://127.0.0.1:${address.port}`);
  return async () => {
    server.closeAllConnections();
    server.close();
    for (const result of await Promise.allSettled(prepared.values())) {
      if (result.status === 'fulfilled') await result.value.dispose();
    }
  };
}

async function sqliteTemplate(): Promise<Prepared<SqliteTemplate>> {
  const folder = mkdtempSync(join(tmpdir(), 'bekal-sqlite-'));
  const path = join(folder, 'template.db');
  await migrate(sqliteUrl(path), MIGRATED_AT);
  const client = createClient({ url: sqliteUrl(path) });
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)'); // so that the one file is the whole database
  client.close();
  return { template: { path }, dispose: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function postgresqlTemplate(): Promise<Prepared<PostgresqlTemplate>> {
  const database = `bekal_test_${process.pid}_${Date.now().toString(36)}`;
  const given = process.env['TEST_POSTGRES_URL'];
  const server = given === undefined ? await startTemporaryPostgres() : { url: given, stop: () => dropTestDatabases(given, database) };
  await withServer(server.url, (client) => client.query(`CREATE DATABASE "${database}"`));
  await migrate(databaseUrl(server.url, database), MIGRATED_AT);
  return { template: { serverUrl: server.url, database }, dispose: () => server.stop() };
}

/** A server that was given to us is left as it was found: the template and its copies share a prefix. */
async function dropTestDatabases(serverUrl: string, prefix: string): Promise<void> {
  await withServer(serverUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]);
    for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  });
}
