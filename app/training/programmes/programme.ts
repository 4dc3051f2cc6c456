/** How a subject or session is held. A subject that is `campuran` has sessions of several modes. */
export const MODES = ['tatap-muka', 'daring', 'campuran', 'praktik-lapangan'] as const;
export type Mode = (typeof MODES)[number];

export const PROGRAMME_KINDS = ['pembekalan', 'pembinaan', 'pelatihan', 'rakor'] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

/** One mata pelatihan of a curriculum. `jp` in hours of 45 minutes, in halves. */
export interface Subject {
  readonly title: string;
  readonly jp: number;
  readonly mode: Mode;
}

/** Minutes of one JP unless the office sets another number; some online conversions differ. */
export const MINUTES_PER_JP = 45;

/** The mode as papers write it ('tatap muka', 'Praktik Lapangan', 'blended'); null when it is none. */
export function readMode(text: string): Mode | null {
  const word = text.trim().toLowerCase().replace(/[\s_-]+/g, '-');
  const known: Record<string, Mode> = {
    klasikal: 'tatap-muka', luring: 'tatap-muka', online: 'daring', blended: 'campuran', lapangan: 'praktik-lapangan',
  };
  return MODES.find((mode) => mode === word) ?? (Object.hasOwn(known, word) ? (known[word] ?? null) : null);
}

/** A number of JP anyone can plan and print: more than none, in halves, not above 200. */
export function isJp(value: number): boolean {
  return Number.isInteger(value * 2) && value > 0 && value <= 200;
}

export function totalJp(subjects: readonly { readonly jp: number }[]): number {
  return subjects.reduce((sum, subject) => sum + subject.jp, 0);
}

export function jpByMode(subjects: readonly { readonly jp: number; readonly mode: Mode }[]): Record<Mode, number> {
  const sums: Record<Mode, number> = { 'tatap-muka': 0, daring: 0, campuran: 0, 'praktik-lapangan': 0 };
  for (const subject of subjects) sums[subject.mode] += subject.jp;
  return sums;
}

/** Length of so many JP in minutes. */
export function minutesOf(jp: number, minutesPerJp: number = MINUTES_PER_JP): number {
  return jp * minutesPerJp;
}

/** Full half JP that fit into so many minutes: 100 minutes are 2 JP of 45. */
export function jpOfMinutes(minutes: number, minutesPerJp: number = MINUTES_PER_JP): number {
  return Math.max(0, Math.floor((minutes * 2) / minutesPerJp) / 2);
}
