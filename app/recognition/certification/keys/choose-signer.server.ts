import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  bsrePersonalSigner, bsreSealSigner, openP12, openPkcs11, openSigner, type ActivationMemory, type Authority, type BsreSigner, type Pkcs11Settings, type Signer,
} from '#certificates';
import type { Env } from '~/platform/env.server';
import type { Runtime } from '~/platform/runtime.server';
import type { SignerSetting } from '~/platform/signer-env.server';
import { KeyError } from './key-error.server';
import { keepOutsideRoots, keyFolderOf } from './key-sets.server';

type Pkcs11Setting = Extract<SignerSetting, { kind: 'pkcs11' }>;
type BsreSetting = Extract<SignerSetting, { kind: 'bsre-person' | 'bsre-seal' }>;

async function readSetting(variable: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new KeyError(`${variable}: the file ${file} cannot be read.`, { cause });
  }
}

/** The certificates of a PEM file, each checked to be one. */
async function certificatesIn(variable: string, file: string): Promise<string[]> {
  const blocks = (await readSetting(variable, file)).toString('utf8').match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length === 0) throw new Error('no certificate');
    return blocks.map((pem) => new X509Certificate(pem).toString());
  } catch (cause) {
    throw new KeyError(`${variable}: ${file} holds no PEM certificates.`, { cause });
  }
}

/** Our certificate of a token's key, where `bekal keys certify` puts it. */
export const tokenCertificateOf = (env: Env): string => path.join(keyFolderOf(env.dataDir), 'pkcs11.crt.pem');

/** What the library needs to find the key; the certificate comes from a file, or from the token. */
export function pkcs11Place({ library, token, pin, keyLabel, keyId, binding }: Pkcs11Setting): Pkcs11Settings {
  return { library, token, pin, ...(keyLabel === null ? {} : { keyLabel }), ...(keyId === null ? {} : { keyId }), ...(binding === null ? {} : { binding }) };
}

async function openToken(env: Env, setting: Pkcs11Setting): Promise<Signer> {
  const file = setting.certificate ?? (existsSync(tokenCertificateOf(env)) ? tokenCertificateOf(env) : null);
  const certificate = file === null ? null : (await certificatesIn('BEKAL_SIGNER_CERTIFICATE', file)).join('');
  return openPkcs11({ ...pkcs11Place(setting), ...(certificate === null ? {} : { certificate }) });
}

async function openFile(setting: Extract<SignerSetting, { kind: 'file' }>): Promise<Signer> {
  const bytes = await readSetting('BEKAL_SIGNER_FILE', setting.file);
  if (!bytes.includes('-----BEGIN ')) return openP12(bytes, setting.passphrase ?? '');
  const certificate = setting.certificate === null ? bytes.toString('utf8') : (await certificatesIn('BEKAL_SIGNER_CERTIFICATE', setting.certificate)).join('');
  return openSigner({ certificate, privateKey: bytes.toString('utf8'), ...(setting.passphrase === null ? {} : { passphrase: setting.passphrase }) });
}

/** The activation of a seal, kept beside the other secrets: each is given out in return for the one before. */
function activationMemory(env: Env, first: string | null): ActivationMemory {
  const file = path.join(env.dataDir, 'secrets', 'bsre-activation');
  return {
    read: async () => (existsSync(file) ? (await readFile(file, 'utf8')).trim() : (first ?? undefined)),
    async write(totp) {
      await writeFile(`${file}.new`, totp, { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}

function openBsre(rt: Runtime, setting: BsreSetting): BsreSigner {
  const { url, username, password, plainHttp } = setting;
  const address = { baseUrl: url, username, password, plainHttp };
  if (setting.kind === 'bsre-seal') return bsreSealSigner(address, { idSubscriber: setting.subscriber, activation: activationMemory(rt.env, setting.activation), now: () => rt.clock.now() });
  return bsrePersonalSigner(address, { passphrase: setting.passphrase, ...(setting.nik === null ? { email: setting.email ?? '' } : { nik: setting.nik }) });
}

/**
 * The signer that is set: the local key of the set, a key file, a token, or a service. Roots of signers from outside
 * are kept, so that what they sign verifies for ever.
 * @throws KeyError when a file that is named is missing; SignerError when the signer cannot be used now
 */
export async function chooseSigner(rt: Runtime, authority: Authority): Promise<Signer> {
  const setting = rt.env.signer;
  if (setting.kind === 'local') return openSigner(authority.signer);
  if (setting.roots !== null) await keepOutsideRoots(rt.env.dataDir, await certificatesIn('BEKAL_SIGNER_ROOTS', setting.roots));
  if (setting.kind === 'file') return openFile(setting);
  return setting.kind === 'pkcs11' ? openToken(rt.env, setting) : openBsre(rt, setting);
}
