/** Refusing claims that cannot be printed, before anything is issued. */
import { createHash } from 'node:crypto';
import { isCivilDate } from '../civil-date.ts';
import { textsIn, unprintable } from '../refusal.ts';
import type { ClaimsProblem } from '../refusal.ts';
import type { CertificateClaims } from './claims.ts';

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

function lengthProblems(field: string, text: string): ClaimsProblem[] {
  if (text.trim() === '') return OPTIONAL.has(field) || field.endsWith('.mode') ? [] : [{ code: 'missing', field }];
  return Array.from(text).length > (LIMITS[field] ?? DEFAULT_LIMIT) ? [{ code: 'too-long', field }] : [];
}

function numberProblems({ subjects, programme }: CertificateClaims): ClaimsProblem[] {
  const numbers: ReadonlyArray<readonly [string, number]> = [['programme.jpTotal', programme.jpTotal], ...subjects.map(({ jp }, i) => [`subjects.${i}.jp`, jp] as const)];
  return numbers.filter(([, value]) => !(value >= 0 && value < 10_000)).map(([field]) => ({ code: 'not-a-number', field }));
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * Everything wrong with claims; empty when they can be printed. Texts hold composed letters (NFC), since a letter and
 * its accent as two characters would print apart. Checks characters against the typeface, lengths,
 * dates, and that the JP of the subjects add up to the total.
 */
export function validateClaims(claims: CertificateClaims): ClaimsProblem[] {
  const problems = [...textsIn(claims).flatMap(({ field, text }) => lengthProblems(field, text)), ...unprintable(claims), ...numberProblems(claims)];
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
