/** Civil dates, 'YYYY-MM-DD', in Indonesian words. */

const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'] as const;

interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** True for a day that exists, written 'YYYY-MM-DD'. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function parts(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`Not a civil date: ${text}`);
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** `29 Juli 2017`. @throws RangeError when it is no civil date. */
export function dateWords(text: string): string {
  const { year, month, day } = parts(text);
  return `${day} ${monthName(month)} ${year}`;
}

/** `26–29 Juli 2017`, `28 Juli – 2 Agustus 2017`, or one day alone. @throws RangeError */
export function periodWords(from: string, to: string): string {
  const [a, b] = [parts(from), parts(to)];
  if (from === to) return dateWords(from);
  if (a.year !== b.year) return `${dateWords(from)} – ${dateWords(to)}`;
  if (a.month !== b.month) return `${a.day} ${monthName(a.month)} – ${dateWords(to)}`;
  return `${a.day}–${dateWords(to)}`;
}
