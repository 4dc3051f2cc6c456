/** One text for equal claims, wherever and in which order they were stored. */
import { createHash } from 'node:crypto';
import { Memo } from '../memo.ts';
import type { CertificateClaims, SeriesClaims } from './claims.ts';

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, entry]) => [key, canonical(entry)]));
}

/** Members of an object as JSON, each with its key; those that are undefined are left out. */
const membersOf = (value: object): ReadonlyArray<readonly [string, string]> =>
  Object.entries(value).filter(([, entry]) => entry !== undefined).map(([key, entry]) => [key, `${JSON.stringify(key)}:${JSON.stringify(canonical(entry))}`]);

/** Claims of one issue share most of their members: those are written once. */
const shared = new Memo<ReadonlyArray<readonly [string, string]>>(64);

/** The part of claims that is not one person's, with a text that tells series apart. */
export interface SharedClaims {
  readonly series: SeriesClaims;
  readonly key: string;
}

/** Parts the claims. */
export function seriesOf({ participant: _, number: __, code: ___, verifyUrl: ____, ...series }: CertificateClaims): SharedClaims {
  return { series, key: JSON.stringify(series) };
}

/**
 * The claims as JSON with sorted keys and no white space (for texts and decimals as claims have them, RFC 8785).
 * This very text is attached to the certificate.
 */
export function canonicalClaims(claims: CertificateClaims, { series, key }: SharedClaims = seriesOf(claims)): string {
  const { participant, number, code, verifyUrl } = claims;
  const members = [...shared.get(key, () => membersOf(series)), ...membersOf({ participant, number, code, verifyUrl })];
  return `{${members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text).join(',')}}`;
}

/** SHA-256 (lower-case hexadecimal) of a text as UTF-8. */
export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** SHA-256 (lower-case hexadecimal) of `canonicalClaims`. */
export const claimsDigest = (claims: CertificateClaims): string => digestOf(canonicalClaims(claims));
