import { z } from 'zod';

export const LessonAddress = z.object({ course: z.string().max(80), lesson: z.string().max(80) });
export type LessonAddress = z.output<typeof LessonAddress>;

/** What a learner may do with a lesson; anything else in the form is ignored. */
export const LessonInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('complete') }),
  z.object({ intent: z.literal('reopen') }),
  z.object({ intent: z.literal('move') }),
]);
export type LessonInput = z.output<typeof LessonInput>;
