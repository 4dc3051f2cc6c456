import { civilDate, cleanText, type CivilDate, type Sex } from '~/people/accounts';

/** What a cell of a list can hold, whatever file it came from. */
export type Cell =
  | string | number | boolean | null
  /** A cell formatted as a date. */
  | { readonly date: CivilDate }
  /** A formula: never evaluated, never trusted; what the file says it showed is not used either. */
  | { readonly formula: true };

export interface SheetRow {
  /** Line in the file, from 1, as the spreadsheet shows it. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

const NOTHING = /^[-\u2010-\u2015.\s]*$/;

/** The cell as one line of text; empty for nothing, for '-' and for a formula. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined || cell === null || (typeof cell === 'object' && 'formula' in cell)) return '';
  if (typeof cell === 'object') return cell.date;
  const text = cleanText(typeof cell === 'number' ? plainNumber(cell) : String(cell));
  return NOTHING.test(text) ? '' : text;
}

/** Without an exponent, as far as a number can tell: 3515144508680002, not 3.515e15. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

export function isFormula(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

/** Text that a spreadsheet would run when it is exported again. A plain or phone number with a sign is not meant. */
export function looksLikeFormula(text: string): boolean {
  return /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().-]+$/.test(text));
}

/** Makes text harmless in a spreadsheet: an apostrophe before what a program would take for a formula (OWASP, CSV injection). */
export function neutraliseCell(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'jan', 'january'], ['februari', 'pebruari', 'feb', 'peb', 'february'], ['maret', 'mar', 'mrt', 'march'], ['april', 'apr'],
  ['mei', 'may'], ['juni', 'jun', 'june'], ['juli', 'jul', 'july'], ['agustus', 'agt', 'agu', 'ags', 'agus', 'aug', 'august'],
  ['september', 'sept', 'sep'], ['oktober', 'okt', 'october', 'oct'], ['november', 'nopember', 'nov', 'nop'], ['desember', 'des', 'december', 'dec'],
];

const DAY_FIRST = /(?<day>\d{1,2})\s*[-/.\s]\s*(?<month>\d{1,2}|\p{L}{3,10}\.?)\s*[-/.,\s]\s*(?<year>\d{4}|\d{2})/u;
const YEAR_FIRST = /(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[T\s]\d.*)?/u;
const exactly = (pattern: RegExp) => new RegExp(`^(?:${pattern.source})$`, 'u');
const ONLY_DAY_FIRST = exactly(DAY_FIRST);
const ONLY_YEAR_FIRST = exactly(YEAR_FIRST);
const DATE_AT_END = new RegExp(`(?:${YEAR_FIRST.source}|${DAY_FIRST.source})$`.replace(/\?<\w+>/g, '?:'), 'u');

/**
 * Reads a date in the forms lists have: 26-07-1971, 26/7/1971, 26 Juli 1971, 1971-07-26, 26.07.71, a date cell or a serial
 * day number of a spreadsheet. Day before month, always. Two-digit years are those that make an adult on `today`.
 */
export function readDate(cell: Cell | undefined, today: CivilDate): CivilDate | null {
  if (typeof cell === 'object' && cell !== null && 'date' in cell) return cell.date;
  if (typeof cell === 'number') return serialDate(cell);
  const text = cellText(cell);
  if (/^\d{5}$/.test(text)) return serialDate(Number(text));
  const parts = (ONLY_YEAR_FIRST.exec(text) ?? ONLY_DAY_FIRST.exec(text))?.groups;
  return parts ? fromParts(parts, today) : null;
}

function fromParts(parts: Record<string, string | undefined>, today: CivilDate): CivilDate | null {
  const monthText = (parts['month'] ?? '').toLowerCase().replace('.', '');
  const month = /^\d/.test(monthText) ? Number(monthText) : MONTHS.findIndex((names) => names.includes(monthText)) + 1;
  const year = fullYear(parts['year'] ?? '', today);
  return civilDate(year, month, Number(parts['day']));
}

/** Nobody nominated is younger than 17: '71' is 1971, and '05' is 2005 only once that makes an adult. */
function fullYear(year: string, today: CivilDate): number {
  if (year.length === 4) return Number(year);
  const recent = 2000 + Number(year);
  return recent + 17 <= Number(today.slice(0, 4)) ? recent : 1900 + Number(year);
}

/** Day 1 is 1 January 1900 and day 60 never was; lists hold birth dates, so days before 1 March 1900 are no dates. */
function serialDate(serial: number): CivilDate | null {
  if (!Number.isFinite(serial) || serial < 61 || serial > 73_050) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  return date.toISOString().slice(0, 10);
}

/** Splits "Gresik, 26 Juli 1971" or "Gresik / 26-07-1971" into place and date; the date is null when there is none at the end. */
export function readPlaceAndDate(cell: Cell | undefined, today: CivilDate): { place: string; date: CivilDate | null } {
  const text = cellText(cell);
  const found = DATE_AT_END.exec(text);
  if (!found) return { place: text.replace(/[,/;\s]+$/, ''), date: readDate(cell, today) };
  return { place: text.slice(0, found.index).replace(/[,/;\-\s]+$/, ''), date: readDate(found[0], today) };
}

const MEN = new Set(['l', 'lk', 'lakilaki', 'laki', 'pria', 'm', 'male']);
const WOMEN = new Set(['p', 'pr', 'perempuan', 'wanita', 'w', 'f', 'female']);

export function readSex(cell: Cell | undefined): Sex | null {
  const word = cellText(cell).toLowerCase().replace(/[^a-z]/g, '');
  return MEN.has(word) ? 'L' : WOMEN.has(word) ? 'P' : null;
}
