/** Why a PDF cannot be signed, or its signature not be provided with validation data. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
}
