import { done, refuse, type Outcome } from '~/platform/outcome';
import { daysInMonth, readCivilDate, type CivilDate } from './civil-date';

/** As in the population register: L = laki-laki (man), P = perempuan (woman). */
export type Sex = 'L' | 'P';
/** Sixteen digits whose structure has been checked by `readNik`. */
export type Nik = string & { readonly kind: 'Nik' };

export interface NikReading {
  readonly nik: Nik;
  /** Kemendagri code of the kecamatan that first issued the number, '35.15.14'; it may be an old one. */
  readonly district: string;
  readonly sex: Sex;
  /** Day, month and two-digit year as written in the number; the century is not encoded. */
  readonly birth: { readonly day: number; readonly month: number; readonly year: number };
  readonly warnings: readonly NikWarning[];
}
export type NikWarning = 'nik-birth-date-differs' | 'nik-sex-differs' | 'nik-day-not-in-month';
export type NikRefusal =
  | 'nik-empty' | 'nik-scientific' | 'nik-not-digits' | 'nik-length'
  | 'nik-province' | 'nik-birth-date' | 'nik-serial';

/** What the person or the list says; compared with the number, and a difference only warns. */
export interface NikClaims {
  readonly birthDate?: CivilDate | null;
  readonly sex?: Sex | null;
}

/** Province codes of the Kemendagri list, first two digits of a NIK. */
const PROVINCES = new Set([
  '11', '12', '13', '14', '15', '16', '17', '18', '19', '21', '31', '32', '33', '34', '35', '36',
  '51', '52', '53', '61', '62', '63', '64', '65', '71', '72', '73', '74', '75', '76', '81', '82',
  '91', '92', '93', '94', '95', '96',
]);
const SEPARATORS = /[\s.\-'\u2019\u00a0]/g;

/**
 * Reads a NIK: PP KK CC + DDMMYY (day + 40 for women) + four-digit serial from 0001 (Dukcapil's public description).
 * Only a number that cannot be a NIK is refused. A birth date or sex that differs warns and never blocks:
 * the number is not changed when the register corrects a birth date. There is no checksum.
 */
export function readNik(raw: string, claims: NikClaims = {}): Outcome<NikReading, NikRefusal> {
  const nik = raw.normalize('NFKC').replace(SEPARATORS, '');
  const wrong = structureFault(nik);
  if (wrong) return refuse(wrong, { digits: nik.length });
  const written = Number(nik.slice(6, 8));
  const sex: Sex = written > 40 ? 'P' : 'L';
  const birth = { day: written > 40 ? written - 40 : written, month: Number(nik.slice(8, 10)), year: Number(nik.slice(10, 12)) };
  return done({
    nik: nik as Nik,
    district: `${nik.slice(0, 2)}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`,
    sex,
    birth,
    warnings: warningsFor(birth, sex, claims),
  });
}

/** What in a stored NIK differs from the birth date and sex stored with it; none where it cannot be read. Shown, never a reason to refuse. */
export function nikWarnings(stored: { readonly nik: string | null; readonly birthDate: string | null; readonly sex: string | null }): readonly NikWarning[] {
  const sex = stored.sex === 'L' || stored.sex === 'P' ? stored.sex : null;
  const read = stored.nik === null ? null : readNik(stored.nik, { birthDate: stored.birthDate, sex });
  return read?.ok ? read.value.warnings : [];
}

function structureFault(nik: string): NikRefusal | null {
  if (nik === '') return 'nik-empty';
  if (/^\d+([.,]\d+)?E\+?\d+$/i.test(nik)) return 'nik-scientific';
  if (!/^\d+$/.test(nik)) return 'nik-not-digits';
  if (nik.length !== 16) return 'nik-length';
  if (!PROVINCES.has(nik.slice(0, 2))) return 'nik-province';
  const day = Number(nik.slice(6, 8));
  const month = Number(nik.slice(8, 10));
  const dayFits = (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
  if (!dayFits || month < 1 || month > 12) return 'nik-birth-date';
  return nik.endsWith('0000') ? 'nik-serial' : null;
}

function warningsFor(birth: NikReading['birth'], sex: Sex, claims: NikClaims): NikWarning[] {
  const warnings: NikWarning[] = [];
  // Of the two centuries a number can mean, both agree on leap years except 1900.
  if (birth.day > daysInMonth(2000 + birth.year, birth.month)) warnings.push('nik-day-not-in-month');
  const claimed = claims.birthDate ? readCivilDate(claims.birthDate) : null;
  if (claimed && (claimed.day !== birth.day || claimed.month !== birth.month || claimed.year % 100 !== birth.year)) {
    warnings.push('nik-birth-date-differs');
  }
  if (claims.sex && claims.sex !== sex) warnings.push('nik-sex-differs');
  return warnings;
}

/** Recognisable to staff, useless to a stranger: 3515********0002. Never for public pages, which show nothing of it. */
export function maskNik(nik: string): string {
  return nik.length === 16 ? `${nik.slice(0, 4)}********${nik.slice(12)}` : '*'.repeat(nik.length);
}

/** Builds the NIK that fits these facts, for invented people. `district` is '35.15.14', `serial` 1–9999. */
export function composeNik(facts: { district: string; birthDate: CivilDate; sex: Sex; serial: number }): Nik {
  const born = readCivilDate(facts.birthDate);
  if (!born || !/^\d\d\.\d\d\.\d\d$/.test(facts.district) || facts.serial < 1 || facts.serial > 9999) {
    throw new RangeError('composeNik: no such district, day or serial');
  }
  const two = (n: number) => String(n).padStart(2, '0');
  const day = two(born.day + (facts.sex === 'P' ? 40 : 0));
  return `${facts.district.replaceAll('.', '')}${day}${two(born.month)}${two(born.year % 100)}${String(facts.serial).padStart(4, '0')}` as Nik;
}

export interface NikLike {
  /** Position in the text, in UTF-16 units: `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
}

/**
 * Finds what looks like somebody's NIK (or family-card number) in free text, which must hold none:
 * sixteen digits in a row, or sixteen digits in groups when they have the structure of a NIK.
 */
export function findNikLike(text: string): NikLike[] {
  const plain = text.replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
  const found: NikLike[] = [];
  for (const match of plain.matchAll(/(?<!\d)\d(?:[ .\-/\u00a0]{0,2}\d){15}(?!\d)/g)) {
    const grouped = /\D/.test(match[0]);
    const digits = match[0].replace(/\D/g, '');
    if (!grouped || readNik(digits).ok) found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}
