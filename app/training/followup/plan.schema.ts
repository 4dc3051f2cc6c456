import { z } from 'zod';
import { freeText, optionalText } from './free-text.schema';
import { PLAN_FIELDS, type PlanField } from './plan';

/** Characters of one answer: about ten lines on paper. */
export const PLAN_TEXT_MAX = 1000;

type Shape<T extends z.ZodType> = Record<PlanField, T>;
const shape = <T extends z.ZodType>(make: (field: PlanField) => T): Shape<T> =>
  Object.fromEntries(PLAN_FIELDS.map((field) => [field, make(field)])) as Shape<T>;

/** What the volunteer sends: a draft may have gaps, a submitted plan has none. */
export const PlanInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), ...shape(() => optionalText(PLAN_TEXT_MAX)) }),
  z.object({ intent: z.literal('submit'), ...shape((field) => freeText(PLAN_TEXT_MAX, 1, `missing.${field}`)) }),
  z.object({ intent: z.literal('withdraw') }),
]);
export type PlanInput = z.output<typeof PlanInput>;

/** `version` is the instant of the text that was read: a decision is about that text and no later one. */
export const PlanDecision = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve'), version: z.string() }),
  z.object({ intent: z.literal('return'), version: z.string(), note: freeText(1000, 5) }),
]);
export type PlanDecision = z.output<typeof PlanDecision>;
