/** Refusing texts that cannot be printed. */
import { unknownCharacters } from './typeface.ts';

/** One thing wrong with what shall be printed. `field` is a path such as `subjects.3.title`. */
export interface ClaimsProblem {
  readonly code: 'missing' | 'too-long' | 'unknown-characters' | 'not-normalised' | 'not-a-date' | 'not-a-number' | 'wrong-order' | 'jp-mismatch' | 'not-a-url' | 'unknown-template';
  readonly field: string;
  /** For `unknown-characters`: the characters, each once. */
  readonly characters?: readonly string[];
}

/** Texts that must not be rendered, with everything wrong with them. */
export class ClaimsError extends Error {
  override readonly name = 'ClaimsError';
  constructor(readonly problems: readonly ClaimsProblem[]) {
    super(problems.map(({ code, field, characters }) => `${field}: ${code}${characters ? ` (${characters.join(' ')})` : ''}`).join('; '));
  }
}

/** Every text in a value with its path. */
export function textsIn(value: unknown, field = ''): Array<{ field: string; text: string }> {
  if (typeof value === 'string') return [{ field, text: value }];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, entry]) => textsIn(entry, field === '' ? key : `${field}.${key}`));
}

/** Characters the typeface lacks, by field; empty when everything can be written. */
export function unprintable(value: unknown): ClaimsProblem[] {
  return textsIn(value).flatMap(({ field, text }): ClaimsProblem[] => {
    if (text.normalize('NFC') !== text) return [{ code: 'not-normalised', field }];
    const characters = unknownCharacters(text);
    return characters.length > 0 ? [{ code: 'unknown-characters', field, characters }] : [];
  });
}

/** @throws ClaimsError when a text in the value cannot be written. */
export function demandPrintable(value: unknown): void {
  const problems = unprintable(value);
  if (problems.length > 0) throw new ClaimsError(problems);
}
