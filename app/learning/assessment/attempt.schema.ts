import { z } from 'zod';

export const QuizAddress = z.object({ key: z.string().max(120) });
export const AttemptAddress = z.object({ attemptId: z.string().max(64) });

/** Starting takes nothing from the form: what else is sent is ignored. */
export const StartInput = z.object({});

/** `save` keeps the answers, `review` keeps them and shows what is missing, `submit` hands the attempt in. */
export const AttemptInput = z.object({ intent: z.enum(['save', 'review', 'submit']) });
export type AttemptInput = z.output<typeof AttemptInput>;

export const FrozenItems = z.array(z.object({ questionId: z.string(), optionOrder: z.array(z.string()) }));
export const ChosenIds = z.array(z.string());
export const StoredOptions = z.array(z.object({ id: z.string(), text: z.string(), feedback: z.string(), correct: z.boolean() }));
