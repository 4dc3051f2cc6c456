/** The keys cannot be used. The message is for the operator: what is wrong, where, and what to do. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}
