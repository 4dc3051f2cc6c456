import { createAuthority, localTimestamper, openSigner, type Authority, type Signer, type Timestamper } from '#certificates';
import type { Runtime } from '~/platform/runtime.server';
import { countSealed } from '../seal/seal.data.server';
import { publicationAt } from '../trust/publication.server';
import { chooseSigner } from './choose-signer.server';
import { KeyError } from './key-error.server';
import { keyFolderOf, nextSet, passphraseOf, readSet, setsIn, trustedRoots, writeSet } from './key-sets.server';
import { renewSet } from './renew-set.server';
import { heldUp } from './signer-held-up.server';

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

/** A set of our own keys, decrypted. */
interface OpenSet {
  readonly set: string;
  readonly authority: Authority;
  readonly created: boolean;
}

const ORGANISATION = 'Dinas Sosial Provinsi Jawa Timur';
/** A signer is renewed below the same root when less than this is left of it. */
const RENEWAL_MS = 30 * 86_400_000;
/** How often the folder is looked at for a set that another process made, in milliseconds. */
const LOOK_MS = 5_000;

async function firstSet(rt: Runtime, passphrase: string): Promise<string> {
  const { dataDir } = rt.env;
  const sealed = await countSealed(rt.database.read);
  if (sealed > 0) throw new KeyError(`${sealed} certificates were signed, but the keys are gone from ${keyFolderOf(dataDir)}. Restore that folder from a backup; new keys would not make old certificates verifiable.`);
  await writeSet(dataDir, '0001', createAuthority({ organisation: ORGANISATION, publication: publicationAt(rt.env.publicUrl), now: rt.clock.now() }), passphrase);
  return '0001';
}

/** The set to sign with: keys that will soon end are succeeded by new ones below the same root. */
async function currentSet(rt: Runtime, set: string, passphrase: string): Promise<{ set: string; authority: Authority }> {
  const authority = await readSet(rt.env.dataDir, set, passphrase);
  const soon = new Date(rt.clock.now().getTime() + RENEWAL_MS);
  const ends = [authority.signer, authority.timestamper].some((held) => openSigner(held).validUntil < soon);
  if (!ends) return { set, authority };
  const renewed = renewSet(authority, { signer: true, timestamper: true, publication: publicationAt(rt.env.publicUrl) }, rt.clock.now());
  const next = nextSet(set);
  await writeSet(rt.env.dataDir, next, renewed, passphrase);
  return { set: next, authority: renewed };
}

async function openSet(rt: Runtime): Promise<OpenSet> {
  const { dataDir } = rt.env;
  const known = await setsIn(dataDir);
  try {
    const passphrase = passphraseOf(rt, known.length > 0);
    const last = known.at(-1) ?? (await firstSet(rt, passphrase));
    return { ...(await currentSet(rt, last, passphrase)), created: known.length === 0 };
  } catch (cause) {
    if (cause instanceof KeyError) throw cause;
    throw new KeyError(`The signing keys in ${keyFolderOf(dataDir)} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * The keys of the set in use with the root's, decrypted for one purpose and not kept: for lists of revoked keys and
 * certificates of responders. @throws KeyError when they cannot be opened
 */
export const openAuthority = async (rt: Runtime): Promise<Authority> => (await openSet(rt)).authority;

/**
 * Our own local key and time-stamp authority, whatever signer presses certificates: for papers of the system itself,
 * which no person signs. @throws KeyError
 */
export async function openOwnKeys(rt: Runtime): Promise<Pick<OpenKeys, 'signer' | 'timestamper'>> {
  const { authority } = await openSet(rt);
  return { signer: openSigner(authority.signer), timestamper: localTimestamper({ ...authority.timestamper, now: () => rt.clock.now() }) };
}

async function open(rt: Runtime): Promise<OpenKeys> {
  const { set, authority, created } = await openSet(rt);
  const signer = await chooseSigner(rt, authority).catch(heldUp);
  return { set, created, signer, timestamper: localTimestamper({ ...authority.timestamper, now: () => rt.clock.now() }), roots: await trustedRoots(rt.env.dataDir) };
}

interface Opened {
  readonly keys: Promise<OpenKeys>;
  lookedAt: number;
}

const opened = new WeakMap<Runtime, Opened>();

/** Whether another process made a newer set meanwhile (`bekal keys rotate`); looked for every few seconds. */
async function isSucceeded(rt: Runtime, entry: Opened): Promise<boolean> {
  if (Date.now() - entry.lookedAt < LOOK_MS) return false;
  entry.lookedAt = Date.now();
  return (await setsIn(rt.env.dataDir)).at(-1) !== (await entry.keys).set;
}

/**
 * The keys of this process, opened once, and again when a newer set appears; made at the very first start.
 * @throws KeyError when they are missing, damaged, or locked by another passphrase
 * @throws SignerHeldUp when the signer is outside (token, service) and cannot be used now
 */
export async function openKeys(rt: Runtime): Promise<OpenKeys> {
  const known = opened.get(rt);
  if (known && !(await isSucceeded(rt, known))) return known.keys;
  const entry: Opened = { keys: open(rt), lookedAt: Date.now() };
  opened.set(rt, entry);
  entry.keys.catch(() => opened.delete(rt));
  return entry.keys;
}
