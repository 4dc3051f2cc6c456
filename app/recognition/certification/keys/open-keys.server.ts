import { randomBytes, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createAuthority, issueCertificate, localTimestamper, openSigner, readKeyFolder, writeKeyFolder, type Authority, type Signer, type Timestamper } from '#certificates';
import { secretFile } from '~/platform/env.server';
import type { Runtime } from '~/platform/runtime.server';
import { countSealed } from '../seal/seal.data.server';
import { publicationAt } from '../trust/publication.server';
import { KeyError } from './key-error.server';

/** The keys of the institution, open for signing. */
export interface OpenKeys {
  /** Name of the folder that holds the set in use, '0001'. */
  readonly set: string;
  readonly signer: Signer;
  readonly timestamper: Timestamper;
  /** PEM roots of every set there ever was: certificates of old sets stay genuine. */
  readonly roots: readonly string[];
  /** True when this start made them. */
  readonly created: boolean;
}

const ORGANISATION = 'Dinas Sosial Provinsi Jawa Timur';
const SECRET = 'key-passphrase';
const SET = /^\d{4}$/;
/** A signer is renewed below the same root when less than this is left of it. */
const RENEWAL_MS = 30 * 86_400_000;

const folderOf = (dataDir: string): string => path.join(dataDir, 'keys');

async function setsIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? (await readdir(folder)).filter((name) => SET.test(name)).sort() : [];
}

/** PEM roots of every set in the data folder; no passphrase is needed to verify. Empty before the first start. */
export async function trustedRoots(dataDir: string): Promise<string[]> {
  const folder = folderOf(dataDir);
  const sets = await setsIn(folder);
  return Promise.all(sets.map((set) => readRoot(path.join(folder, set, 'root.crt.pem'))));
}

async function readRoot(file: string): Promise<string> {
  let pem: string | null = null;
  try {
    pem = await readFile(file, 'utf8');
    return new X509Certificate(pem) && pem;
  } catch (cause) {
    throw new KeyError(`The root certificate ${file} is ${pem === null ? 'missing' : 'damaged'}. Restore the folder of its key set from a backup.`, { cause });
  }
}

function passphraseOf({ env }: Runtime, anySet: boolean): string {
  if (env.keyPassphrase) return env.keyPassphrase;
  const file = path.join(env.dataDir, 'secrets', SECRET);
  if (anySet && !existsSync(file)) {
    throw new KeyError(`The signing keys in ${folderOf(env.dataDir)} are encrypted, and their passphrase is missing: restore ${file} from a backup, or set BEKAL_KEY_PASSPHRASE.`);
  }
  return secretFile(env.dataDir, SECRET).toString('base64url');
}

/** A set appears whole or not at all: written beside its place, then renamed into it. */
async function writeSet(folder: string, set: string, authority: Authority, passphrase: string): Promise<void> {
  const draft = path.join(folder, `.new-${randomBytes(6).toString('hex')}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeKeyFolder(draft, authority, passphrase);
    await rename(draft, path.join(folder, set));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function readSet(folder: string, set: string, passphrase: string): Promise<Authority> {
  try {
    return await readKeyFolder(path.join(folder, set), passphrase);
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'a file is missing' : 'a file is damaged or the passphrase is wrong';
    throw new KeyError(`The signing keys in ${path.join(folder, set)} cannot be opened: ${why}. Restore them from a backup, or check BEKAL_KEY_PASSPHRASE.`, { cause });
  }
}

async function firstSet(rt: Runtime, folder: string, passphrase: string): Promise<string> {
  const sealed = await countSealed(rt.database.read);
  if (sealed > 0) throw new KeyError(`${sealed} certificates were signed, but the keys are gone from ${folder}. Restore that folder from a backup; new keys would not make old certificates verifiable.`);
  await writeSet(folder, '0001', createAuthority({ organisation: ORGANISATION, publication: publicationAt(rt.env.publicUrl), now: rt.clock.now() }), passphrase);
  return '0001';
}

/** The set to sign with: a signer that will soon end is succeeded by a new one below the same root. */
async function currentSet(rt: Runtime, folder: string, set: string, passphrase: string): Promise<{ set: string; authority: Authority }> {
  const authority = await readSet(folder, set, passphrase);
  const soon = new Date(rt.clock.now().getTime() + RENEWAL_MS);
  const ends = [authority.signer, authority.timestamper].some((held) => openSigner(held).validUntil < soon);
  if (!ends) return { set, authority };
  const next = String(Number(set) + 1).padStart(4, '0');
  const renewed = {
    root: authority.root,
    signer: issueCertificate(authority.root, { role: 'signer', commonName: openSigner(authority.signer).name, publication: publicationAt(rt.env.publicUrl), now: rt.clock.now() }),
    timestamper: issueCertificate(authority.root, { role: 'timestamper', commonName: openSigner(authority.timestamper).name, publication: publicationAt(rt.env.publicUrl), now: rt.clock.now() }),
  };
  await writeSet(folder, next, renewed, passphrase);
  return { set: next, authority: renewed };
}

async function open(rt: Runtime): Promise<OpenKeys> {
  const folder = folderOf(rt.env.dataDir);
  const known = await setsIn(folder);
  try {
    const passphrase = passphraseOf(rt, known.length > 0);
    const last = known.at(-1) ?? (await firstSet(rt, folder, passphrase));
    const { set, authority } = await currentSet(rt, folder, last, passphrase);
    return {
      set, created: known.length === 0, roots: [...new Set(await trustedRoots(rt.env.dataDir))],
      signer: openSigner(authority.signer),
      timestamper: localTimestamper({ ...authority.timestamper, now: () => rt.clock.now() }),
    };
  } catch (cause) {
    if (cause instanceof KeyError) throw cause;
    throw new KeyError(`The signing keys in ${folder} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * The keys of the set in use with the root's, decrypted for one purpose and not kept: for lists of revoked keys and
 * certificates of responders. @throws KeyError when they cannot be opened
 */
export async function openAuthority(rt: Runtime): Promise<Authority> {
  const { set } = await openKeys(rt);
  return readSet(folderOf(rt.env.dataDir), set, passphraseOf(rt, true));
}

const opened = new WeakMap<Runtime, Promise<OpenKeys>>();

/**
 * The keys of this process, opened once; made at the very first start.
 * @throws KeyError when they are missing, damaged, or locked by another passphrase
 */
export function openKeys(rt: Runtime): Promise<OpenKeys> {
  const known = opened.get(rt);
  if (known) return known;
  const opening = open(rt);
  opened.set(rt, opening);
  opening.catch(() => opened.delete(rt));
  return opening;
}
