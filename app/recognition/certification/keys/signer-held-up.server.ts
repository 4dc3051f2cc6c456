import { SignerError, type Remedy, type SignerProblem } from '#certificates';
import { translator } from '~/platform/i18n/catalogue';
import { signerTexts } from './signer.texts';

/** What is wrong and who mends it, in Indonesian, with the code that operators look up. */
export function signerSentence(problem: SignerProblem, remedy: Remedy): string {
  const t = translator(signerTexts, 'id');
  return `${t(problem)} ${t(remedy)} (${problem})`;
}

/**
 * The signer does not sign: batches wait with their numbers, nothing is half issued. The message is the sentence that
 * officials read on the batch page and operators in `doctor`; the cause has the words of the library.
 */
export class SignerHeldUp extends Error {
  override readonly name = 'SignerHeldUp';
  readonly problem: SignerProblem;
  /** `later`: the worker tries again by itself. `person`: it does too, but somebody has to act first. */
  readonly remedy: Remedy;

  constructor(cause: SignerError) {
    super(signerSentence(cause.problem, cause.remedy), { cause });
    this.problem = cause.problem;
    this.remedy = cause.remedy;
  }
}

/** For `catch`: problems of a signer become the sentence people read, everything else stays as it is. */
export function heldUp(error: unknown): never {
  throw error instanceof SignerError ? new SignerHeldUp(error) : error;
}
