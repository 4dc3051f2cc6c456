/**
 * Development command: writes the next migration for both databases from what changed in prisma/schema.prisma.
 *
 *   npx tsx app/platform/db/new-migration.ts add_something
 *
 * Read what it wrote before committing it: a renamed column comes out as a dropped and an added one.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dialect, sqliteUrl } from './db.server';
import { migrationsFolder, readMigrations } from './migrations.server';
import { schemaDrift } from './schema-drift';
import { startTemporaryPostgres } from './temporary-postgres';

async function sqliteScript(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bekal-migration-'));
  try {
    return await schemaDrift(sqliteUrl(join(folder, 'empty.db')), new Date());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function postgresqlScript(): Promise<string> {
  const server = await startTemporaryPostgres();
  try {
    return await schemaDrift(server.url, new Date());
  } finally {
    await server.stop();
  }
}

function write(dialect: Dialect, name: string, script: string): string {
  const folder = migrationsFolder(dialect);
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), `${script || '-- Nothing to change on this database.'}\n`);
  writeFileSync(
    join(folder, 'migration_lock.toml'),
    `# Read by \`prisma migrate\`; do not edit.\nprovider = "${dialect}"\n`,
  );
  return join(folder, name, 'migration.sql');
}

async function main(title: string | undefined): Promise<void> {
  if (title === undefined || !/^[a-z0-9_]+$/.test(title)) {
    throw new Error('Give the migration a name of small letters, digits and underscores: add_something');
  }
  const scripts = { sqlite: await sqliteScript(), postgresql: await postgresqlScript() };
  if (scripts.sqlite === '' && scripts.postgresql === '') {
    console.log('The schema and the migrations agree: nothing to write.');
    return;
  }
  const last = readMigrations(migrationsFolder('sqlite')).at(-1)?.name ?? '0000';
  const name = `${String(Number(last.slice(0, 4)) + 1).padStart(4, '0')}_${title}`;
  console.log(write('sqlite', name, scripts.sqlite));
  console.log(write('postgresql', name, scripts.postgresql));
}

await main(process.argv[2]);
