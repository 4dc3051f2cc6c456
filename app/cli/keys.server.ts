import type { Runtime } from '~/platform/runtime.server';
import { certifyToken, KeyError, listKeys, rotateKeys, SignerHeldUp, type ListedKey } from '~/recognition/certification/index.server';
import { CommandError, EXIT, type Command } from './command';
import { withSystem } from './session.server';

const KINDS = ['P-256', 'RSA-2048', 'RSA-3072'] as const;
type Kind = (typeof KINDS)[number];

/** Runs a command on the keys; what is wrong with them is said in a line. */
const withKeys = <T>(run: (system: Runtime) => Promise<T>): Promise<T> => withSystem((system) => run(system).catch((error: unknown) => {
  throw error instanceof KeyError || error instanceof SignerHeldUp ? new CommandError(error.message) : error;
}));

const day = (at: Date): string => at.toISOString().slice(0, 10);

function line({ set, holder, name, key, keyId, validUntil, inUse, sealed }: ListedKey): string {
  const facts = [`${inUse ? '*' : ' '} ${set.padEnd(7)} ${holder.padEnd(11)} ${key.padEnd(8)} ${keyId}`, `until ${day(validUntil)}`, name];
  return [...facts, ...(sealed > 0 ? [`sealed ${sealed}`] : [])].join('  ');
}

export const keysList: Command = {
  name: 'keys list',
  summary: 'List every key the institution has or had: generation, kind, validity, certificates sealed. * is in use.',
  usage: '',
  args: { min: 0, max: 0 },
  run: ({ json }, { out, note }) => withKeys(async (system) => {
    const keys = await listKeys(system);
    if (keys.length === 0) note('There are no keys yet: they are made at the first start.');
    keys.forEach((key) => out(json ? JSON.stringify(key) : line(key)));
    return EXIT.ok;
  }),
};

const isKind = (word: string): word is Kind => KINDS.some((kind) => kind === word);

function kindOf(word: string | boolean | undefined): Kind | undefined {
  if (word === undefined) return undefined;
  if (typeof word !== 'string' || !isKind(word)) throw new CommandError(`Kinds of key: ${KINDS.join(', ')}.`);
  return word;
}

export const keysRotate: Command = {
  name: 'keys rotate',
  summary: 'Put a new signing key in use below the same root; what the old one sealed stays genuine.',
  usage: '[--key KIND] [--timestamper | --all]',
  options: {
    key: { type: 'string', summary: `kind of the new signing key: ${KINDS.join(' | ')}; the present kind otherwise` },
    timestamper: { type: 'boolean', summary: 'renew the time-stamp authority instead of the signer' },
    all: { type: 'boolean', summary: 'renew both' },
  },
  args: { min: 0, max: 0 },
  run: ({ flags, json }, { out }) => {
    const key = kindOf(flags.key);
    const renewal = { key, signer: flags.timestamper !== true || flags.all === true, timestamper: flags.timestamper === true || flags.all === true };
    if (key !== undefined && !renewal.signer) throw new CommandError('--key is the kind of the signing key; the time-stamp authority keeps its own.');
    return withKeys(async (system) => {
      const rotated = await rotateKeys(system, renewal);
      out(json ? JSON.stringify({ ok: true, ...rotated }) : `Set ${rotated.set} is in use instead of ${rotated.before}; signer ${rotated.signerKeyId}, time-stamp authority ${rotated.timestamperKeyId}. Make a backup now.`);
      return EXIT.ok;
    });
  },
};

export const keysCertify: Command = {
  name: 'keys certify',
  summary: 'Make a certificate below our root for the key in the PKCS#11 token that is set.',
  usage: '[--name NAME]',
  options: { name: { type: 'string', summary: 'name in the certificate; that of the present signer otherwise' } },
  args: { min: 0, max: 0 },
  run: ({ flags, json }, { out }) => withKeys(async (system) => {
    const made = await certifyToken(system, typeof flags.name === 'string' ? flags.name : undefined);
    out(json ? JSON.stringify({ ok: true, ...made }) : `${made.name}, key ${made.keyId}, until ${day(made.validUntil)}: ${made.file}`);
    return EXIT.ok;
  }),
};
