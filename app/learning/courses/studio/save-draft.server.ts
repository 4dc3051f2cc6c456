import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { checkMdx, normalise } from '../mdx/check-mdx';
import { latestOf } from './lesson-state';
import { findStudioLesson, updateDraft, type StudioRevision } from './studio.data.server';

export type DraftRefusal = 'lesson-absent' | 'draft-none' | 'draft-changed';

export interface SavedDraft {
  readonly revision: StudioRevision;
}

/**
 * Keeps a draft as it was typed, also when it has faults. `version` is the instant of the draft the writer began from:
 * where somebody else saved meanwhile, nothing is overwritten and the refusal says so.
 */
export async function saveDraft(ctx: Ctx, lessonId: string, typed: string, version: string): Promise<Outcome<SavedDraft, DraftRefusal>> {
  const lesson = await findStudioLesson(ctx.read, lessonId);
  if (!lesson) return refuse('lesson-absent', {}, 'absent');
  const latest = latestOf(lesson.revisions);
  if (!latest || latest.submittedAt) return refuse('draft-none', {}, 'conflict');
  const source = normalise(typed);
  if (source === latest.source) return done({ revision: latest });
  if (latest.updatedAt.toISOString() !== version) return refuse('draft-changed', {}, 'conflict');
  const { frontmatter } = checkMdx(source);
  const head = frontmatter ? { title: frontmatter.title, objective: frontmatter.objectives.join('\n') } : {};
  const change = { source, html: null, updatedAt: ctx.now, ...head };
  return ctx.transaction(async (tx, audit) => {
    if (!(await updateDraft(tx, latest.id, latest.updatedAt, change))) return refuse('draft-changed', {}, 'conflict');
    audit({ action: 'lesson.draft-saved', subjectType: 'LessonRevision', subjectId: latest.id, region: '35', detail: { lesson: lesson.slug, number: latest.number, characters: source.length } });
    return done({ revision: { ...latest, ...change } });
  });
}
