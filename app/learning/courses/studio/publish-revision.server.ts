import { isAnotherPerson } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { latestOf, revisionState } from './lesson-state';
import { findAuthors, findStudioLesson, insertPublication, type StudioLesson } from './studio.data.server';

export type PublishRefusal = 'lesson-absent' | 'publish-not-waiting' | 'publish-own';

/** Revisions whose text went into the newest one: those after the published one. */
export function unpublished(lesson: StudioLesson) {
  const published = lesson.revisions.find(({ id }) => id === lesson.publishedRevisionId);
  return lesson.revisions.filter(({ number }) => number > (published?.number ?? 0));
}

/**
 * Publishes a revision that waits, by a person who wrote nothing of it. Learners who start from now on read it; those who
 * have opened the lesson keep theirs and are offered the new one.
 */
export async function publishRevision(ctx: Ctx, lessonId: string, revisionId: string): Promise<Outcome<{ number: number }, PublishRefusal>> {
  try {
    return await ctx.transaction(async (tx, audit) => {
      const lesson = await findStudioLesson(tx, lessonId);
      if (!lesson) return refuse('lesson-absent', {}, 'absent');
      const latest = latestOf(lesson.revisions);
      if (!latest || latest.id !== revisionId || revisionState(latest) !== 'waiting') return refuse('publish-not-waiting', {}, 'conflict');
      const authors = await findAuthors(tx, unpublished(lesson));
      if (ctx.actor.id === null || !isAnotherPerson({ ...ctx.actor, id: ctx.actor.id }, authors)) return refuse('publish-own', {}, 'forbidden');
      await insertPublication(tx, { lessonId, revisionId, publishedById: ctx.actor.id, publishedAt: ctx.now });
      audit({ action: 'lesson.published', subjectType: 'LessonRevision', subjectId: revisionId, region: '35', detail: { lesson: lesson.slug, number: latest.number, authors } });
      return done({ number: latest.number });
    });
  } catch (error) {
    // Published by somebody else in the same moment.
    if (isUniqueViolation(error)) return refuse('publish-not-waiting', {}, 'conflict');
    throw error;
  }
}
