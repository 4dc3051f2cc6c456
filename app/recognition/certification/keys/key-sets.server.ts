import { randomBytes, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readKeyFolder, writeKeyFolder, type Authority } from '#certificates';
import { secretFile } from '~/platform/env.server';
import type { Runtime } from '~/platform/runtime.server';
import { KeyError } from './key-error.server';

/**
 * The key folder: `keys/0001`, `keys/0002`, … are generations of root, signer and time-stamp authority, the last one
 * in use; `keys/roots` holds roots of signers from outside that ever signed for us. Nothing is ever overwritten.
 */
const SECRET = 'key-passphrase';
const SET = /^\d{4}$/;

export const keyFolderOf = (dataDir: string): string => path.join(dataDir, 'keys');
const outsideOf = (dataDir: string): string => path.join(keyFolderOf(dataDir), 'roots');

/** Names of the sets, the oldest first. */
export async function setsIn(dataDir: string): Promise<string[]> {
  const folder = keyFolderOf(dataDir);
  return existsSync(folder) ? (await readdir(folder)).filter((name) => SET.test(name)).sort() : [];
}

export const nextSet = (set: string | undefined): string => String(Number(set ?? 0) + 1).padStart(4, '0');

async function readRoot(file: string): Promise<string> {
  let pem: string | null = null;
  try {
    pem = await readFile(file, 'utf8');
    return new X509Certificate(pem) && pem;
  } catch (cause) {
    throw new KeyError(`The root certificate ${file} is ${pem === null ? 'missing' : 'damaged'}. Restore the folder of its key set from a backup.`, { cause });
  }
}

/** PEM roots of signers from outside that were ever in use; empty while all keys are our own. */
export async function outsideRoots(dataDir: string): Promise<string[]> {
  const folder = outsideOf(dataDir);
  const files = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.crt.pem')).sort() : [];
  return Promise.all(files.map((name) => readRoot(path.join(folder, name))));
}

/** PEM roots of every set in the data folder, and of signers from outside; no passphrase is needed to verify. Empty before the first start. */
export async function trustedRoots(dataDir: string): Promise<string[]> {
  const own = await Promise.all((await setsIn(dataDir)).map((set) => readRoot(path.join(keyFolderOf(dataDir), set, 'root.crt.pem'))));
  return [...new Set([...own, ...(await outsideRoots(dataDir))])];
}

/** Keeps roots of a signer from outside for ever: what it signs has to verify when another signs. */
export async function keepOutsideRoots(dataDir: string, roots: readonly string[]): Promise<void> {
  const folder = outsideOf(dataDir);
  if (roots.length > 0) await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const pem of roots) {
    const certificate = new X509Certificate(pem);
    const file = path.join(folder, `${certificate.fingerprint256.replaceAll(':', '').slice(0, 32).toLowerCase()}.crt.pem`);
    if (!existsSync(file)) await writeFile(file, certificate.toString(), { mode: 0o644 });
  }
}

/** The passphrase of the keys. @throws KeyError when there are keys and the file with their passphrase is gone */
export function passphraseOf({ env }: Runtime, anySet: boolean): string {
  if (env.keyPassphrase) return env.keyPassphrase;
  const file = path.join(env.dataDir, 'secrets', SECRET);
  if (anySet && !existsSync(file)) {
    throw new KeyError(`The signing keys in ${keyFolderOf(env.dataDir)} are encrypted, and their passphrase is missing: restore ${file} from a backup, or set BEKAL_KEY_PASSPHRASE.`);
  }
  return secretFile(env.dataDir, SECRET).toString('base64url');
}

/** A set appears whole or not at all: written beside its place, then renamed into it. */
export async function writeSet(dataDir: string, set: string, authority: Authority, passphrase: string): Promise<void> {
  const folder = keyFolderOf(dataDir);
  const draft = path.join(folder, `.new-${randomBytes(6).toString('hex')}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeKeyFolder(draft, authority, passphrase);
    await rename(draft, path.join(folder, set));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** @throws KeyError naming the folder and what to do */
export async function readSet(dataDir: string, set: string, passphrase: string): Promise<Authority> {
  const folder = path.join(keyFolderOf(dataDir), set);
  try {
    return await readKeyFolder(folder, passphrase);
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'a file is missing' : 'a file is damaged or the passphrase is wrong';
    throw new KeyError(`The signing keys in ${folder} cannot be opened: ${why}. Restore them from a backup, or check BEKAL_KEY_PASSPHRASE.`, { cause });
  }
}
