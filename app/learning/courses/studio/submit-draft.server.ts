import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { compileDraft } from './compile-draft.server';
import { latestOf, publishedOf } from './lesson-state';
import { findStudioLesson, updateDraft } from './studio.data.server';

export type SubmitRefusal = 'lesson-absent' | 'draft-none' | 'draft-changed' | 'draft-same' | 'draft-faulty';

/** Hands a draft to a second person. From here on the revision never changes. A draft with faults stays a draft. */
export async function submitDraft(ctx: Ctx, lessonId: string): Promise<Outcome<{ number: number }, SubmitRefusal>> {
  const compiled = await compileDraft(ctx, lessonId);
  if (!compiled.ok) return isPlain(compiled.refusal.code) ? refuse(compiled.refusal.code, compiled.refusal.facts, compiled.refusal.kind) : refuse('draft-faulty');
  const lesson = await findStudioLesson(ctx.read, lessonId);
  const draft = lesson ? latestOf(lesson.revisions) : null;
  if (!lesson || !draft || draft.submittedAt) return refuse('draft-none', {}, 'conflict');
  if (publishedOf(lesson.revisions)?.source === draft.source) return refuse('draft-same');
  return ctx.transaction(async (tx, audit) => {
    if (!(await updateDraft(tx, draft.id, draft.updatedAt, { submittedAt: ctx.now }))) return refuse('draft-changed', {}, 'conflict');
    audit({ action: 'lesson.submitted', subjectType: 'LessonRevision', subjectId: draft.id, region: '35', detail: { lesson: lesson.slug, number: draft.number } });
    return done({ number: draft.number });
  });
}

const PLAIN = ['lesson-absent', 'draft-none', 'draft-changed'] as const;
const isPlain = (code: string): code is (typeof PLAIN)[number] => PLAIN.some((plain) => plain === code);
