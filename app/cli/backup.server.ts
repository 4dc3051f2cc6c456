import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkSqlite, copySqlite } from '~/platform/db/copy-database.server';
import { readEnv } from '~/platform/env.server';
import { sha256Hex } from '~/platform/storage.server';
import { CommandError, EXIT, type Command } from './command';

/** Beside the database: certificates and photos, signing keys, secrets. */
const FOLDERS = ['files', 'keys', 'secrets'] as const;
const MANIFEST = 'manifest.json';
const DATABASE = 'bekal.db';

interface Manifest {
  readonly format: 1;
  readonly madeAt: string;
  /** SHA-256 of every file, by its path inside the backup. */
  readonly files: Readonly<Record<string, string>>;
}

async function* filesBelow(folder: string, below = ''): AsyncGenerator<string> {
  for (const entry of await readdir(path.join(folder, below), { withFileTypes: true })) {
    const inside = path.posix.join(below, entry.name);
    if (entry.isDirectory()) yield* filesBelow(folder, inside);
    else yield inside;
  }
}

async function digests(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const file of filesBelow(folder)) {
    if (file !== MANIFEST) found[file] = sha256Hex(await readFile(path.join(folder, file)));
  }
  return found;
}

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Copy database, files, keys and secrets into a new folder, while the system runs. Keep it as safe as the keys.',
  usage: '--out DIR',
  options: { out: { type: 'string', summary: 'new folder for the backup' } },
  args: { min: 0, max: 0 },
  async run({ flags, json }, { out }) {
    const env = readEnv();
    if (typeof flags.out !== 'string') throw new CommandError('Say where: --out DIR');
    const target = path.resolve(flags.out);
    if (existsSync(target)) throw new CommandError(`${target} exists already; name a new folder.`);
    if (!env.databaseUrl.startsWith('file:')) throw new CommandError('This system uses PostgreSQL: back the database up with pg_dump, and copy the data folder beside it (docs/operations.md).');
    const draft = `${target}.unfinished`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: 0o700 });
    // The database first: a file it names was written before, so everything named is in the copy.
    await copySqlite(env.databaseUrl, path.join(draft, DATABASE));
    for (const folder of FOLDERS) {
      const source = path.join(env.dataDir, folder);
      if (existsSync(source)) await cp(source, path.join(draft, folder), { recursive: true });
    }
    const manifest: Manifest = { format: 1, madeAt: new Date().toISOString(), files: await digests(draft) };
    await writeFile(path.join(draft, MANIFEST), JSON.stringify(manifest, null, 1), { mode: 0o600 });
    await rename(draft, target);
    const files = Object.keys(manifest.files).length;
    out(json ? JSON.stringify({ ok: true, backup: target, files }) : `Backup with ${files} files in ${target}`);
    return EXIT.ok;
  },
};

/** Reads the manifest and compares every file with it; throws CommandError naming what does not fit. */
async function checkBackup(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => { throw new CommandError(`${folder} is no backup: it has no ${MANIFEST}.`); });
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== 1) throw new CommandError('This backup was made by a newer version.');
  const found = await digests(folder);
  const wrong = [...new Set([...Object.keys(found), ...Object.keys(manifest.files)])].filter((file) => found[file] !== manifest.files[file]);
  if (wrong.length > 0) throw new CommandError(`The backup is damaged or was changed: ${wrong.slice(0, 5).join(', ')}${wrong.length > 5 ? ` and ${wrong.length - 5} more` : ''}. Nothing was restored.`);
  const state = await checkSqlite(path.join(folder, DATABASE));
  if (state !== 'ok') throw new CommandError(`The database of the backup is damaged: ${state}. Nothing was restored.`);
  return manifest;
}

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Check a backup and put it into an empty data folder. The system must not be running there.',
  usage: 'BACKUP [--data DIR]',
  args: { min: 1, max: 1 },
  async run({ args, json }, { out }) {
    const env = readEnv();
    const source = path.resolve(args[0] ?? '');
    const manifest = await checkBackup(source);
    if (existsSync(env.dataDir) && (await readdir(env.dataDir)).length > 0) {
      throw new CommandError(`${env.dataDir} is not empty. Move it away first, or choose another folder with --data. Nothing was restored.`);
    }
    const draft = `${env.dataDir}.restoring`;
    await rm(draft, { recursive: true, force: true });
    await cp(source, draft, { recursive: true });
    await rm(path.join(draft, MANIFEST));
    await rm(env.dataDir, { recursive: true, force: true });
    await rename(draft, env.dataDir);
    const files = Object.keys(manifest.files).length;
    out(json ? JSON.stringify({ ok: true, data: env.dataDir, files, madeAt: manifest.madeAt }) : `Restored ${files} files of ${manifest.madeAt} into ${env.dataDir}`);
    return EXIT.ok;
  },
};
