import type { Ctx } from '~/people/access/index.server';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { insertProgress, type LessonRow } from './lesson.data.server';

/**
 * Pins the acting learner to the revision published now and answers which revision to read. Opening again, or twice at
 * once, changes nothing: a later publication is offered, never forced.
 */
export async function openLesson(ctx: Ctx, lesson: LessonRow): Promise<{ revisionId: string }> {
  if (lesson.progress) return { revisionId: lesson.progress.revisionId };
  const row = { personId: ctx.actor.personId, lessonId: lesson.id, revisionId: lesson.publishedRevisionId, openedAt: ctx.now };
  try {
    await ctx.transaction(async (tx, audit) => {
      const opened = await insertProgress(tx, row);
      if (!opened) return { ok: false as const, refusal: 'open-already' };
      audit({ action: 'lesson.opened', subjectType: 'Lesson', subjectId: lesson.id, detail: { revisionId: row.revisionId } });
      return { ok: true as const };
    });
  } catch (error) {
    // Two tabs opened it at once; one of them has written the row.
    if (!isUniqueViolation(error)) throw error;
  }
  return { revisionId: row.revisionId };
}
