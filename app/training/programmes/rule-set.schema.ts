import { z } from 'zod';
import { isJp, MODES } from './programme';
import type { RuleSet } from './rule-set';

const mark = z.number().min(0).max(100);
const count = z.number().int().min(0).max(100);
const jp = z.number().refine(isJp, 'jp');

/** The shape in which a rule set is stored with its programme, posted by a form and read back. */
export const RuleSetShape: z.ZodType<RuleSet> = z.strictObject({
  version: z.number().int().min(1),
  jpTotal: jp,
  jp: z.array(z.strictObject({ modes: z.array(z.enum(MODES)).min(1), minimum: jp })).max(8),
  pretestRequired: z.boolean(),
  posttestMark: mark.nullable(),
  gradedQuizzes: z.enum(['all', 'none']),
  rubric: z.strictObject({ sessionKind: z.string().min(1).max(40), minimum: mark }).nullable(),
  logbook: z.strictObject({ endorsedEntries: count, direct: count.optional(), indirect: count.optional() }).nullable(),
  coachingSessions: count,
  rtl: z.enum(['none', 'submitted', 'approved']),
  privacyAccepted: z.boolean(),
});
