import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Migration } from './migrations.server';

/**
 * Prisma's schema engine as WebAssembly: it comes from npm with everything else, while the usual engine is a download
 * from elsewhere. Development and tests only; the running program applies plain SQL (migrate.server.ts).
 */
let loaded: Promise<void> | undefined;

async function load(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
}

/** One schema and the adapter of the database it is compared with. */
export interface Comparison {
  /** Text of the Prisma schema: the state wanted. */
  readonly schema: string;
  /** Connects to the database: the state found. */
  readonly adapter: SqlMigrationAwareDriverAdapterFactory;
}

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** SQL that turns the database into what the schema says; empty when they agree. */
export function migrationScript(comparison: Comparison): Promise<string> {
  const files = [{ path: 'schema.prisma', content: comparison.schema }];
  return withEngine(comparison, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    const script = stdout?.trim() ?? '';
    return script === '-- This is an empty migration.' ? '' : script;
  });
}

/**
 * What the engine itself thinks of the migrations table: names it would still apply.
 * @throws Error when it finds an edited or a failed migration
 */
export function unappliedMigrations(comparison: Comparison, folder: string, migrations: readonly Migration[]): Promise<string[]> {
  return withEngine(comparison, async (engine) => {
    const found = await engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: folder,
        lockfile: { path: 'migration_lock.toml', content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8') },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    const wrong = [...found.editedMigrationNames, ...found.failedMigrationNames];
    if (wrong.length > 0) throw new Error(`edited or failed: ${wrong.join(', ')}`);
    return found.history !== null && 'unappliedMigrationNames' in found.history ? found.history.unappliedMigrationNames : [];
  });
}

async function withEngine<T>({ schema, adapter }: Comparison, work: (engine: glue.SchemaEngine) => Promise<T>): Promise<T> {
  await (loaded ??= load());
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const engine = await glue.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
