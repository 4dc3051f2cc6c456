import type { Ctx } from '~/people/access/index.server';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { translator } from '~/platform/i18n/catalogue';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { slugOf } from './lesson-state';
import type { NewLessonInput } from './studio.schema';
import { findCourseSlugs, insertDraft, insertLesson } from './studio.data.server';
import { studioTexts } from './texts';

export type CreateRefusal = 'course-absent' | 'lesson-taken';

/** Adds a lesson at the end of a course, with a first draft that shows how a lesson is written. */
export async function createLesson(ctx: Ctx, { course: key, title }: NewLessonInput): Promise<Outcome<{ lessonId: string }, CreateRefusal>> {
  try {
    return await ctx.transaction(async (tx, audit) => {
      const course = await findCourseSlugs(tx, key);
      if (!course) return refuse('course-absent');
      const slug = slugOf(title, course.lessons.map((lesson) => lesson.slug));
      const position = Math.max(0, ...course.lessons.map((lesson) => lesson.position)) + 1;
      const lessonId = await insertLesson(tx, { courseId: course.id, slug, position });
      const t = translator(studioTexts, 'id');
      const source = t('template', { title: JSON.stringify(title) });
      const revisionId = await insertDraft(tx, { lessonId, number: 1, source, title, objective: t('template.objective'), authorId: ctx.actor.id }, ctx.now);
      audit({ action: 'lesson.created', subjectType: 'Lesson', subjectId: lessonId, region: '35', detail: { course: key, slug } });
      audit({ action: 'lesson.draft-started', subjectType: 'LessonRevision', subjectId: revisionId, region: '35', detail: { number: 1 } });
      return done({ lessonId });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('lesson-taken', {}, 'conflict');
    throw error;
  }
}
