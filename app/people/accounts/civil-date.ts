/** A day without a time zone, written 'YYYY-MM-DD'. */
export type CivilDate = string;

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The civil date of these three numbers, or null when the calendar has no such day. Years 1900–2100. */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  if (![year, month, day].every(Number.isInteger)) return null;
  if (year < 1900 || year > 2100 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Splits 'YYYY-MM-DD' into numbers, or null when it is no such day. */
export function readCivilDate(text: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return civilDate(year, month, day) === null ? null : { year, month, day };
}

/** Whole years between a birth date and a later day; null when one of them is no date. */
export function ageOn(birthDate: CivilDate, today: CivilDate): number | null {
  const born = readCivilDate(birthDate);
  const now = readCivilDate(today);
  if (!born || !now) return null;
  const before = now.month < born.month || (now.month === born.month && now.day < born.day);
  return now.year - born.year - (before ? 1 : 0);
}
