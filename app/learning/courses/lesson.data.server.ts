import type { ReadDb, Tx } from '~/platform/context.server';
import type { ProgressFacts } from './progress';

export interface LessonRow {
  readonly id: string;
  readonly slug: string;
  readonly position: number;
  readonly publishedRevisionId: string;
  readonly progress: (ProgressFacts & { readonly revisionId: string }) | null;
}

export interface CourseRow {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly jp: number;
  /** Published lessons in order, each with this person's progress. */
  readonly lessons: readonly LessonRow[];
}

const PROGRESS = { openedAt: true, completedAt: true, revisionId: true } as const;
const lessonsFor = (personId: string) => ({
  where: { publishedRevisionId: { not: null } },
  orderBy: { position: 'asc' as const },
  select: { id: true, slug: true, position: true, publishedRevisionId: true, progress: { where: { personId }, select: PROGRESS } },
});
const COURSE = { id: true, key: true, title: true, summary: true, jp: true } as const;

type RawLesson = Omit<LessonRow, 'publishedRevisionId' | 'progress'> & { publishedRevisionId: string | null; progress: NonNullable<LessonRow['progress']>[] };
const asLesson = ({ publishedRevisionId, progress, ...lesson }: RawLesson): LessonRow[] =>
  publishedRevisionId === null ? [] : [{ ...lesson, publishedRevisionId, progress: progress[0] ?? null }];

/** A course as one person sees it; `personId` '' for someone without progress of their own. */
export async function findCourse(db: ReadDb, key: string, personId: string): Promise<CourseRow | null> {
  const course = await db.course.findUnique({ where: { key }, select: { ...COURSE, lessons: lessonsFor(personId) } });
  return course ? { ...course, lessons: course.lessons.flatMap(asLesson) } : null;
}

/** Several courses as one person sees them, in the order of the ids. */
export async function findCourses(db: ReadDb, ids: readonly string[], personId: string): Promise<CourseRow[]> {
  const courses = await db.course.findMany({ where: { id: { in: [...ids] } }, select: { ...COURSE, lessons: lessonsFor(personId) } });
  const byId = new Map(courses.map((course) => [course.id, course]));
  return ids.flatMap((id) => {
    const course = byId.get(id);
    return course ? [{ ...course, lessons: course.lessons.flatMap(asLesson) }] : [];
  });
}

/** One published lesson by its address, with this person's progress. */
export async function findLesson(db: ReadDb, courseKey: string, slug: string, personId: string): Promise<(LessonRow & { courseId: string }) | null> {
  const { select } = lessonsFor(personId);
  const lesson = await db.lesson.findFirst({ where: { slug, course: { key: courseKey } }, select: { ...select, courseId: true } });
  return lesson ? (asLesson(lesson).map((row) => ({ ...row, courseId: lesson.courseId }))[0] ?? null) : null;
}

export const findRevisions = (db: ReadDb, ids: readonly string[]) =>
  db.lessonRevision.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true, title: true, objective: true, html: true, headings: true, minutes: true, bytes: true, publication: { select: { publishedAt: true } } },
  });

/** Writes that this person reads this revision from now on. False when the lesson was already open. */
export async function insertProgress(tx: Tx, row: { personId: string; lessonId: string; revisionId: string; openedAt: Date }): Promise<boolean> {
  const known = await tx.lessonProgress.findUnique({ where: { personId_lessonId: { personId: row.personId, lessonId: row.lessonId } }, select: { id: true } });
  if (known) return false;
  await tx.lessonProgress.create({ data: row });
  return true;
}

/** Answers how many rows changed. */
export async function updateProgress(tx: Tx, personId: string, lessonId: string, change: { completedAt?: Date | null; revisionId?: string }): Promise<number> {
  return (await tx.lessonProgress.updateMany({ where: { personId, lessonId }, data: change })).count;
}
