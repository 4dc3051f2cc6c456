/** A folder with the institution's keys: certificates in the open, private keys encrypted. */
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openKey, SignerError } from './open-signer.ts';
import type { Authority, KeyedCertificate } from './authority.ts';

/** Iterations of PBKDF2 are OpenSSL's default for PKCS#8 (2048): the passphrase has to be long, not memorable. */
const CIPHER = 'aes-256-cbc';
const HOLDERS = ['root', 'signer', 'timestamper'] as const;
type Holder = (typeof HOLDERS)[number];

/** Shortest passphrase accepted, in characters. */
export const MIN_PASSPHRASE = 16;

const certificateFile = (folder: string, holder: Holder): string => join(folder, `${holder}.crt.pem`);
const keyFile = (folder: string, holder: Holder): string => join(folder, `${holder}.key.pem`);

/** Private key as encrypted PKCS#8 PEM. @throws SignerError when the key cannot be opened. */
export function encryptKey(privateKey: string, passphrase: string): string {
  return String(openKey(privateKey).export({ type: 'pkcs8', format: 'pem', cipher: CIPHER, passphrase }));
}

/** Writes a file that must not exist yet, and has it on the disk before it returns. */
async function writeNew(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Writes an authority into a folder: `<holder>.crt.pem` (0644) and `<holder>.key.pem` (0600, encrypted), folder 0700.
 * Never overwrites: existing keys may have signed certificates that are out in the world.
 * @throws SignerError for a passphrase shorter than 16 characters; Error EEXIST when keys are there already.
 */
export async function writeKeyFolder(folder: string, authority: Authority, passphrase: string): Promise<void> {
  if (passphrase.length < MIN_PASSPHRASE) throw new SignerError(`The passphrase needs at least ${MIN_PASSPHRASE} characters`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  for (const holder of HOLDERS) {
    await writeNew(keyFile(folder, holder), encryptKey(authority[holder].privateKey, passphrase), 0o600);
    await writeNew(certificateFile(folder, holder), authority[holder].certificate, 0o644);
  }
}

async function readHolder(folder: string, holder: Holder, passphrase: string): Promise<KeyedCertificate> {
  const [certificate, encrypted] = await Promise.all([readFile(certificateFile(folder, holder), 'utf8'), readFile(keyFile(folder, holder), 'utf8')]);
  return { certificate, privateKey: String(openKey(encrypted, passphrase).export({ type: 'pkcs8', format: 'pem' })) };
}

/**
 * Reads an authority from a folder written by `writeKeyFolder`.
 * @throws SignerError when the passphrase is wrong or a key is damaged; Error ENOENT when files are missing.
 */
export async function readKeyFolder(folder: string, passphrase: string): Promise<Authority> {
  const [root, signer, timestamper] = await Promise.all(HOLDERS.map((holder) => readHolder(folder, holder, passphrase)));
  if (!root || !signer || !timestamper) throw new SignerError('The key folder is incomplete');
  return { root, signer, timestamper };
}
