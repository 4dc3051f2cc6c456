// Makes a fresh clone ready: installs, generates and builds what is missing or stale. Plain Node, nothing to install first.
// usage: node app/server/prepare.mjs [--for start|test|cli|dev] ; progress goes to stderr.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const say = (line) => process.stderr.write(`${line}\n`);

/** A failure whose message is for the person at the keyboard. */
export class PreparationError extends Error {}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PreparationError(`Bekal needs Node 20.19 or newer; this is ${process.version}. Install a newer Node and run the command again.`);
}

const hashFile = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Runs a step with a line that says it is still alive every ten seconds; its output is shown when it fails. */
function step(title, command, args, env = {}) {
  say(`• ${title} …`);
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' && command === 'npm' });
  let output = '';
  const keep = (chunk) => { output = (output + chunk).slice(-20_000); };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const alive = setInterval(() => say(`  ${title}: still at it after ${seconds()} s`), 10_000);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => { clearInterval(alive); reject(new PreparationError(`${title}: ${error.message}`)); });
    child.on('close', (code) => {
      clearInterval(alive);
      if (code === 0) { say(`  done in ${seconds()} s`); return resolve(); }
      const full = /ENOSPC|no space left/i.test(output) ? '\nThe disk is full. Free some space and run the command again.' : '';
      reject(new PreparationError(`${title} failed (exit ${code}).${full}\n${output.trim()}`));
    });
  });
}

async function install() {
  const lock = hashFile(at('package-lock.json')) + process.version;
  const stamp = at('node_modules', '.bekal-installed');
  if (readStamp(stamp) === lock) return;
  if (installedAsLocked()) return writeFileSync(stamp, lock);
  await step('Installing packages from the npm registry (about a minute the first time)', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** True when what npm says it installed is what the lock file asks for: a package added by hand needs no second install. */
function installedAsLocked() {
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const has = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([name, entry]) => name === '' || entry.optional || has[name]?.version === entry.version);
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'generated' || entry.name === 'node_modules') continue;
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(full);
    else yield full;
  }
}

/** Changes whenever a file that goes into the build changes. */
function sourceStamp() {
  const hash = createHash('sha256');
  const folders = ['app', 'certificates', 'prisma'].map((name) => at(name)).filter(existsSync);
  const files = [...folders.flatMap((folder) => [...sources(folder)]), at('package-lock.json'), at('vite.config.ts'), at('remix.config.js'), at('tsconfig.json')];
  for (const file of files.sort()) hash.update(path.relative(root, file)).update(hashFile(file));
  return hash.digest('hex');
}

async function build() {
  const stamp = at('build', '.bekal-built');
  const now = sourceStamp();
  if (readStamp(stamp) === now && existsSync(at('build', 'server', 'index.js'))) return;
  await step('Building the application', process.execPath, [at('node_modules', '@remix-run', 'dev', 'dist', 'cli.js'), 'vite:build', '--logLevel', 'warn'], { NODE_ENV: 'production' });
  writeFileSync(stamp, now);
}

/** Everything a fresh clone lacks, in order; quick when nothing changed. */
export async function prepare(purpose = 'start') {
  checkNode();
  await install();
  await generate();
  if (purpose !== 'dev') await build();
}

async function generate() {
  const stamp = at('app', 'platform', 'db', 'generated', '.bekal-generated');
  const schema = hashFile(at('prisma/schema.prisma')) + hashFile(at('package-lock.json'));
  if (readStamp(stamp) === schema) return;
  await step('Generating the database clients', process.execPath, [at('app/platform/db/generate.mjs')]);
  writeFileSync(stamp, schema);
}

/** Prints a failure for people and ends; anything unexpected keeps its stack. */
export function fail(error) {
  say(error instanceof PreparationError ? `\n✗ ${error.message}` : `\n✗ ${error?.stack ?? error}`);
  process.exit(1);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const purpose = process.argv[process.argv.indexOf('--for') + 1] ?? 'start';
  prepare(purpose).catch(fail);
}
