import type { Ctx } from '~/people/access/index.server';
import { revisionState, type RevisionState } from './lesson-state';
import { findCourseChoices, findStudioCourses } from './studio.data.server';

export interface StudioListView {
  readonly courses: readonly {
    readonly key: string;
    readonly title: string;
    readonly lessons: readonly {
      readonly id: string; readonly title: string; readonly number: number; readonly state: RevisionState; readonly updatedAt: string;
      /** Number of the revision learners read while a newer one is worked on; null when there is none. */
      readonly publishedNumber: number | null;
    }[];
  }[];
}

/** Every course and lesson with its state. */
export async function studioListView(ctx: Ctx): Promise<StudioListView> {
  const courses = await findStudioCourses(ctx.read);
  return {
    courses: courses.map(({ key, title, lessons }) => ({
      key,
      title,
      lessons: lessons.flatMap(({ id, revisions, publishedRevisionId }) => {
        const [latest, before] = revisions.map(({ publication, ...revision }) => ({ ...revision, publishedAt: publication?.publishedAt ?? null }));
        if (!latest) return [];
        const state = revisionState(latest);
        const publishedNumber = state === 'published' ? latest.number : before?.publishedAt ? before.number : publishedRevisionId ? latest.number - 1 : null;
        return [{ id, title: latest.title, number: latest.number, state, updatedAt: latest.updatedAt.toISOString(), publishedNumber }];
      }),
    })),
  };
}

/** The courses a new lesson may be added to. */
export const newLessonView = async (ctx: Ctx) => ({ courses: await findCourseChoices(ctx.read) });
