import type { Ctx } from '~/people/access/index.server';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { latestOf, revisionState } from './lesson-state';
import { findStudioLesson, insertDraft } from './studio.data.server';

export type RevisionRefusal = 'lesson-absent' | 'draft-open';

/**
 * Begins the next revision with the text of the newest one. Where that one was waiting to be published, it is given back
 * with the reviewer's `note` and stays as it is: the new draft takes its place.
 */
export async function startRevision(ctx: Ctx, lessonId: string, note: string | null): Promise<Outcome<{ number: number }, RevisionRefusal>> {
  const lesson = await findStudioLesson(ctx.read, lessonId);
  const latest = lesson ? latestOf(lesson.revisions) : null;
  if (!lesson || !latest) return refuse('lesson-absent', {}, 'absent');
  if (revisionState(latest) === 'draft') return refuse('draft-open', {}, 'conflict');
  const { title, source } = latest;
  const number = latest.number + 1;
  try {
    return await ctx.transaction(async (tx, audit) => {
      const now = await findStudioLesson(tx, lessonId);
      const newest = now ? latestOf(now.revisions) : null;
      if (newest?.id !== latest.id || newest.publishedAt?.getTime() !== latest.publishedAt?.getTime()) return refuse('draft-open', {}, 'conflict');
      const id = await insertDraft(tx, { lessonId, number, source, title, objective: '', authorId: note === null ? ctx.actor.id : null }, ctx.now);
      if (note !== null) audit({ action: 'lesson.returned', subjectType: 'LessonRevision', subjectId: latest.id, region: '35', detail: { number: latest.number, note } });
      else audit({ action: 'lesson.draft-started', subjectType: 'LessonRevision', subjectId: id, region: '35', detail: { number } });
      return done({ number });
    });
  } catch (error) {
    // Two people began it at once; the other one's draft is there.
    if (isUniqueViolation(error)) return refuse('draft-open', {}, 'conflict');
    throw error;
  }
}
