import type { EntryFate } from './practice';

/** How far somebody of the first angkatan has come. From the invitation to the certificate, in order. */
export const STAGES = [
  'invited', 'profile', 'pretested', 'reading', 'attended', 'failed', 'plan-draft', 'plan-submitted', 'logbook-waiting', 'logbook-returned', 'logbook-half',
  'kompeten', 'proposed', 'certified', 'revoked', 'replaced',
] as const;
export type Stage = (typeof STAGES)[number];

/** How many of the 30 stand where. */
export const PLACES: Readonly<Record<Stage, number>> = {
  invited: 1, profile: 1, pretested: 2, reading: 3, attended: 3, failed: 2, 'plan-draft': 2, 'plan-submitted': 2, 'logbook-waiting': 2, 'logbook-returned': 1,
  'logbook-half': 1, kompeten: 2, proposed: 5, certified: 1, revoked: 1, replaced: 1,
};

/** Stages of those whom the rules of the programme call kompeten. */
export const KOMPETEN_STAGES: readonly Stage[] = ['kompeten', 'proposed', 'certified', 'revoked', 'replaced'];

type Mark = 'H' | 'I' | 'S' | 'A';

/** What somebody at a stage has done. Percent for marks; lists in the order in which things happened. */
export interface Journey {
  readonly pretest: number | null;
  /** How many of the three courses were finished; a half is one lesson of the next. */
  readonly courses: number;
  /** Status for all sessions but the practice, and for the practice. `mixed`: present on the first two days alone. */
  readonly sessions: Mark | 'mixed';
  readonly practice: Mark;
  readonly rubric: number | null;
  readonly posttests: readonly number[];
  readonly plan: 'none' | 'draft' | 'submitted' | 'approved';
  readonly coachings: number;
  readonly entries: readonly EntryFate['is'][];
}

const NOTHING: Journey = { pretest: null, courses: 0, sessions: 'A', practice: 'A', rubric: null, posttests: [], plan: 'none', coachings: 0, entries: [] };
const PRESENT: Journey = { ...NOTHING, pretest: 47, courses: 3, sessions: 'H', practice: 'H', rubric: 75 };
const PASSED: Journey = { ...PRESENT, posttests: [80] };
const COACHED: Journey = { ...PASSED, plan: 'approved', coachings: 1 };
const WHOLE: Journey = { ...COACHED, rubric: 85, posttests: [87], entries: ['endorsed', 'endorsed'] };

export const JOURNEYS: Readonly<Record<Stage, Journey>> = {
  invited: NOTHING,
  profile: { ...NOTHING, sessions: 'I', practice: 'I' },
  pretested: { ...NOTHING, pretest: 40, sessions: 'S', practice: 'S' },
  reading: { ...NOTHING, pretest: 53, courses: 1.5, sessions: 'mixed', practice: 'I' },
  attended: { ...PRESENT, practice: 'I', rubric: null },
  failed: { ...PRESENT, posttests: [47, 60] },
  'plan-draft': { ...PASSED, plan: 'draft' },
  'plan-submitted': { ...PASSED, plan: 'submitted' },
  'logbook-waiting': { ...COACHED, entries: ['waiting', 'waiting'] },
  'logbook-returned': { ...COACHED, entries: ['returned', 'waiting'] },
  'logbook-half': { ...COACHED, entries: ['endorsed', 'waiting'] },
  kompeten: WHOLE,
  proposed: { ...WHOLE, posttests: [60, 80] },
  certified: { ...WHOLE, coachings: 2, entries: ['endorsed', 'endorsed', 'endorsed'] },
  revoked: WHOLE,
  replaced: WHOLE,
};

/** Deals the stages out so that each kabupaten/kota has people everywhere on the path. `step` shares no factor with their number. */
export function dealStages(count: number, step = 7): Stage[] {
  const stages = STAGES.flatMap((stage) => Array.from({ length: PLACES[stage] }, () => stage));
  if (stages.length !== count) throw new RangeError(`the demo has places for ${stages.length}, not for ${count}`);
  const dealt = new Array<Stage>(count);
  stages.forEach((stage, index) => { dealt[(index * step) % count] = stage; });
  return dealt;
}
