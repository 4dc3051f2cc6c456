import { z } from 'zod';
import { freeText, optionalText } from '~/training/followup';
import { ACTIONS_MAX, CHANNELS } from './session';

const Action = z
  .object({ text: optionalText(300), dueOn: z.iso.date().optional() })
  .refine(({ text, dueOn }) => text !== '' || dueOn === undefined, { error: 'actionWithoutText', path: ['text'] });

/** One coaching conversation as the coach writes it down. `id` is made with the form, so that sending twice is one session. */
export const NewSession = z.object({
  id: z.uuid(),
  heldOn: z.iso.date(),
  channel: z.enum(CHANNELS),
  topic: freeText(200, 3),
  sharedNote: freeText(2000, 3),
  privateNote: optionalText(2000),
  actions: z.array(Action).max(ACTIONS_MAX).default([]).transform((actions) => actions.filter(({ text }) => text !== '')),
});
export type NewSession = z.output<typeof NewSession>;

export const ActionTick = z.object({ action: z.string().min(1), done: z.enum(['ya', 'belum']) });

/** Whom to give to a coach: chosen people, or everybody of a kabupaten/kota. */
export const CoachChoice = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('chosen'), participation: z.array(z.string()).min(1, { error: 'chooseSomebody' }).max(500), coach: z.string() }),
  z.object({ intent: z.literal('region'), region: z.string(), coach: z.string(), replace: z.literal('on').optional() }),
  z.object({ intent: z.literal('end'), participation: z.array(z.string()).min(1, { error: 'chooseSomebody' }).max(500) }),
]);
export type CoachChoice = z.output<typeof CoachChoice>;
