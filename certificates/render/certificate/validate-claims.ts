/** Refusing claims that cannot be printed, before anything is issued. */
import { createHash } from 'node:crypto';
import { isCivilDate } from '../civil-date.ts';
import { unknownCharacters } from '../typeface.ts';
import type { CertificateClaims } from './claims.ts';

/** One thing wrong with claims. `field` is a path such as `subjects.3.title`. */
export interface ClaimsProblem {
  readonly code: 'missing' | 'too-long' | 'unknown-characters' | 'not-normalised' | 'not-a-date' | 'not-a-number' | 'wrong-order' | 'jp-mismatch' | 'not-a-url';
  readonly field: string;
  /** For `unknown-characters`: the characters, each once. */
  readonly characters?: readonly string[];
}

/** Claims that must not be rendered, with everything wrong with them. */
export class ClaimsError extends Error {
  override readonly name = 'ClaimsError';
  constructor(readonly problems: readonly ClaimsProblem[]) {
    super(problems.map(({ code, field, characters }) => `${field}: ${code}${characters ? ` (${characters.join(' ')})` : ''}`).join('; '));
  }
}

/** Longest printed texts in characters; what is longer is a mistake or an attack. */
const LIMITS: Readonly<Record<string, number>> = {
  'participant.printedName': 120, number: 80, title: 60, subtitle: 100, 'programme.title': 240, decisionText: 200, signatureNote: 400, verifyUrl: 200, code: 40,
};
const DEFAULT_LIMIT = 240;
const MAX_SUBJECTS = 200;
const OPTIONAL: ReadonlySet<string> = new Set([
  'subtitle', 'qualification', 'participant.identifierLabel', 'participant.identifierMasked', 'participant.birthPlace', 'participant.birthDate',
  'participant.rank', 'participant.position', 'participant.institution', 'signatory.prefix',
]);

function textProblems(field: string, text: string): ClaimsProblem[] {
  if (text.trim() === '') return OPTIONAL.has(field) || field.endsWith('.mode') ? [] : [{ code: 'missing', field }];
  if (Array.from(text).length > (LIMITS[field] ?? DEFAULT_LIMIT)) return [{ code: 'too-long', field }];
  // A letter and its accent as two characters would print apart: claims hold the composed form.
  if (text.normalize('NFC') !== text) return [{ code: 'not-normalised', field }];
  const characters = unknownCharacters(text);
  return characters.length > 0 ? [{ code: 'unknown-characters', field, characters }] : [];
}

function walk(value: unknown, field: string): ClaimsProblem[] {
  if (typeof value === 'string') return textProblems(field, value);
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 && value < 10_000 ? [] : [{ code: 'not-a-number', field }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => walk(entry, field === '' ? key : `${field}.${key}`));
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * Everything wrong with claims; empty when they can be printed. Checks characters against the typeface, lengths,
 * dates, and that the JP of the subjects add up to the total.
 */
export function validateClaims(claims: CertificateClaims): ClaimsProblem[] {
  const problems = walk(claims, '');
  const dates: ReadonlyArray<readonly [string, string | undefined]> = [
    ['issuedOn', claims.issuedOn], ['programme.from', claims.programme.from], ['programme.to', claims.programme.to], ['participant.birthDate', claims.participant.birthDate],
  ];
  for (const [field, date] of dates) if (date && !isCivilDate(date)) problems.push({ code: 'not-a-date', field });
  if (claims.programme.from > claims.programme.to) problems.push({ code: 'wrong-order', field: 'programme.to' });
  const sum = claims.subjects.reduce((total, { jp }) => total + jp, 0);
  if (claims.subjects.length > 0 && Math.abs(sum - claims.programme.jpTotal) > 1e-6) problems.push({ code: 'jp-mismatch', field: 'programme.jpTotal' });
  if (claims.subjects.length > MAX_SUBJECTS) problems.push({ code: 'too-long', field: 'subjects' });
  if (!isWebAddress(claims.verifyUrl)) problems.push({ code: 'not-a-url', field: 'verifyUrl' });
  if (claims.heading.length === 0) problems.push({ code: 'missing', field: 'heading' });
  return problems;
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, entry]) => [key, canonical(entry)]));
}

/** SHA-256 (lower-case hexadecimal) of the claims as JSON with sorted keys: the same wherever they were stored. */
export function claimsDigest(claims: CertificateClaims): string {
  return createHash('sha256').update(JSON.stringify(canonical(claims)), 'utf8').digest('hex');
}
