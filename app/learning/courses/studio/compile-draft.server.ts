import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { revisionFields } from '../compiled-revision';
import { fileBase } from '../import-courses.server';
import { compileLesson, type CompileRefusal } from '../mdx/index.server';
import { latestOf } from './lesson-state';
import { findStudioLesson, updateDraft } from './studio.data.server';

/**
 * Compiles the draft of a lesson and keeps the HTML with it, for the preview and for submitting. The compiler runs outside
 * any transaction; where the draft changed meanwhile, the HTML is thrown away.
 */
export async function compileDraft(ctx: Ctx, lessonId: string): Promise<Outcome<{ compiled: boolean }, CompileRefusal | 'lesson-absent' | 'draft-none' | 'draft-changed'>> {
  const lesson = await findStudioLesson(ctx.read, lessonId);
  if (!lesson) return refuse('lesson-absent', {}, 'absent');
  const draft = latestOf(lesson.revisions);
  if (!draft || draft.submittedAt) return refuse('draft-none', {}, 'conflict');
  if (draft.html !== null) return done({ compiled: false });
  const compiled = await compileLesson(draft.source, { fileBase: fileBase(lesson.course.key, lesson.slug) });
  if (!compiled.ok) return compiled;
  return ctx.transaction(async (tx, audit) => {
    if (!(await updateDraft(tx, draft.id, draft.updatedAt, revisionFields(compiled.value)))) return refuse('draft-changed', {}, 'conflict');
    audit({ action: 'lesson.draft-compiled', subjectType: 'LessonRevision', subjectId: draft.id, region: '35', detail: { number: draft.number, bytes: compiled.value.gzipBytes } });
    return done({ compiled: true });
  });
}
