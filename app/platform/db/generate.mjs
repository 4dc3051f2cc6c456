/**
 * Writes prisma/postgresql.prisma from prisma/schema.prisma and generates both database clients.
 * Plain Node on purpose: `npm start` runs it before anything else is built. A second run with nothing changed
 * compares one hash and leaves.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');
const generated = join(here, 'generated');
const stampFile = join(generated, '.stamp');
const sqliteSchema = join(root, 'prisma', 'schema.prisma');
const postgresqlSchema = join(root, 'prisma', 'postgresql.prisma');
const dialects = [
  { name: 'sqlite', schema: sqliteSchema },
  { name: 'postgresql', schema: postgresqlSchema },
];

/**
 * The same models for PostgreSQL: provider and output swapped, nothing else.
 * @param {string} source text of prisma/schema.prisma
 * @returns {string} text of prisma/postgresql.prisma
 */
export function postgresqlSchemaFrom(source) {
  const swapped = swapOnce(
    swapOnce(source, /(datasource\s+\w+\s*\{[^}]*provider\s*=\s*)"sqlite"/, '$1"postgresql"'),
    /(output\s*=\s*"[^"]*\/generated\/)sqlite"/,
    '$1postgresql"',
  );
  return `// Written by app/platform/db/generate.mjs from schema.prisma. Do not edit.\n${swapped}`;
}

function swapOnce(text, pattern, replacement) {
  const swapped = text.replace(pattern, replacement);
  if (swapped === text) throw new Error(`prisma/schema.prisma: nothing matches ${String(pattern)}`);
  return swapped;
}

/** Writes the PostgreSQL schema when its content differs; the path of both schemas does not change. */
export function writePostgresqlSchema() {
  const wanted = postgresqlSchemaFrom(readFileSync(sqliteSchema, 'utf8'));
  const found = existsSync(postgresqlSchema) ? readFileSync(postgresqlSchema, 'utf8') : '';
  if (found !== wanted) writeFileSync(postgresqlSchema, wanted);
}

/**
 * Generates both clients when the schema, this script or the Prisma version changed.
 * @returns {Promise<boolean>} true when something was generated
 */
export async function generate() {
  writePostgresqlSchema();
  const prismaCli = createRequire(import.meta.url).resolve('prisma/package.json');
  const { version } = JSON.parse(readFileSync(prismaCli, 'utf8'));
  const stamp = createHash('sha256')
    .update(version)
    .update(readFileSync(sqliteSchema))
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex');
  if (isFresh(stamp)) return false;
  await Promise.all(dialects.map(({ schema }) => runPrismaGenerate(join(dirname(prismaCli), 'build', 'index.js'), schema)));
  mkdirSync(generated, { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

function isFresh(stamp) {
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) return false;
  return dialects.every(({ name }) => existsSync(join(generated, name, 'client.ts')));
}

/**
 * `prisma generate` no longer uses the schema engine, but still downloads it unless a path is given: any existing
 * file serves, so that generating needs nothing but the npm registry.
 */
function runPrismaGenerate(cli, schema) {
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    FORCE_COLOR: '0',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'generate', '--schema', schema, '--no-hints'], { cwd: root, env });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(undefined);
      else reject(new Error(`prisma generate failed for ${relative(root, schema)}:\n${output}`));
    });
  });
}

const startedDirectly = process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href;
if (startedDirectly) {
  const changed = await generate();
  console.log(changed ? 'Database clients generated.' : 'Database clients are up to date.');
}
