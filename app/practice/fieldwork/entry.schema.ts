import { z } from 'zod';
import { freeText, optionalText } from '~/training/followup';
import { METHOD_KEYS } from './method';
import { TARGET_GROUPS } from './target-group';

/** People one outreach can be said to have reached. */
export const AUDIENCE_MAX = 10_000;

const audience = z.number().int().min(0).max(AUDIENCE_MAX);

const fields = {
  heldOn: z.iso.date(),
  village: z.string().regex(/^35\.\d{2}\.\d{2}\.\d{4}$/, { error: 'villageUnknown' }),
  method: z.enum(METHOD_KEYS),
  topic: freeText(200, 3),
  targetGroup: z.number().int().min(1).max(TARGET_GROUPS.length),
  audienceMen: audience,
  audienceWomen: audience,
  reflection: freeText(3000, 20),
};

const reachesSomebody = (entry: { audienceMen: number; audienceWomen: number }): boolean => entry.audienceMen + entry.audienceWomen > 0;
const nobody = { error: 'audienceNone', path: ['audienceMen'] };

/** A changed entry of the logbook. */
export const EntryText = z.object(fields).refine(reachesSomebody, nobody);
export type EntryText = z.output<typeof EntryText>;

/** A new entry. `id` is made with the form, so that sending twice is one entry. */
export const NewEntry = z.object({ id: z.uuid(), ...fields }).refine(reachesSomebody, nobody);
export type NewEntry = z.output<typeof NewEntry>;

/** `version` is the instant of the text that was read: a decision is about that text and no later one. */
export const EntryDecision = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('endorse'), version: z.string(), note: optionalText(500) }),
  z.object({ intent: z.literal('return'), version: z.string(), note: freeText(1000, 5) }),
]);
export type EntryDecision = z.output<typeof EntryDecision>;

export const PhotoInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('attach'), consent: z.literal('on', { error: 'photoConsent' }), photo: z.instanceof(File, { error: 'photoMissing' }) }),
  z.object({ intent: z.literal('remove') }),
]);
