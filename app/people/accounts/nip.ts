import { done, refuse, type Outcome } from '~/platform/outcome';
import { civilDate, type CivilDate } from './civil-date';
import type { Sex } from './nik';

/** Eighteen digits whose structure has been checked by `readNip`. */
export type Nip = string & { readonly kind: 'Nip' };

export interface NipReading {
  readonly nip: Nip;
  /** Civil servant, or contract civil servant (NI PPPK), whose middle group holds no month. */
  readonly employment: 'pns' | 'pppk';
  readonly birthDate: CivilDate;
  readonly appointed: { readonly year: number; readonly month: number | null };
  readonly sex: Sex;
  readonly warnings: readonly NipWarning[];
}
export type NipWarning = 'nip-birth-date-differs' | 'nip-sex-differs';
export type NipRefusal = 'nip-not-digits' | 'nip-length' | 'nip-birth-date' | 'nip-appointment' | 'nip-sex';

/**
 * Reads a NIP: YYYYMMDD of birth + YYYYMM of appointment + 1 man / 2 woman + three-digit serial.
 * NI PPPK has the same length; after the year of appointment come two digits that are no month (commonly 21).
 * A birth date or sex that differs from what the person says warns and never blocks.
 */
export function readNip(raw: string, claims: { birthDate?: CivilDate | null; sex?: Sex | null } = {}): Outcome<NipReading, NipRefusal> {
  const nip = raw.normalize('NFKC').replace(/[\s.\-'\u2019]/g, '');
  if (!/^\d+$/.test(nip)) return refuse('nip-not-digits');
  if (nip.length !== 18) return refuse('nip-length', { digits: nip.length });
  const birthDate = civilDate(Number(nip.slice(0, 4)), Number(nip.slice(4, 6)), Number(nip.slice(6, 8)));
  if (!birthDate) return refuse('nip-birth-date');
  const year = Number(nip.slice(8, 12));
  const middle = Number(nip.slice(12, 14));
  if (year < Number(nip.slice(0, 4)) + 15 || year > 2100 || middle === 0) return refuse('nip-appointment');
  const digit = nip[14];
  if (digit !== '1' && digit !== '2') return refuse('nip-sex');
  const sex: Sex = digit === '1' ? 'L' : 'P';
  const warnings: NipWarning[] = [];
  if (claims.birthDate && claims.birthDate !== birthDate) warnings.push('nip-birth-date-differs');
  if (claims.sex && claims.sex !== sex) warnings.push('nip-sex-differs');
  const month = middle <= 12 ? middle : null;
  return done({ nip: nip as Nip, employment: month ? 'pns' : 'pppk', birthDate, appointed: { year, month }, sex, warnings });
}

/** As written in papers: 19860926 201505 1 001. */
export function formatNip(nip: string): string {
  return nip.length === 18 ? `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}` : nip;
}

/** Keeps the first and last four digits, for staff lists. */
export function maskNip(nip: string): string {
  return nip.length === 18 ? `${nip.slice(0, 4)}**********${nip.slice(14)}` : '*'.repeat(nip.length);
}
