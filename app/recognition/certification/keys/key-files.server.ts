import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Env } from '~/platform/env.server';
import { keyFolderOf } from './key-sets.server';

/** Certificates are for everybody; whatever else lies there is for its owner alone. */
const isPublic = (file: string): boolean => file.endsWith('.crt.pem');

async function faultsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const faults = await Promise.all([...entries.map(({ name }) => name), '.'].map(async (name): Promise<string[]> => {
    const file = path.join(folder, name);
    const { mode, uid } = await stat(file);
    const isFolder = name === '.' || entries.some((entry) => entry.name === name && entry.isDirectory());
    const found: string[] = [];
    if (!isPublic(file) && (mode & 0o077) !== 0) found.push(`${file} can be read by others (${(mode & 0o777).toString(8)}): chmod ${isFolder ? '700' : '600'} ${file}`);
    if (isPublic(file) && (mode & 0o022) !== 0) found.push(`${file} can be changed by others (${(mode & 0o777).toString(8)}): chmod 644 ${file}`);
    if (uid !== process.getuid?.()) found.push(`${file} belongs to another user: chown it to the one that runs Bekal`);
    return isFolder && name !== '.' ? [...found, ...(await faultsIn(file))] : found;
  }));
  return entries.length === 0 ? [] : [...new Set(faults.flat())];
}

/** Key and secret files that others on this machine may read or change, each with the command that mends it. Windows has no such modes. */
export async function keyFileFaults({ dataDir }: Env): Promise<string[]> {
  if (process.platform === 'win32') return [];
  return [...(await faultsIn(keyFolderOf(dataDir))), ...(await faultsIn(path.join(dataDir, 'secrets')))];
}
