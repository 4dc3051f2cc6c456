import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { log } from '~/platform/log.server';

const told = new Set<string>();

/**
 * PEM roots of other issuers whose names are vouched for (a national root, for instance), from `trusted-roots/*.pem` of
 * the data folder: files signed below them are told as "signed by X", never as ours. A file that is no certificate is
 * left out and named in the log once.
 */
export async function furtherRoots(dataDir: string): Promise<string[]> {
  const folder = path.join(dataDir, 'trusted-roots');
  const names = await readdir(folder).catch(() => []);
  const read = await Promise.all(names.filter((name) => /\.(pem|crt)$/i.test(name)).sort().map((name) => readRoot(path.join(folder, name))));
  return read.flatMap((pem) => pem ?? []);
}

async function readRoot(file: string): Promise<string | null> {
  try {
    const pem = await readFile(file, 'utf8');
    return new X509Certificate(pem).toString();
  } catch (error) {
    if (!told.has(file)) log.error('trusted-root.unreadable', error, { file: path.basename(file) });
    told.add(file);
    return null;
  }
}
