/** Signing with a key in a PKCS#11 token: a hardware security module, a smart card, SoftHSM. */
import { createHash, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createRequire } from 'node:module';
import { integer, sequence } from '../asn1/der-writer.ts';
import { readBerExactly } from '../asn1/ber-reader.ts';
import { signerFacts } from './open-signer.ts';
import { fromPem } from './pem.ts';
import { Pkcs11Channel } from './pkcs11-channel.ts';
import type { Pkcs11Answer, Pkcs11Key, Pkcs11Place } from './pkcs11-talk.ts';
import { SignerError } from './signer-error.ts';
import type { SignerProblem } from './signer-error.ts';
import type { RawSigner } from './signer.ts';

/** Where the key is, and what the token does not hold itself. */
export interface Pkcs11Settings extends Pkcs11Place {
  /** PEM certificate of the key with its chain, where it is not on the token. */
  readonly certificate?: string;
  /** Folder of the package pkcs11js; looked for from the working folder unless told otherwise. */
  readonly binding?: string;
  /** Longest wait for one call in milliseconds; 15,000 unless told otherwise. */
  readonly timeoutMs?: number;
}

/** A signer whose key stays in its token. */
export interface Pkcs11Signer extends RawSigner {
  /** Ends the process that holds the session. */
  close(): void;
}

const PROBLEMS: Readonly<Record<string, SignerProblem>> = {
  BINDING: 'module-missing', LIBRARY: 'module-broken', NO_TOKEN: 'token-absent', NO_KEY: 'key-absent',
  CKR_PIN_INCORRECT: 'pin-wrong', CKR_PIN_INVALID: 'pin-wrong', CKR_PIN_LEN_RANGE: 'pin-wrong', CKR_PIN_EXPIRED: 'pin-wrong', CKR_PIN_LOCKED: 'pin-locked',
  CKR_TOKEN_NOT_PRESENT: 'token-absent', CKR_DEVICE_REMOVED: 'token-absent', CKR_DEVICE_ERROR: 'token-absent', CKR_SLOT_ID_INVALID: 'token-absent',
  CKR_SESSION_HANDLE_INVALID: 'token-absent', CKR_SESSION_CLOSED: 'token-absent', CKR_USER_NOT_LOGGED_IN: 'token-absent', CKR_OBJECT_HANDLE_INVALID: 'token-absent',
  // What libraries of modules reached over a network say when they do not reach them.
  CKR_GENERAL_ERROR: 'token-absent', CKR_FUNCTION_FAILED: 'token-absent',
  CKR_KEY_FUNCTION_NOT_PERMITTED: 'key-unusable', CKR_MECHANISM_INVALID: 'key-unusable',
};

const HINTS: Readonly<Partial<Record<SignerProblem, string>>> = {
  'module-missing': 'the package pkcs11js cannot be loaded; install it where a C++ compiler is: npm install --no-save pkcs11js@2.1.7',
  'module-broken': 'the library of the vendor cannot be used',
  'pin-wrong': 'the PIN is refused; it is not tried again, since a token locks itself after a few wrong ones',
  'pin-locked': 'the PIN is locked; the security officer of the token has to unlock it',
};

/** A PIN that was refused once is never sent again by this process: tokens lock after three to ten wrong ones. */
const refusedPins = new Set<string>();
const pinMark = ({ library, token, pin }: Pkcs11Place): string => createHash('sha256').update(JSON.stringify([library, token, pin])).digest('hex');

const faultOf = (place: Pkcs11Place, code: string, message: string): SignerError => {
  const problem = PROBLEMS[code] ?? 'module-broken';
  return new SignerError(`PKCS#11 token ${place.token}: ${HINTS[problem] ?? message} (${code})`, { problem });
};

function bindingPath(binding: string | undefined): string {
  try {
    return createRequire(`${process.cwd()}/`).resolve(binding ?? 'pkcs11js');
  } catch (cause) {
    throw new SignerError(`PKCS#11: ${HINTS['module-missing'] ?? ''}`, { cause, problem: 'module-missing' });
  }
}

async function openChannel(settings: Pkcs11Settings): Promise<{ channel: Pkcs11Channel; key: Pkcs11Key }> {
  const { library, token, pin, keyLabel, keyId, timeoutMs = 15_000 } = settings;
  const place: Pkcs11Place = { library, token, pin, ...(keyLabel === undefined ? {} : { keyLabel }), ...(keyId === undefined ? {} : { keyId }) };
  const mark = pinMark(place);
  if (refusedPins.has(mark)) throw faultOf(place, 'CKR_PIN_INCORRECT', '');
  const binding = bindingPath(settings.binding);
  const channel = await Pkcs11Channel.start(timeoutMs);
  try {
    const answer = await channel.ask({ ask: 'open', binding, place });
    if ('key' in answer) return { channel, key: answer.key };
    if ('code' in answer && PROBLEMS[answer.code] === 'pin-wrong') refusedPins.add(mark);
    throw 'code' in answer ? faultOf(place, answer.code, answer.message) : new SignerError('PKCS#11: unexpected answer', { problem: 'module-broken' });
  } catch (error) {
    channel.stop();
    throw error;
  }
}

