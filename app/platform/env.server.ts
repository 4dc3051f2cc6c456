import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from './project-root.server';
import { readSignerSetting, type SignerSetting } from './signer-env.server';

const Environment = z.object({
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.string().regex(/^(file:|postgres(ql)?:)/, 'must begin with file: or postgresql:').optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  BEKAL_DEMO: z.enum(['0', '1']).default('1'),
  BEKAL_KEY_PASSPHRASE: z.string().min(16).optional(),
  BEKAL_ARCHIVE_RENEW_MONTHS: z.coerce.number().int().min(1).max(60).default(12),
});

export interface Env {
  /** Everything the system writes lives below this folder. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly host: string;
  /** Address printed on certificates and sent in invitations, without a slash at the end. */
  readonly publicUrl: string;
  /** Demo mode: invented people, accounts shown on the sign-in page. */
  readonly demo: boolean;
  /** Encrypts signing keys at rest; a generated file is used where none is given. */
  readonly keyPassphrase: string | null;
  /** How many months before a time-stamp authority ends its stamps in archived certificates are renewed. */
  readonly archiveRenewMonths: number;
  /** Which signer presses certificates: our own key unless told otherwise. */
  readonly signer: SignerSetting;
}

export class EnvironmentError extends Error {}

/** Reads and checks the environment once, at boot. Throws EnvironmentError naming each wrong variable. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  const { setting, faults } = readSignerSetting(source);
  const all = [...(parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)), ...faults];
  if (!parsed.success || all.length > 0) throw new EnvironmentError(all.join('\n'));
  const env = parsed.data;
  const dataDir = path.resolve(projectRoot(), env.DATA_DIR ?? 'data');
  return {
    dataDir,
    databaseUrl: env.DATABASE_URL ?? `file:${path.join(dataDir, 'bekal.db')}`,
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    demo: env.BEKAL_DEMO === '1',
    keyPassphrase: env.BEKAL_KEY_PASSPHRASE ?? null,
    archiveRenewMonths: env.BEKAL_ARCHIVE_RENEW_MONTHS,
    signer: setting,
  };
}

/** A secret of 32 bytes kept in a file only its owner can read; made at first use. */
export function secretFile(dataDir: string, name: string): Buffer {
  const folder = path.join(dataDir, 'secrets');
  const file = path.join(folder, name);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
}
