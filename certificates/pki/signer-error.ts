/** Why a signer does not sign, and who can mend it. */

/** Conditions that pass by themselves: the same request may succeed later. */
const LATER = ['unreachable', 'timeout', 'service-fault', 'answer-broken', 'totp-expired', 'token-absent'] as const;

/** Conditions that stay until a person changes something; trying again may even lock a PIN or an account. */
const PERSON = [
  'key-unusable', 'credentials-refused', 'user-unregistered', 'user-inactive', 'certificate-expired', 'certificate-revoked',
  'passphrase-wrong', 'totp-refused', 'request-refused', 'document-changed', 'signature-unusable',
  'module-missing', 'module-broken', 'pin-wrong', 'pin-locked', 'key-absent', 'certificate-absent',
] as const;

/** What is wrong with a signer. Stable; the application owns the words for it. */
export type SignerProblem = (typeof LATER)[number] | (typeof PERSON)[number];

/** Who can mend it: time alone, or a person. */
export type Remedy = 'later' | 'person';

/** Every problem there is, for the words of an application. */
export const SIGNER_PROBLEMS: readonly SignerProblem[] = [...LATER, ...PERSON];

/** A signer cannot be opened or does not sign. The message is for operators and never holds a secret. */
export class SignerError extends Error {
  override readonly name = 'SignerError';
  readonly problem: SignerProblem;

  constructor(message: string, options: { readonly problem?: SignerProblem; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.problem = options.problem ?? 'key-unusable';
  }

  /** Whether trying again later makes sense without anybody doing something. */
  get remedy(): Remedy {
    return LATER.some((problem) => problem === this.problem) ? 'later' : 'person';
  }
}
