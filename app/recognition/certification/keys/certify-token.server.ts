import { writeFile } from 'node:fs/promises';
import { certifyKey, certificateFacts, readPkcs11Key } from '#certificates';
import { systemContext } from '~/people/access/index.server';
import { done } from '~/platform/outcome';
import type { Runtime } from '~/platform/runtime.server';
import { publicationAt } from '../trust/publication.server';
import { pkcs11Place, tokenCertificateOf } from './choose-signer.server';
import { KeyError } from './key-error.server';
import { passphraseOf, readSet, setsIn } from './key-sets.server';
import { heldUp } from './signer-held-up.server';

export interface CertifiedToken {
  readonly file: string;
  readonly name: string;
  readonly keyId: string;
  readonly validUntil: Date;
}

/**
 * Makes a certificate below our root for the key in the token that is set (BEKAL_SIGNER=pkcs11): the step of the
 * ceremony that puts a token in the place of the local key. Only a new certificate for another key replaces the file.
 * @throws KeyError when no token is set or the root cannot be opened; SignerHeldUp when the token cannot be used
 */
export async function certifyToken(rt: Runtime, commonName?: string): Promise<CertifiedToken> {
  const setting = rt.env.signer;
  if (setting.kind !== 'pkcs11') throw new KeyError('No token is set: BEKAL_SIGNER=pkcs11 with the BEKAL_PKCS11_ variables (docs/operations.md).');
  const last = (await setsIn(rt.env.dataDir)).at(-1);
  if (last === undefined) throw new KeyError('There are no keys yet: start the system once, or run doctor.');
  const { root, signer } = await readSet(rt.env.dataDir, last, passphraseOf(rt, true));
  const publicKey = await readPkcs11Key(pkcs11Place(setting)).catch(heldUp);
  const certificate = certifyKey(root, { role: 'signer', commonName: commonName ?? certificateFacts(signer.certificate).name, publicKey, publication: publicationAt(rt.env.publicUrl), now: rt.clock.now() });
  const file = tokenCertificateOf(rt.env);
  await writeFile(file, certificate, { mode: 0o644 });
  const { name, keyId, validUntil } = certificateFacts(certificate);
  await systemContext(rt.clock.now()).transaction((_tx, audit) => {
    audit({ action: 'keys.certified', subjectType: 'KeySet', subjectId: 'token', detail: { name, keyId } });
    return Promise.resolve(done(null));
  });
  return { file, name, keyId, validUntil };
}
