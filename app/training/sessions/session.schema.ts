import { z } from 'zod';
import { findNikLike } from '~/people/accounts';
import { ATTENDANCE_STATUSES, REASON_MIN } from '~/training/cohorts';
import { isJp, MODES } from '~/training/programmes';

/** Why a number in a free text was refused; a key of the catalogues. */
const withoutNik = (text: string): boolean => findNikLike(text).length === 0;
const text = (min: number, max: number) => z.string().trim().min(min).max(max).refine(withoutNik, { error: 'nikInText' });

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'badTime' });
const times = {
  day: z.iso.date(),
  from: clock,
  to: clock,
  place: z.string().trim().min(3).max(200),
  trainer: z.string().max(60).optional().transform((id) => id || null),
};

/** New hour, place or trainer of a session; or taking it off the timetable. */
export const SessionChange = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('move'), ...times }),
  z.object({ intent: z.literal('remove'), confirmation: z.literal('on', { error: 'confirmFirst' }) }),
]);
export type SessionMove = Omit<Extract<z.output<typeof SessionChange>, { intent: 'move' }>, 'intent'>;

export const SessionInput = z.object({
  title: z.string().trim().min(3).max(300),
  jp: z.string().trim().transform((value) => Number(value.replace(',', '.'))).refine(isJp, { error: 'badJp' }),
  mode: z.enum(MODES).exclude(['campuran']),
  practice: z.literal('on').optional().transform((value) => value === 'on'),
  ...times,
});
export type SessionInput = z.output<typeof SessionInput>;

export const SessionAddress = z.object({ session: z.string().regex(/^[\w-]{1,60}$/) });

/** A code typed by hand, or read from a card by the camera. Whatever it is, the answer is a sentence. */
export const CardInput = z.object({
  intent: z.literal('card').default('card'),
  code: z.string().max(500).default(''),
  method: z.enum(['qr', 'code']).default('code'),
});

const Status = z.enum(ATTENDANCE_STATUSES);

/** Everything the page of a session sends. */
export const AttendanceInput = z.discriminatedUnion('intent', [
  CardInput.extend({ intent: z.literal('card') }),
  z.object({ intent: z.literal('list'), marks: z.record(z.string().max(60), Status).default({}) }),
  z.object({ intent: z.literal('undo'), attendance: z.string().max(60), back: z.enum(['', 'pindai']).default('') }),
]);

export type AttendanceAct = z.output<typeof AttendanceInput>;

/** A phone's photograph at its largest, in bytes; more is not a picture of a card. */
export const CARD_PHOTO_BYTES = 12_000_000;

/** What the scanning page sends: a code, or a photograph of the card where the camera cannot be read live. */
export const ScanInput = z.discriminatedUnion('intent', [
  CardInput.extend({ intent: z.literal('card') }),
  z.object({ intent: z.literal('photo'), photo: z.instanceof(File, { error: 'photoMissing' }) }),
]);
export type ScanAct = z.output<typeof ScanInput>;

export const CorrectionInput = z.object({ status: Status, reason: text(REASON_MIN, 300) });

/** Levels by criterion as `level.<key>`; a note that names nobody's NIK. `version` is the assessment that was on the screen. */
export const RubricInput = z.object({
  participation: z.string().max(60),
  level: z.record(z.string().max(60), z.coerce.number().int().min(1).max(20)).default({}),
  note: z.string().trim().max(1000).refine(withoutNik, { error: 'nikInText' }).optional().transform((value) => value || null),
  version: z.string().max(40).default(''),
});
export type RubricInput = z.output<typeof RubricInput>;
