import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findCourse, insertProgress, updateProgress } from './lesson.data.server';
import { courseProgress, neighbours, standingOf } from './progress';
import { readerOf } from './reader';
import type { LessonAddress, LessonInput } from './progress.schema';

export type ProgressRefusal = 'lesson-absent';

export interface ProgressAnswer {
  /** Slug of the lesson to go on with; null: the end of the course. */
  readonly next: string | null;
  readonly done: number;
  readonly total: number;
}

const ACTIONS = { complete: 'lesson.completed', reopen: 'lesson.reopened', move: 'lesson.moved' } as const;

/**
 * Records what the acting learner did with a lesson: `complete` marks it as done, `reopen` takes that back, `move` goes
 * to the revision published now and keeps the mark. Doing it twice leaves the first time standing.
 */
export async function recordProgress(ctx: Ctx, address: LessonAddress, intent: LessonInput['intent']): Promise<Outcome<ProgressAnswer, ProgressRefusal>> {
  const { personId } = ctx.actor;
  const course = await findCourse(ctx.read, address.course, readerOf(ctx.actor));
  const lesson = course?.lessons.find(({ slug }) => slug === address.lesson);
  if (!course?.learning || !lesson) return refuse('lesson-absent', {}, 'absent');
  const nothingToDo = intent === 'complete' && lesson.progress?.completedAt;
  if (!nothingToDo) {
    await ctx.transaction(async (tx, audit) => {
      await insertProgress(tx, { personId, lessonId: lesson.id, revisionId: lesson.publishedRevisionId, openedAt: ctx.now });
      const change = intent === 'move' ? { revisionId: lesson.publishedRevisionId } : { completedAt: intent === 'complete' ? ctx.now : null };
      await updateProgress(tx, personId, lesson.id, change);
      audit({ action: ACTIONS[intent], subjectType: 'Lesson', subjectId: lesson.id, detail: { course: course.key, lesson: lesson.slug } });
    });
  }
  const standings = course.lessons.map(({ slug, progress }) => ({ slug, standing: slug === lesson.slug && intent !== 'move' ? (intent === 'complete' ? 'done' as const : 'open' as const) : standingOf(progress) }));
  const { done: count, total, next } = courseProgress(standings);
  const after = neighbours(standings, lesson.slug).next;
  return done({ next: after?.standing === 'done' ? (next?.slug ?? null) : (after?.slug ?? next?.slug ?? null), done: count, total });
}
