/**
 * The e-sign client service of BSrE (Balai Sertifikasi Elektronik), version 2: a service inside a government's network
 * that takes whole PDFs and returns them signed. Shapes as regional governments use them in public code; never tried
 * against the real service (KNOWN-LIMITS.md).
 */
import { SignerError } from '../pki/signer-error.ts';
import type { SignerProblem } from '../pki/signer-error.ts';
import type { PdfSigner, SignatureAppearance } from '../pki/signer.ts';
import { isObject, SigningService } from './signing-service.ts';
import type { JsonObject, ServiceAddress } from './signing-service.ts';

/** A signer of BSrE that can be asked whether it would sign. */
export interface BsreSigner extends PdfSigner {
  /** @throws SignerError when it would not sign */
  check(): Promise<void>;
}

/** The signature of one person: NIK or e-mail address, and the passphrase only that person may know. */
export interface BsrePerson {
  readonly nik?: string;
  readonly email?: string;
  readonly passphrase: string;
}

/** Where the activation of a seal is kept between starts: each is given out in return for the one before. */
export interface ActivationMemory {
  read(): Promise<string | undefined>;
  write(totp: string): Promise<void>;
}

/** The seal of an institution. */
export interface BsreSeal {
  readonly idSubscriber: string;
  readonly activation: ActivationMemory;
  /** The clock that judges how long a code lives. */
  now(): Date;
}

/** Refusals of a secret. Sent again and again, it would lock an account. */
const REFUSED: ReadonlySet<SignerProblem> = new Set(['passphrase-wrong', 'credentials-refused', 'totp-refused']);

/** Remembers that a secret was refused: from then on nothing is sent until the system is started with another. */
class KeptSecret {
  private refused: SignerError | undefined;

  async use<T>(send: () => Promise<T>): Promise<T> {
    if (this.refused) throw this.refused;
    try {
      return await send();
    } catch (error) {
      if (error instanceof SignerError && REFUSED.has(error.problem)) this.refused = error;
      throw error;
    }
  }
}

/** Statuses of a user; everything unknown counts as inactive. */
const STATUSES: Readonly<Record<string, SignerProblem>> = {
  NOT_REGISTERED: 'user-unregistered', EXPIRED: 'certificate-expired', RENEW: 'certificate-expired', REVOKE: 'certificate-revoked', REVOKED: 'certificate-revoked',
};

/** How the signature looks, as the service wants it. */
function properties({ reason, location, visible }: SignatureAppearance): JsonObject {
  const said = { ...(reason === undefined ? {} : { reason }), ...(location === undefined ? {} : { location }) };
  if (!visible) return { tampilan: 'INVISIBLE', ...said };
  const { page, x, y, width, height, image } = visible;
  return { tampilan: 'VISIBLE', imageBase64: Buffer.from(image).toString('base64'), page, originX: x, originY: y, width, height, ...said };
}

/** The one file of an answer. */
function fileIn(service: SigningService, answer: JsonObject): Uint8Array {
  const files = Array.isArray(answer.file) ? (answer.file as unknown[]) : [];
  const [file] = files;
  if (files.length !== 1 || typeof file !== 'string' || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(file)) throw service.broken('signed file');
  const bytes = new Uint8Array(Buffer.from(file, 'base64'));
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') throw service.broken('PDF');
  return bytes;
}

const base64 = (pdf: Uint8Array): string => Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('base64');

/**
 * Opens a person's signature. A passphrase that was refused is not sent again: the service locks accounts.
 * @throws SignerError when the address is none
 */
export function bsrePersonalSigner(address: ServiceAddress, person: BsrePerson): BsreSigner {
  const service = new SigningService('BSrE', address);
  const who: JsonObject = person.nik === undefined ? { email: person.email } : { nik: person.nik };
  const secrets = [person.passphrase, person.nik ?? '', person.email ?? ''];
  const secret = new KeptSecret();
  return {
    kind: 'pdf',
    name: 'BSrE',
    async check() {
      const answer = await service.post('api/v2/user/check/status', who, secrets);
      const status = typeof answer.status === 'string' ? answer.status : '';
      if (!status) throw service.broken('status');
      if (status !== 'ISSUE') throw new SignerError(`BSrE: the user cannot sign (status ${/^[A-Z_]{1,40}$/.test(status) ? status : 'unknown'})`, { problem: STATUSES[status] ?? 'user-inactive' });
    },
    async signPdf(pdf, appearance) {
      const { passphrase } = person;
      const body = { ...who, passphrase, signatureProperties: [properties(appearance)], file: [base64(pdf)] };
      return fileIn(service, await secret.use(() => service.post('api/v2/sign/pdf', body, secrets)));
    },
  };
}

