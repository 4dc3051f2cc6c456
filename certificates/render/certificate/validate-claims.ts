/** Refusing claims that cannot be printed, before anything is issued. */
import { isCivilDate } from '../civil-date.ts';
import { Memo } from '../memo.ts';
import { textsIn, unprintable } from '../refusal.ts';
import type { ClaimsProblem } from '../refusal.ts';
import { seriesOf } from './canonical.ts';
import type { SharedClaims } from './canonical.ts';
import type { CertificateClaims, SeriesClaims } from './claims.ts';
import { isTemplate } from './template-names.ts';

/** Longest printed texts in characters; what is longer is a mistake or an attack. */
const LIMITS: Readonly<Record<string, number>> = {
  'participant.printedName': 120, number: 80, title: 60, subtitle: 100, 'programme.title': 240, decisionText: 200, signatureNote: 400, verifyUrl: 200, code: 40,
};
const DEFAULT_LIMIT = 240;
const MAX_SUBJECTS = 200;
const OPTIONAL: ReadonlySet<string> = new Set([
  'subtitle', 'qualification', 'participant.identifierLabel', 'participant.identifierMasked', 'participant.birthPlace', 'participant.birthDate',
  'participant.rank', 'participant.position', 'participant.institution', 'signatory.prefix', 'coSignatories.0.prefix', 'coSignatories.1.prefix',
]);
const MAX_CO_SIGNATORIES = 2;

function lengthProblems(field: string, text: string): ClaimsProblem[] {
  if (text.trim() === '') return OPTIONAL.has(field) || field.endsWith('.mode') ? [] : [{ code: 'missing', field }];
  return Array.from(text).length > (LIMITS[field] ?? DEFAULT_LIMIT) ? [{ code: 'too-long', field }] : [];
}

function numberProblems({ subjects, programme }: SeriesClaims): ClaimsProblem[] {
  const numbers: ReadonlyArray<readonly [string, number]> = [['programme.jpTotal', programme.jpTotal], ...subjects.map(({ jp }, i) => [`subjects.${i}.jp`, jp] as const)];
  return numbers.filter(([, value]) => !(value >= 0 && value < 10_000)).map(([field]) => ({ code: 'not-a-number', field }));
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

const dateProblems = (...dates: ReadonlyArray<readonly [string, string | undefined]>): ClaimsProblem[] =>
  dates.filter(([, date]) => date && !isCivilDate(date)).map(([field]) => ({ code: 'not-a-date', field }));

const textProblems = (value: unknown): ClaimsProblem[] => [...textsIn(value).flatMap(({ field, text }) => lengthProblems(field, text)), ...unprintable(value)];

/** What is wrong with the part that is one person's. */
function personalProblems({ participant, number, code, verifyUrl }: CertificateClaims): ClaimsProblem[] {
  const problems = [...textProblems({ participant, number, code, verifyUrl }), ...dateProblems(['participant.birthDate', participant.birthDate])];
  if (!isWebAddress(verifyUrl)) problems.push({ code: 'not-a-url', field: 'verifyUrl' });
  return problems;
}

/** What is wrong with the part a whole issue shares. */
function seriesProblems(claims: SeriesClaims): ClaimsProblem[] {
  const { subjects, programme } = claims;
  const problems = [
    ...textProblems(claims), ...numberProblems(claims),
    ...dateProblems(['issuedOn', claims.issuedOn], ['programme.from', programme.from], ['programme.to', programme.to]),
  ];
  if (programme.from > programme.to) problems.push({ code: 'wrong-order', field: 'programme.to' });
  const sum = subjects.reduce((total, { jp }) => total + jp, 0);
  if (subjects.length > 0 && Math.abs(sum - programme.jpTotal) > 1e-6) problems.push({ code: 'jp-mismatch', field: 'programme.jpTotal' });
  if (subjects.length > MAX_SUBJECTS) problems.push({ code: 'too-long', field: 'subjects' });
  if ((claims.coSignatories?.length ?? 0) > MAX_CO_SIGNATORIES) problems.push({ code: 'too-long', field: 'coSignatories' });
  if (!isTemplate(claims.template ?? 'landscape', claims.templateVersion)) problems.push({ code: 'unknown-template', field: 'template' });
  if (claims.heading.length === 0) problems.push({ code: 'missing', field: 'heading' });
  return problems;
}

/** An issue of thousands shares one part: it is looked at once. */
const judged = new Memo<readonly ClaimsProblem[]>(64);

/**
 * Everything wrong with claims; empty when they can be printed. Texts hold composed letters (NFC), since a letter and
 * its accent as two characters would print apart. Checks characters against the typeface, lengths,
 * dates, and that the JP of the subjects add up to the total.
 */
export function validateClaims(claims: CertificateClaims, { series, key }: SharedClaims = seriesOf(claims)): ClaimsProblem[] {
  return [...personalProblems(claims), ...judged.get(key, () => seriesProblems(series))];
}
