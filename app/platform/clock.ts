/** The clock is passed in: rules never ask the machine for the time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const WIB_OFFSET_MS = 7 * 60 * 60 * 1000;

/** The civil day in East Java (WIB, UTC+7, no daylight saving) of an instant, as YYYY-MM-DD. */
export function civilDay(instant: Date): string {
  return new Date(instant.getTime() + WIB_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a civil day and a time of day (HH:MM) begin in WIB. */
export function instantOf(day: string, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+07:00`);
}

/** The time of day in WIB as HH:MM, for form fields. */
export function timeOfDay(instant: Date): string {
  return new Date(instant.getTime() + WIB_OFFSET_MS).toISOString().slice(11, 16);
}
