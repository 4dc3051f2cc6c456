import { civilDay, instantOf } from '~/platform/clock';

const DAY_MS = 86_400_000;
const WEDNESDAY = 3;
const SUNDAY = 0;

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The civil day `count` days after another; negative counts go back. */
export const addDays = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** The last Wednesday not after a day: the pembekalan of 2017 began on one, and lasted four days. */
export function wednesdayBefore(day: string): string {
  return addDays(day, -((weekday(day) - WEDNESDAY + 7) % 7));
}

/** A day on which people of the office work: Sunday becomes the Monday after it. */
export const workday = (day: string): string => (weekday(day) === SUNDAY ? addDays(day, 1) : day);

/** Days and instants of the demo, counted from the day on which it is made. Times are WIB. */
export interface Calendar {
  readonly now: Date;
  readonly today: string;
  day(offset: number): string;
  /** `at(-3, '09:30')`: three days ago at half past nine. Never later than now. */
  at(offset: number, time: string): Date;
  /** An instant of a civil day. Never later than now. */
  on(day: string, time: string): Date;
}

export function calendarOf(now: Date): Calendar {
  const today = civilDay(now);
  const on = (day: string, time: string): Date => new Date(Math.min(instantOf(day, time).getTime(), now.getTime()));
  return { now, today, day: (offset) => addDays(today, offset), at: (offset, time) => on(addDays(today, offset), time), on };
}

/** Adds minutes to an instant. */
export const later = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);
