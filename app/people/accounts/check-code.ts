import { done, refuse, type Outcome } from '~/platform/outcome';

/**
 * Codes that people read aloud and type. 31 characters without 0, I, L, O and U: a prime number of them,
 * so that one check character finds every single wrong character and every swap of two neighbours.
 */
export const CODE_ALPHABET = '123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = CODE_ALPHABET.length;
/** Bytes from here on would make the first characters likelier than the last. */
const FAIR_LIMIT = 256 - (256 % BASE);

export type CodeRefusal = 'code-empty' | 'code-character' | 'code-length' | 'code-check';

/** Information in a code of so many characters, in bits; the check character carries none. */
export function codeBits(length: number): number {
  return (length - 1) * Math.log2(BASE);
}

/**
 * Makes a code of `length` characters, the last one being the check, from random bytes.
 * Give at least four times as many bytes as characters; throws RangeError when they do not suffice.
 */
export function makeCode(length: number, random: Uint8Array): string {
  const body: number[] = [];
  for (const byte of random) {
    if (body.length === length - 1) break;
    if (byte < FAIR_LIMIT) body.push(byte % BASE);
  }
  if (body.length < length - 1) throw new RangeError('makeCode: not enough random bytes');
  const text = body.map((value) => CODE_ALPHABET.charAt(value)).join('');
  return text + CODE_ALPHABET.charAt((BASE - weightedSum(`${text}1`)) % BASE);
}

/** Groups for the eye: 'ABCDEFGH' → 'ABCD-EFGH'. */
export function groupCode(code: string, size: number): string {
  return code.match(new RegExp(`.{1,${size}}`, 'g'))?.join('-') ?? '';
}

/** Reads what somebody typed: any case, spaces and dashes ignored, I and L meant as 1, U as V. */
export function readCode(raw: string, length: number): Outcome<string, CodeRefusal> {
  const code = raw.normalize('NFKC').toUpperCase().replace(/[\s\-\u2010-\u2015._]/g, '').replace(/[IL]/g, '1').replace(/U/g, 'V');
  if (code === '') return refuse('code-empty');
  if ([...code].some((char) => !CODE_ALPHABET.includes(char))) return refuse('code-character');
  if (code.length !== length) return refuse('code-length', { length });
  return weightedSum(code) % BASE === 0 ? done(code) : refuse('code-check');
}

/** Weights count from the right, from 1; '1' has the value 0. Distinct and never 0 modulo 31 for up to 30 characters. */
function weightedSum(code: string): number {
  let sum = 0;
  for (let i = 0; i < code.length; i += 1) {
    sum += (code.length - i) * CODE_ALPHABET.indexOf(code.charAt(i));
  }
  return sum % BASE;
}
