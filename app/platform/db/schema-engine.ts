import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

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

/** SQL that turns the database into what the schema says; empty when they agree. */
export async function migrationScript(comparison: Comparison): Promise<string> {
  await (loaded ??= load());
  const files = [{ path: 'schema.prisma', content: comparison.schema }];
  const adapter = bindMigrationAwareSqlAdapterFactory(comparison.adapter);
  const engine = await glue.SchemaEngine.new({ datamodels: [['schema.prisma', comparison.schema]] }, () => undefined, adapter);
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const script = stdout?.trim() ?? '';
    return script === '-- This is an empty migration.' ? '' : script;
  } finally {
    engine.free();
  }
}
