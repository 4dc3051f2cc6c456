import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { certificateFacts } from '#certificates';
import type { Runtime } from '~/platform/runtime.server';
import { tokenCertificateOf } from './choose-signer.server';
import { KeyError } from './key-error.server';
import { keyFolderOf, outsideRoots, setsIn } from './key-sets.server';
import { sealedByKey } from './keys.data.server';

export interface ListedKey {
  /** Generation, 'token' for a certified key in a token, 'outside' for a root of a signer from outside. */
  readonly set: string;
  readonly holder: 'root' | 'signer' | 'timestamper';
  readonly name: string;
  readonly key: string;
  readonly keyId: string;
  readonly serial: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** Of the newest generation. */
  readonly inUse: boolean;
  /** Certificates it has sealed. */
  readonly sealed: number;
}

function keyWords({ publicKey: { asymmetricKeyType, asymmetricKeyDetails } }: X509Certificate): string {
  return asymmetricKeyType === 'rsa' ? `RSA-${asymmetricKeyDetails?.modulusLength ?? '?'}` : asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'P-256' : String(asymmetricKeyType);
}

/** Every key the institution has or had, the newest generation last. Certificates alone are read: no passphrase is needed. */
export async function listKeys(rt: Runtime): Promise<ListedKey[]> {
  const { env } = rt;
  const [sets, sealed] = [await setsIn(env.dataDir), await sealedByKey(rt.database.read)];
  const describe = (pem: string, set: string, holder: ListedKey['holder'], inUse: boolean): ListedKey => {
    const { name, keyId, serial, validFrom, validUntil } = certificateFacts(pem);
    return { set, holder, name, key: keyWords(new X509Certificate(pem)), keyId, serial, validFrom, validUntil, inUse, sealed: holder === 'signer' ? (sealed.get(keyId) ?? 0) : 0 };
  };
  const own = await Promise.all(sets.flatMap((set) => (['root', 'signer', 'timestamper'] as const).map(async (holder) => {
    const file = path.join(keyFolderOf(env.dataDir), set, `${holder}.crt.pem`);
    const pem = await readFile(file, 'utf8').catch((cause: unknown) => { throw new KeyError(`${file} cannot be read. Restore the folder of its key set from a backup.`, { cause }); });
    return describe(pem, set, holder, set === sets.at(-1) && (holder !== 'signer' || env.signer.kind === 'local'));
  })));
  const token = existsSync(tokenCertificateOf(env)) ? [describe(await readFile(tokenCertificateOf(env), 'utf8'), 'token', 'signer', env.signer.kind === 'pkcs11')] : [];
  const outside = (await outsideRoots(env.dataDir)).map((pem) => describe(pem, 'outside', 'root', env.signer.kind !== 'local'));
  return [...own, ...token, ...outside];
}