interface Code {
  readonly totp: string;
  readonly until: number;
}

/** Codes are renewed this long before they end. */
const MARGIN_MS = 5_000;
/** How long a code is believed to live when the service does not say. */
const SHORT_MS = 60_000;

/** A code out of an answer, which stands there either at the top or under `data`. */
function codeIn(service: SigningService, answer: JsonObject, now: Date, secrets: readonly string[]): Code {
  const inner = isObject(answer.data) ? answer.data : answer;
  const words = [inner.message, answer.message].find((entry): entry is string => typeof entry === 'string') ?? '';
  if (answer.success === false || inner.result === false) throw service.refusal({ words: words || 'totp invalid' }, secrets);
  if (typeof inner.totp !== 'string' || inner.totp === '') throw new SignerError('BSrE: the service handed out no activation code; a person has to activate the seal', { problem: 'totp-refused' });
  const until = typeof inner.expires === 'string' ? Date.parse(inner.expires) : NaN;
  return { totp: inner.totp, until: Number.isNaN(until) ? now.getTime() + SHORT_MS : until };
}

class Seal implements BsreSigner {
  readonly kind = 'pdf';
  readonly name = 'BSrE';
  private activated: Code | undefined;
  private readonly secret = new KeptSecret();
  /** Codes are handed out one after another: two at once would take each other's. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly service: SigningService, private readonly seal: BsreSeal) {}

  private async activate(): Promise<Code> {
    const { idSubscriber, activation, now } = this.seal;
    const before = this.activated?.totp ?? (await activation.read());
    const secrets = [idSubscriber, before ?? ''];
    const body = { idSubscriber, ...(before === undefined ? {} : { totp: before }) };
    const code = await this.secret.use(async () => codeIn(this.service, await this.service.post('api/v2/seal/get/activation', body, secrets), now(), secrets));
    await activation.write(code.totp);
    this.activated = code;
    return code;
  }

  /** A code for one document; an activation that ended meanwhile is renewed once. */
  private async documentCode(): Promise<Code> {
    const { idSubscriber, now } = this.seal;
    const fresh = this.activated && this.activated.until - MARGIN_MS > now().getTime() ? this.activated : undefined;
    const request = async ({ totp }: Code): Promise<Code> => {
      const answer = await this.service.post('api/v2/seal/get/totp', { idSubscriber, totp, data: 1 }, [idSubscriber, totp]);
      return codeIn(this.service, answer, now(), [idSubscriber, totp]);
    };
    if (!fresh) return request(await this.activate());
    return request(fresh).catch(async (error: unknown) => {
      if (!(error instanceof SignerError) || !error.problem.startsWith('totp-')) throw error;
      return request(await this.activate());
    });
  }

  private async press(pdf: Uint8Array, appearance: SignatureAppearance): Promise<Uint8Array> {
    const { idSubscriber } = this.seal;
    const { totp } = await this.documentCode();
    return fileIn(this.service, await this.service.post('api/v2/seal/pdf', { idSubscriber, totp, signatureProperties: [properties(appearance)], file: [base64(pdf)] }, [idSubscriber, totp]));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  check(): Promise<void> {
    return this.inTurn(async () => void (await this.documentCode()));
  }

  signPdf(pdf: Uint8Array, appearance: SignatureAppearance): Promise<Uint8Array> {
    return this.inTurn(() => this.press(pdf, appearance).catch((error: unknown) => {
      // The code ended between being handed out and being used: one more is asked for.
      if (error instanceof SignerError && error.problem === 'totp-expired') return this.press(pdf, appearance);
      throw error;
    }));
  }
}

/**
 * Opens an institution's seal: activation → code for a document → seal. Codes that end on the way are renewed once.
 * @throws SignerError when the address is none
 */
export function bsreSealSigner(address: ServiceAddress, seal: BsreSeal): BsreSigner {
  return new Seal(new SigningService('BSrE', address), seal);
}
