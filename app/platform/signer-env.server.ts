import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Which signer presses certificates; secrets are in memory only. */
export type SignerSetting =
  | { readonly kind: 'local' }
  | { readonly kind: 'file'; readonly file: string; readonly passphrase: string | null; readonly certificate: string | null; readonly roots: string }
  | {
    readonly kind: 'pkcs11'; readonly library: string; readonly token: string; readonly pin: string; readonly keyLabel: string | null; readonly keyId: string | null;
    readonly certificate: string | null; readonly roots: string | null; readonly binding: string | null;
  }
  | (BsreAddress & { readonly kind: 'bsre-person'; readonly nik: string | null; readonly email: string | null; readonly passphrase: string })
  | (BsreAddress & { readonly kind: 'bsre-seal'; readonly subscriber: string; readonly activation: string | null });

interface BsreAddress {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly plainHttp: boolean;
  readonly roots: string;
}

/** Variables that may also be given as the path of a file: `NAME_FILE`. */
const SECRETS = ['BEKAL_SIGNER_PASSPHRASE', 'BEKAL_PKCS11_PIN', 'BEKAL_BSRE_PASSWORD', 'BEKAL_BSRE_PASSPHRASE', 'BEKAL_BSRE_ACTIVATION'] as const;

const text = z.string().min(1);
const bsre = {
  BEKAL_BSRE_URL: z.url(), BEKAL_BSRE_USERNAME: text, BEKAL_BSRE_PASSWORD: text, BEKAL_BSRE_PLAIN_HTTP: z.enum(['0', '1']).default('0'), BEKAL_SIGNER_ROOTS: text,
};
const Variables = z.discriminatedUnion('BEKAL_SIGNER', [
  z.object({ BEKAL_SIGNER: z.literal('local') }),
  z.object({ BEKAL_SIGNER: z.literal('file'), BEKAL_SIGNER_FILE: text, BEKAL_SIGNER_PASSPHRASE: text.optional(), BEKAL_SIGNER_CERTIFICATE: text.optional(), BEKAL_SIGNER_ROOTS: text }),
  z.object({
    BEKAL_SIGNER: z.literal('pkcs11'), BEKAL_PKCS11_LIBRARY: text, BEKAL_PKCS11_TOKEN: text, BEKAL_PKCS11_PIN: text, BEKAL_PKCS11_KEY: text.optional(),
    BEKAL_PKCS11_KEY_ID: z.string().regex(/^([0-9a-f]{2})+$/i, 'must be hexadecimal').optional(), BEKAL_PKCS11_BINDING: text.optional(),
    BEKAL_SIGNER_CERTIFICATE: text.optional(), BEKAL_SIGNER_ROOTS: text.optional(),
  }).refine((given) => (given.BEKAL_PKCS11_KEY === undefined) !== (given.BEKAL_PKCS11_KEY_ID === undefined), { path: ['BEKAL_PKCS11_KEY'], message: 'give the label of the key, or its id in BEKAL_PKCS11_KEY_ID' }),
  z.object({
    BEKAL_SIGNER: z.literal('bsre-person'), ...bsre, BEKAL_BSRE_NIK: z.string().regex(/^\d{16}$/, 'must be 16 digits').optional(), BEKAL_BSRE_EMAIL: z.email().optional(), BEKAL_BSRE_PASSPHRASE: text,
  }).refine((given) => (given.BEKAL_BSRE_NIK === undefined) !== (given.BEKAL_BSRE_EMAIL === undefined), { path: ['BEKAL_BSRE_NIK'], message: 'give the NIK of the official, or BEKAL_BSRE_EMAIL' }),
  z.object({ BEKAL_SIGNER: z.literal('bsre-seal'), ...bsre, BEKAL_BSRE_SUBSCRIBER: text, BEKAL_BSRE_ACTIVATION: text.optional() }),
]);
type Given = z.output<typeof Variables>;

function withFiles(source: Readonly<Record<string, string | undefined>>): { given: Record<string, string | undefined>; faults: string[] } {
  const given: Record<string, string | undefined> = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const faults: string[] = [];
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    try {
      given[name] = readFileSync(file, 'utf8').trim();
    } catch {
      faults.push(`${name}_FILE: the file cannot be read`);
    }
  }
  return { given: { ...given, BEKAL_SIGNER: given.BEKAL_SIGNER ?? 'local' }, faults };
}

const address = (given: Extract<Given, { BEKAL_BSRE_URL: string }>): BsreAddress => ({
  url: given.BEKAL_BSRE_URL, username: given.BEKAL_BSRE_USERNAME, password: given.BEKAL_BSRE_PASSWORD, plainHttp: given.BEKAL_BSRE_PLAIN_HTTP === '1', roots: given.BEKAL_SIGNER_ROOTS,
});

function settingOf(given: Given): SignerSetting {
  switch (given.BEKAL_SIGNER) {
    case 'local':
      return { kind: 'local' };
    case 'file':
      return { kind: 'file', file: given.BEKAL_SIGNER_FILE, passphrase: given.BEKAL_SIGNER_PASSPHRASE ?? null, certificate: given.BEKAL_SIGNER_CERTIFICATE ?? null, roots: given.BEKAL_SIGNER_ROOTS };
    case 'pkcs11':
      return {
        kind: 'pkcs11', library: given.BEKAL_PKCS11_LIBRARY, token: given.BEKAL_PKCS11_TOKEN, pin: given.BEKAL_PKCS11_PIN, keyLabel: given.BEKAL_PKCS11_KEY ?? null,
        keyId: given.BEKAL_PKCS11_KEY_ID ?? null, binding: given.BEKAL_PKCS11_BINDING ?? null, certificate: given.BEKAL_SIGNER_CERTIFICATE ?? null, roots: given.BEKAL_SIGNER_ROOTS ?? null,
      };
    case 'bsre-person':
      return { kind: 'bsre-person', ...address(given), nik: given.BEKAL_BSRE_NIK ?? null, email: given.BEKAL_BSRE_EMAIL ?? null, passphrase: given.BEKAL_BSRE_PASSPHRASE };
    case 'bsre-seal':
      return { kind: 'bsre-seal', ...address(given), subscriber: given.BEKAL_BSRE_SUBSCRIBER, activation: given.BEKAL_BSRE_ACTIVATION ?? null };
  }
}

/** Reads which signer is set; faults name the variable and never its value. */
export function readSignerSetting(source: Readonly<Record<string, string | undefined>>): { readonly setting: SignerSetting; readonly faults: readonly string[] } {
  const { given, faults } = withFiles(source);
  const parsed = Variables.safeParse(given);
  if (parsed.success) return { setting: settingOf(parsed.data), faults };
  return { setting: { kind: 'local' }, faults: [...faults, ...parsed.error.issues.map(({ path, message, code }) => `${path.join('.')}: ${code === 'invalid_union' ? 'must be local, file, pkcs11, bsre-person or bsre-seal' : message}`)] };
}
