import { z } from 'zod';
import { snippets, type Snippet } from '../mdx/snippets';

export const StudioAddress = z.object({ lesson: z.string().max(64) });

/** Largest draft in characters: above what the checker accepts, so that a text too long is kept and told, never cut. */
const SOURCE = z.string().max(300_000).default('');
const insertion = (name: Snippet['name']) => `insert:${name}` as const;
const INSERTIONS = snippets.map(({ name }) => insertion(name));

/** The draft form. `version` is the state of the draft the writer began from. */
const written = { source: SOURCE, version: z.string().max(40) };

export const StudioInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), ...written }),
  z.object({ intent: z.literal('preview'), ...written }),
  z.object({ intent: z.literal('submit'), ...written }),
  z.object({ intent: z.enum(INSERTIONS), ...written }),
  z.object({ intent: z.literal('start') }),
  z.object({ intent: z.literal('return'), note: z.string().trim().min(5).max(1_000) }),
  z.object({ intent: z.literal('publish'), revision: z.string().max(64) }),
]);
export type StudioInput = z.output<typeof StudioInput>;

/** The component an intent asks to be put at the end; null for every other intent. */
export function insertedSnippet(intent: string): Snippet | null {
  return snippets.find(({ name }) => insertion(name) === intent) ?? null;
}

export const NewLessonInput = z.object({ course: z.string().min(1).max(80), title: z.string().trim().min(3).max(120) });
export type NewLessonInput = z.output<typeof NewLessonInput>;
