import { done, refuse, type Outcome } from '~/platform/outcome';
import { toRoman } from '~/training/cohorts';

/** What a certificate number may be made of; the words are those of tata naskah dinas. */
export const NUMBER_TOKENS = ['klasifikasi', 'urut', 'urut4', 'unit', 'bulanRomawi', 'tahun', 'kodePelatihan', 'angkatan'] as const;
export type NumberToken = (typeof NUMBER_TOKENS)[number];

export const DEFAULT_PATTERN = '{klasifikasi}/{urut4}/{unit}/{tahun}';

/** What fills the tokens. `sequence` counts from 1 per register and year, without gaps, and is never used again. */
export interface NumberFacts {
  /** Classification of the archive, '400.9'. */
  readonly classification: string;
  readonly sequence: number;
  /** Code of the issuing unit, '107.4'. */
  readonly unit: string;
  /** Date of the certificate, 'YYYY-MM-DD'; month and year are taken from it. */
  readonly date: string;
  readonly programmeCode: string;
  /** Number of the angkatan, printed in Roman numerals. */
  readonly cohortNumber: number;
}

export type PatternRefusal =
  | 'pattern-empty' | 'pattern-too-long' | 'pattern-unknown-token' | 'pattern-character' | 'pattern-no-sequence' | 'pattern-two-sequences'
  | 'pattern-no-year' | 'pattern-no-separator';

const TOKEN = /\{([^{}]*)\}/g;
const SEQUENCES: readonly string[] = ['urut', 'urut4'];
const PATTERN_MAX = 80;

/**
 * A pattern that can give every certificate its own number: the sequence once and the year, with a separator on each
 * side of the sequence, so that no two facts run together into the same number.
 */
export function checkPattern(pattern: string): Outcome<string, PatternRefusal> {
  const trimmed = pattern.trim();
  if (trimmed === '') return refuse('pattern-empty');
  if (trimmed.length > PATTERN_MAX) return refuse('pattern-too-long', { max: PATTERN_MAX });
  const tokens = [...trimmed.matchAll(TOKEN)].map((match) => match[1] ?? '');
  const unknown = tokens.find((token) => !NUMBER_TOKENS.some((known) => known === token));
  if (unknown !== undefined) return refuse('pattern-unknown-token', { token: unknown });
  if (!/^[A-Za-z0-9 ./\-]*$/.test(trimmed.replace(TOKEN, ''))) return refuse('pattern-character');
  const sequences = tokens.filter((token) => SEQUENCES.includes(token)).length;
  if (sequences === 0) return refuse('pattern-no-sequence');
  if (sequences > 1) return refuse('pattern-two-sequences');
  if (!tokens.includes('tahun')) return refuse('pattern-no-year');
  return /[A-Za-z0-9}]\{urut4?\}|\{urut4?\}[A-Za-z0-9{]/.test(trimmed) ? refuse('pattern-no-separator') : done(trimmed);
}

/** The number as printed: '400.9/0007/107.4/2017'. Throws RangeError for facts no number can have. */
export function formatNumber(pattern: string, facts: NumberFacts): string {
  const [year, month] = facts.date.split('-');
  if (!Number.isInteger(facts.sequence) || facts.sequence < 1 || !/^\d{4}-\d{2}-\d{2}$/.test(facts.date)) {
    throw new RangeError('formatNumber: a sequence counts from 1 and a date is YYYY-MM-DD');
  }
  const values: Record<NumberToken, string> = {
    klasifikasi: facts.classification,
    urut: String(facts.sequence),
    urut4: String(facts.sequence).padStart(4, '0'),
    unit: facts.unit,
    bulanRomawi: toRoman(Number(month)),
    tahun: year ?? '',
    kodePelatihan: facts.programmeCode,
    angkatan: toRoman(facts.cohortNumber),
  };
  return pattern.replace(TOKEN, (whole, token: string) => (Object.hasOwn(values, token) ? values[token as NumberToken] : whole));
}

/** The register year of a date: sequences begin again each year. */
export function registerYear(date: string): number {
  return Number(date.slice(0, 4));
}
