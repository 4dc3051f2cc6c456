import { can } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { compileDraft } from './compile-draft.server';
import { publishRevision } from './publish-revision.server';
import { saveDraft } from './save-draft.server';
import { startRevision } from './start-revision.server';
import { insertedSnippet, type StudioInput } from './studio.schema';
import { submitDraft } from './submit-draft.server';

export interface WorkDone {
  readonly toast: 'saved' | 'previewed' | 'faulty' | 'inserted' | 'submitted' | 'started' | 'returned' | 'published';
  /** Number of the revision it was done to. */
  readonly number: number;
}

type Written = Extract<StudioInput, { source: string }>;

/** Everything one can do to a lesson in the studio. Publishing and giving back ask for the right to publish as well. */
export async function workOnLesson(ctx: Ctx, lessonId: string, input: StudioInput): Promise<Outcome<WorkDone>> {
  switch (input.intent) {
    case 'start': return told(await startRevision(ctx, lessonId, null), 'started');
    case 'return': return mayPublish(ctx) ? told(await startRevision(ctx, lessonId, input.note), 'returned') : refuse('lesson-absent', {}, 'absent');
    case 'publish': return mayPublish(ctx) ? told(await publishRevision(ctx, lessonId, input.revision), 'published') : refuse('lesson-absent', {}, 'absent');
    default: return workOnDraft(ctx, lessonId, input);
  }
}

const mayPublish = ({ actor }: Ctx): boolean => actor.id !== null && can({ ...actor, id: actor.id }, 'lesson:publish', { kind: 'region', region: '35' });

const told = (outcome: Outcome<{ number: number }>, toast: WorkDone['toast']): Outcome<WorkDone> =>
  outcome.ok ? done({ toast, number: outcome.value.number }) : outcome;

/** Whatever the draft form asks for, what was typed is kept first; then it is checked, submitted, or grows by a component. */
async function workOnDraft(ctx: Ctx, lessonId: string, { intent, source, version }: Written): Promise<Outcome<WorkDone>> {
  const snippet = insertedSnippet(intent);
  const text = snippet ? `${source.trimEnd()}\n\n${snippet.mdx.trim()}\n` : source;
  const saved = await saveDraft(ctx, lessonId, text, version);
  if (!saved.ok) return saved;
  const { number } = saved.value.revision;
  if (snippet) return done({ toast: 'inserted', number });
  if (intent === 'submit') return told(await submitDraft(ctx, lessonId), 'submitted');
  if (intent !== 'preview') return done({ toast: 'saved', number });
  const compiled = await compileDraft(ctx, lessonId);
  if (compiled.ok) return done({ toast: 'previewed', number });
  return compiled.refusal.code === 'mdx-errors' ? done({ toast: 'faulty', number }) : compiled;
}