/** The public half as the token tells it; undefined where it does not. */
function publicKeyOf(key: Pkcs11Key): KeyObject | undefined {
  const [first, second] = key.parts;
  if (!first || !second) return undefined;
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  if (key.type === 'rsa') return createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: text(first), e: text(second) } });
  const point = readBerExactly(second).content;
  if (Buffer.from(first).toString('hex') !== '06082a8648ce3d030107' || point.length !== 65 || point[0] !== 4) throw new SignerError('The key on the token is of another curve than P-256');
  return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: text(point.subarray(1, 33)), y: text(point.subarray(33)) } });
}

/** DigestInfo of SHA-256 (RFC 8017, 9.2): what PKCS#1 v1.5 signs. */
const DIGEST_INFO = Uint8Array.from(Buffer.from('3031300d060960864801650304020105000420', 'hex'));

/** A token's ECDSA value, r and s one after the other, as the SEQUENCE that CMS wants. */
function ecdsaValue(raw: Uint8Array): Uint8Array {
  const half = raw.length / 2;
  return sequence(integer(raw.subarray(0, half)), integer(raw.subarray(half)));
}

function signatureIn(settings: Pkcs11Settings, answer: Pkcs11Answer): Uint8Array {
  if ('signature' in answer) return answer.signature;
  throw 'code' in answer ? faultOf(settings, answer.code, answer.message) : new SignerError('PKCS#11: unexpected answer', { problem: 'module-broken' });
}

/**
 * The public key of a key on a token, for making its certificate.
 * @throws SignerError as `openPkcs11`; `key-absent` also where the token keeps no public half
 */
export async function readPkcs11Key(settings: Pkcs11Settings): Promise<KeyObject> {
  const { channel, key } = await openChannel(settings);
  channel.stop();
  const found = publicKeyOf(key);
  if (!found) throw new SignerError('The token holds no public key beside the private one', { problem: 'key-absent' });
  return found;
}

/**
 * Opens a key in a PKCS#11 token (RSA or P-256). The package pkcs11js is loaded only now, in a process of its own,
 * since calls into a vendor's library block, may hang and may crash. After a token was away, the session is opened
 * again once; a refused PIN is never tried twice.
 * @throws SignerError whose `remedy` tells whether waiting helps (token away, no answer) or a person has to act
 */
export async function openPkcs11(settings: Pkcs11Settings): Promise<Pkcs11Signer> {
  let { channel, key } = await openChannel(settings);
  const chain = settings.certificate === undefined ? key.certificates : fromPem('CERTIFICATE', settings.certificate);
  const [own] = chain;
  if (!own) {
    channel.stop();
    throw new SignerError('The token holds no certificate with the id of the key; name a certificate file', { problem: 'certificate-absent' });
  }
  const { publicKey, ...facts } = signerFacts(own);
  const held = publicKeyOf(key);
  if (held && !held.equals(publicKey)) {
    channel.stop();
    throw new SignerError('The certificate does not belong to the key on the token', { problem: 'certificate-absent' });
  }
  const reopen = async (): Promise<void> => {
    channel.stop();
    ({ channel, key } = await openChannel(settings));
  };
  const ask = async (data: Uint8Array): Promise<Uint8Array> => signatureIn(settings, await channel.ask({ ask: 'sign', data }));
  const askAgainAfterAbsence = async (data: Uint8Array): Promise<Uint8Array> => {
    if (!channel.alive) await reopen();
    return ask(data).catch(async (error: unknown) => {
      if (!(error instanceof SignerError) || error.problem !== 'token-absent') throw error;
      await reopen();
      return ask(data);
    });
  };
  // One after the other: a session signs one thing at a time, and only one may open it again.
  let queue: Promise<unknown> = Promise.resolve();
  return {
    kind: 'raw', ...facts, chain: () => Promise.resolve(chain), close: () => channel.stop(),
    async sign(bytes) {
      const digest = new Uint8Array(createHash('sha256').update(bytes).digest());
      const data = key.type === 'rsa' ? Uint8Array.from([...DIGEST_INFO, ...digest]) : digest;
      const turn = queue.then(() => askAgainAfterAbsence(data));
      queue = turn.catch(() => undefined);
      const signature = await turn;
      return key.type === 'rsa' ? signature : ecdsaValue(signature);
    },
  };
}
