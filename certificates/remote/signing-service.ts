/** Talking JSON over HTTP to a signing service, and telling its failures apart. */
import { SignerError } from '../pki/signer-error.ts';
import type { SignerProblem } from '../pki/signer-error.ts';

/** Where the service is, and how this system shows itself to it (HTTP Basic). */
export interface ServiceAddress {
  /** For example https://esign.example.go.id; a path in it is kept. */
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  /** Longest wait for a whole answer in milliseconds; 60,000 unless told otherwise. */
  readonly timeoutMs?: number;
  /** Allows http: to other machines. Passwords and passphrases then cross that network readable. */
  readonly plainHttp?: boolean;
}

/** A problem as the service describes it: its number, its words. */
interface Complaint {
  readonly status: number;
  readonly code: number | undefined;
  readonly words: string;
}

/** An answer of 60 MB is no signed certificate. */
const MAX_ANSWER_BYTES = 60 * 1024 * 1024;

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Codes of the e-sign client service; what else it says is recognised by its words. */
const CODES: Readonly<Record<number, SignerProblem>> = { 2011: 'user-unregistered', 2031: 'passphrase-wrong' };
const WORDS: readonly (readonly [RegExp, SignerProblem])[] = [
  [/passphrase.*(salah|invalid|wrong|incorrect)|(salah|invalid|wrong|incorrect).*passphrase/i, 'passphrase-wrong'],
  [/\bt?otp\b.*(expire|kadaluarsa|kadaluwarsa|kedaluwarsa)|(expire|kadaluarsa|kadaluwarsa|kedaluwarsa).*\bt?otp\b/i, 'totp-expired'],
  [/\bt?otp\b.*(salah|invalid|wrong|tidak (valid|sesuai|ditemukan))|(salah|invalid|wrong).*\bt?otp\b/i, 'totp-refused'],
  [/(sertifikat|certificate).*(dicabut|revoke)/i, 'certificate-revoked'],
  [/(sertifikat|certificate).*(expire|kadaluarsa|kadaluwarsa|kedaluwarsa|habis)/i, 'certificate-expired'],
  [/(user|pengguna|nik|subscriber).*(tidak|belum|not).*(terdaftar|ditemukan|registered|found)/i, 'user-unregistered'],
  [/(user|pengguna).*(belum aktif|tidak aktif|suspend|belum diverifikasi)/i, 'user-inactive'],
];

/** Which problem a refusal of the service is. */
function problemOf({ status, code, words }: Complaint): SignerProblem {
  const known = (code === undefined ? undefined : CODES[code]) ?? WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (known) return known;
  if (status === 401 || status === 403) return 'credentials-refused';
  return status >= 500 || status === 408 || status === 429 ? 'service-fault' : 'request-refused';
}

const textIn = (value: unknown, ...keys: readonly string[]): string => {
  const record = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return keys.map((key) => record[key]).find((entry): entry is string => typeof entry === 'string') ?? '';
};

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A service that takes JSON by POST. Secrets are sent, and stand in no message and no log. */
export class SigningService {
  private readonly base: URL;

  /** @throws SignerError when the address is none, or would send secrets over a network in the clear */
  constructor(private readonly name: string, private readonly address: ServiceAddress) {
    if (!URL.canParse(address.baseUrl)) throw new SignerError(`${name}: the address of the service is no URL`, { problem: 'request-refused' });
    this.base = new URL(address.baseUrl.endsWith('/') ? address.baseUrl : `${address.baseUrl}/`);
    const plain = this.base.protocol === 'http:';
    if (!plain && this.base.protocol !== 'https:') throw new SignerError(`${name}: the address of the service is neither http: nor https:`, { problem: 'request-refused' });
    if (plain && !address.plainHttp && !LOOPBACK.test(this.base.hostname)) throw new SignerError(`${name}: the address of the service has to be https:, or plain HTTP has to be allowed explicitly`, { problem: 'request-refused' });
  }

  /** The problem a complaint of the service stands for, with its words but without what must not be repeated. */
  refusal(complaint: { readonly status?: number; readonly code?: number | undefined; readonly words: string }, secrets: readonly string[] = []): SignerError {
    const { status = 200, code, words } = complaint;
    const problem = problemOf({ status, code, words });
    const hidden = [...secrets, this.address.password, this.address.username].filter((secret) => secret.length > 2).reduce((text, secret) => text.replaceAll(secret, '…'), words);
    const said = hidden.replace(/\d{6,}/g, '…').replace(/\s+/g, ' ').slice(0, 160).trim();
    return new SignerError(`${this.name}: ${problem} (HTTP ${status}${code === undefined ? '' : `, code ${code}`})${said ? `: ${said}` : ''}`, { problem });
  }

  private fault(problem: SignerProblem, words: string, cause?: unknown): SignerError {
    return new SignerError(`${this.name}: ${words}`, { problem, cause });
  }

  /** Reads an answer up to its limit. */
  private async read(response: Response): Promise<string> {
    const parts: Uint8Array[] = [];
    const reader = response.body?.getReader();
    for (let length = 0; reader; ) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > MAX_ANSWER_BYTES) {
        await reader.cancel();
        throw this.fault('answer-broken', 'the answer is larger than 60 MB');
      }
      parts.push(value);
    }
    return Buffer.concat(parts).toString('utf8');
  }

  private async exchange(path: string, body: JsonObject, signal: AbortSignal): Promise<{ response: Response; text: string }> {
    const { username, password, timeoutMs = 60_000 } = this.address;
    let began = false;
    try {
      const response = await fetch(new URL(path, this.base), {
        method: 'POST', redirect: 'error', signal, body: JSON.stringify(body),
        headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`, 'content-type': 'application/json', accept: 'application/json' },
      });
      began = true;
      return { response, text: await this.read(response) };
    } catch (error) {
      if (error instanceof SignerError) throw error;
      if (signal.aborted) throw this.fault('timeout', `no whole answer within ${timeoutMs} ms`);
      // The cause is left out: it holds the request with its secrets.
      if (began) throw this.fault('answer-broken', 'the answer ended in the middle');
      const code = (error as { cause?: { code?: unknown } }).cause?.code;
      throw this.fault('unreachable', `the service cannot be reached${typeof code === 'string' ? ` (${code})` : ''}`);
    }
  }

  /**
   * Sends JSON and gives back the JSON object that was answered.
   * @param secrets what must not appear in the message of an error
   * @throws SignerError for everything else than an answer without complaint
   */
  async post(path: string, body: JsonObject, secrets: readonly string[] = []): Promise<JsonObject> {
    const { response, text } = await this.exchange(path, body, AbortSignal.timeout(this.address.timeoutMs ?? 60_000));
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch {
      answer = undefined;
    }
    if (!response.ok) {
      const code = isObject(answer) && typeof answer.status_code === 'number' ? answer.status_code : undefined;
      throw this.refusal({ status: response.status, code, words: textIn(answer, 'error', 'message', 'status') }, secrets);
    }
    if (!isObject(answer)) throw this.fault('answer-broken', /^\s*</.test(text) ? 'the answer is a web page, no JSON' : 'the answer is no JSON object');
    if (typeof answer.error === 'string' || (typeof answer.status_code === 'number' && answer.status_code >= 400)) {
      throw this.refusal({ status: response.status, code: typeof answer.status_code === 'number' ? answer.status_code : undefined, words: textIn(answer, 'error', 'message') }, secrets);
    }
    return answer;
  }

  /** An answer that misses what it has to hold. */
  broken(what: string): SignerError {
    return this.fault('answer-broken', `the answer holds no ${what}`);
  }
}
