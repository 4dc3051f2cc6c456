import { minutesOf, type Mode } from '~/training/programmes';

export interface PlannedSubject {
  readonly subjectId: string;
  readonly title: string;
  readonly jp: number;
  readonly mode: Mode;
}

export interface PlannedSession extends PlannedSubject {
  readonly position: number;
  /** Civil day YYYY-MM-DD. */
  readonly day: string;
  /** Minutes after midnight, WIB. */
  readonly from: number;
  readonly to: number;
  /** The rubric is filled here. */
  readonly practice: boolean;
}

interface Span { readonly from: number; readonly to: number }

const OPENS = 8 * 60;
/** Sessions may run into the evening of a full day, as in the real programmes of four days. */
const CLOSES = 21 * 60;
const MIDDAY: Span = { from: 12 * 60, to: 13 * 60 };
/** Friday prayer: about 11.30 to 13.00. */
const FRIDAY_MIDDAY: Span = { from: 11 * 60 + 30, to: 13 * 60 };
const PAUSE = 15;
/** A session is held across midday rather than leave the room empty for longer than this. */
const MOST_IDLE = 60;
const FRIDAY = 5;
const MOST_DAYS = 60;

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The civil days from one to the other, both included, at most sixty. */
export function daysBetween(from: string, to: string): string[] {
  const days = [from];
  for (let day = from; day < to && days.length < MOST_DAYS;) days.push((day = nextDay(day)));
  return days;
}

/** A mixed subject meets face to face. */
const sessionMode = (mode: Mode): Mode => (mode === 'campuran' ? 'tatap-muka' : mode);

/** Where so many minutes of teaching lie when they begin not before `at`: whole on one side of midday, or around it. */
function lay(day: string, at: number, length: number): Span {
  const midday = weekday(day) === FRIDAY ? FRIDAY_MIDDAY : MIDDAY;
  if (at >= midday.to || at + length <= midday.from) return { from: at, to: at + length };
  if (midday.from - at <= MOST_IDLE) return { from: midday.to, to: midday.to + length };
  return { from: at, to: at + length + (midday.to - midday.from) };
}

/**
 * Spreads the subjects of a curriculum over the days of an angkatan, in order, about the same minutes a day: from 08.00,
 * 45 minutes per JP, with pauses and the midday break. A proposal: every time may be changed afterwards.
 * Null when the days are too few: the last one would run beyond 21.00.
 */
export function planTimetable(subjects: readonly PlannedSubject[], days: readonly string[]): PlannedSession[] | null {
  const [first] = days;
  if (first === undefined) return null;
  const total = subjects.reduce((sum, { jp }) => sum + minutesOf(jp), 0);
  const perDay = total / days.length;
  const planned: PlannedSession[] = [];
  let [dayAt, clock, taught] = [0, OPENS, 0];
  for (const [index, subject] of subjects.entries()) {
    const length = minutesOf(subject.jp);
    const begun = clock > OPENS;
    const full = taught + length / 2 > perDay * (dayAt + 1);
    if (begun && dayAt < days.length - 1 && (full || lay(days[dayAt] ?? first, clock, length).to > CLOSES)) {
      dayAt += 1;
      clock = OPENS;
    }
    const day = days[dayAt] ?? first;
    const span = lay(day, clock, length);
    if (span.to > CLOSES) return null;
    planned.push({ ...subject, ...span, mode: sessionMode(subject.mode), position: index + 1, day, practice: subject.mode === 'praktik-lapangan' });
    clock = span.to + PAUSE;
    taught += length;
  }
  return planned;
}

/** Minutes after midnight as HH:MM. */
export const clockText = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
