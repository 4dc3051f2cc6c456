import type { Locale } from '~/platform/i18n/catalogue';

const MONTHS = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;

const WEEKDAYS = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** Western Indonesia Time: UTC+7 all year, no daylight saving. */
const WIB_OFFSET_MS = 7 * 60 * 60 * 1000;

export interface DateStyle {
  /** Puts the day of the week in front. */
  weekday?: boolean;
}

interface CivilDate {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

function parseCivil(text: string): CivilDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = match ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw new RangeError(`not a civil date: ${text}`);
  }
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), weekday: date.getUTCDay() };
}

const monthName = (date: CivilDate, locale: Locale): string => MONTHS[locale][date.month] ?? '';
const weekdayName = (date: CivilDate, locale: Locale): string => WEEKDAYS[locale][date.weekday] ?? '';

/** `26 Juli 2017`, or `Rabu, 26 Juli 2017`. Throws RangeError for what is no date of the calendar. */
export function formatCivilDate(date: string, locale: Locale = 'id', style: DateStyle = {}): string {
  const civil = parseCivil(date);
  const text = `${civil.day} ${monthName(civil, locale)} ${civil.year}`;
  return style.weekday ? `${weekdayName(civil, locale)}, ${text}` : text;
}

/** `26-07-2017`, for tables alone. */
export function formatShortDate(date: string): string {
  parseCivil(date);
  return date.split('-').reverse().join('-');
}

/** `26–29 Juli 2017`, `30 Juli–2 Agustus 2026`, `30 Desember 2026–2 Januari 2027`; throws RangeError when the end comes first. */
export function formatCivilRange(from: string, to: string, locale: Locale = 'id', style: DateStyle = {}): string {
  if (from === to) return formatCivilDate(from, locale, style);
  const [start, end] = [parseCivil(from), parseCivil(to)];
  if (to < from) throw new RangeError(`range ends before it starts: ${from}, ${to}`);
  const sameYear = start.year === end.year;
  const sameMonth = sameYear && start.month === end.month;
  const first = [start.day, ...(sameMonth ? [] : [monthName(start, locale)]), ...(sameYear ? [] : [start.year])].join(' ');
  const text = `${first}–${formatCivilDate(to, locale)}`;
  return style.weekday ? `${weekdayName(start, locale)}–${weekdayName(end, locale)}, ${text}` : text;
}

/** An instant as a Date, as milliseconds since 1970 or as ISO 8601 text with its zone. */
export type Instant = Date | number | string;

function inWib(instant: Instant): string {
  const ms = instant instanceof Date ? instant.getTime() : typeof instant === 'number' ? instant : Date.parse(instant);
  if (!Number.isFinite(ms)) throw new RangeError(`not an instant: ${String(instant)}`);
  return new Date(ms + WIB_OFFSET_MS).toISOString();
}

const clockText = (instant: Instant, locale: Locale): string => {
  const hours = inWib(instant).slice(11, 16);
  return locale === 'id' ? hours.replace(':', '.') : hours;
};

/** The civil date of an instant in Surabaya, as 'YYYY-MM-DD'. */
export function civilDateOf(instant: Instant): string {
  return inWib(instant).slice(0, 10);
}

/** `08.00 WIB` (English `08:00 WIB`). */
export function formatTime(instant: Instant, locale: Locale = 'id'): string {
  return `${clockText(instant, locale)} WIB`;
}

/** `08.00–16.30 WIB`. */
export function formatTimeRange(from: Instant, to: Instant, locale: Locale = 'id'): string {
  return `${clockText(from, locale)}–${clockText(to, locale)} WIB`;
}

/** `26 Juli 2017 pukul 08.00 WIB` (English `26 July 2017, 08:00 WIB`). */
export function formatDateTime(instant: Instant, locale: Locale = 'id', style: DateStyle = {}): string {
  const joint = locale === 'id' ? ' pukul ' : ', ';
  return `${formatCivilDate(civilDateOf(instant), locale, style)}${joint}${formatTime(instant, locale)}`;
}

/** `8.494`, `37,5`: at most `digits` decimals (2), none when whole. Throws RangeError for what is not finite. */
export function formatNumber(value: number, locale: Locale = 'id', digits = 2): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number to print: ${value}`);
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(digits).split('.');
  const [group, point] = locale === 'id' ? ['.', ','] : [',', '.'];
  const decimals = fraction.replace(/0+$/, '');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, group) + (decimals ? point + decimals : '');
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** `83,4%` from the share 0.834. */
export function formatPercent(share: number, locale: Locale = 'id', digits = 1): string {
  return `${formatNumber(share * 100, locale, digits)}%`;
}

/** The weight of a download as data packages count it (1 KB = 1,000 bytes): `512 byte`, `340 KB`, `1,2 MB`. */
export function formatBytes(bytes: number, locale: Locale = 'id'): string {
  if (bytes < 1000) return locale === 'id' ? `${formatNumber(bytes, locale)} byte` : `${formatNumber(bytes, locale)} bytes`;
  if (bytes < 999_500) return `${formatNumber(bytes / 1000, locale, 0)} KB`;
  if (bytes < 999_950_000) return `${formatNumber(bytes / 1e6, locale, 1)} MB`;
  return `${formatNumber(bytes / 1e9, locale, 1)} GB`;
}

/** A duration in whole minutes: `12 menit`, `1 jam 30 menit`. */
export function formatMinutes(minutes: number, locale: Locale = 'id'): string {
  const total = Math.max(0, Math.round(minutes));
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  const unit = (count: number, id: string, en: string) => `${formatNumber(count, locale)} ${locale === 'id' ? id : count === 1 ? en : `${en}s`}`;
  const parts = [...(hours > 0 ? [unit(hours, 'jam', 'hour')] : []), ...(rest > 0 || hours === 0 ? [unit(rest, 'menit', 'minute')] : [])];
  return parts.join(' ');
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'],
  [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

/** The number of an angkatan or a month in Roman numerals, 1 to 3999; RangeError outside. */
export function romanNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999) throw new RangeError(`no Roman numeral for ${value}`);
  let rest = value;
  let text = '';
  for (const [weight, letters] of ROMAN) {
    text += letters.repeat(Math.floor(rest / weight));
    rest %= weight;
  }
  return text;
}
