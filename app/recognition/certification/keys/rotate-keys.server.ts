import { localTimestamper, openSigner, type Authority } from '#certificates';
import { systemContext } from '~/people/access/index.server';
import { done } from '~/platform/outcome';
import type { Runtime } from '~/platform/runtime.server';
import { publicationAt } from '../trust/publication.server';
import { KeyError } from './key-error.server';
import { nextSet, passphraseOf, readSet, setsIn, trustedRoots, writeSet } from './key-sets.server';
import { proveKeys } from './ready-certification.server';
import { renewSet, type Renewal } from './renew-set.server';

export interface Rotated {
  readonly set: string;
  readonly before: string;
  readonly signerKeyId: string;
  readonly timestamperKeyId: string;
}

/**
 * Makes a new set of keys below the same root and puts it in use: a new signer, a new time-stamp authority, or both.
 * What the old keys signed stays genuine; the old set stays where it is. The new keys sign and verify a blank
 * certificate before they are written. A running server takes them up within seconds.
 * @throws KeyError when there are no keys yet, or those there are cannot be opened
 */
export async function rotateKeys(rt: Runtime, renewal: Renewal): Promise<Rotated> {
  const { dataDir } = rt.env;
  const before = (await setsIn(dataDir)).at(-1);
  if (before === undefined) throw new KeyError('There are no keys yet: they are made at the first start.');
  const passphrase = passphraseOf(rt, true);
  const renewed = renewSet(await readSet(dataDir, before, passphrase), { ...renewal, publication: publicationAt(rt.env.publicUrl) }, rt.clock.now());
  const set = nextSet(before);
  await prove(rt, set, renewed);
  await writeSet(dataDir, set, renewed, passphrase);
  const rotated = { set, before, signerKeyId: openSigner(renewed.signer).keyId, timestamperKeyId: openSigner(renewed.timestamper).keyId };
  await systemContext(rt.clock.now()).transaction((_tx, audit) => {
    audit({ action: 'keys.rotated', subjectType: 'KeySet', subjectId: set, detail: { ...rotated, signer: renewal.signer, timestamper: renewal.timestamper } });
    return Promise.resolve(done(null));
  });
  return rotated;
}

async function prove(rt: Runtime, set: string, { signer, timestamper }: Authority): Promise<void> {
  const now = () => rt.clock.now();
  await proveKeys({ set, created: false, signer: openSigner(signer), timestamper: localTimestamper({ ...timestamper, now }), roots: await trustedRoots(rt.env.dataDir) }, now());
}
