import type { ReadDb, Tx } from '~/platform/context.server';
import type { ProgressFacts } from './progress';
import type { Reader } from './reader';

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
  /** The course is in the programme of one of the reader's angkatan. */
  readonly learning: boolean;
  /** Published lessons in order, each with this person's progress. */
  readonly lessons: readonly LessonRow[];
}

const PROGRESS = { openedAt: true, completedAt: true, revisionId: true } as const;
const lessonsFor = (personId: string) => ({
  where: { publishedRevisionId: { not: null } },
  orderBy: { position: 'asc' as const },
  select: { id: true, slug: true, position: true, publishedRevisionId: true, progress: { where: { personId }, select: PROGRESS } },
});
const courseFor = ({ personId, cohortIds }: Reader) => ({
  id: true, key: true, title: true, summary: true, jp: true,
  lessons: lessonsFor(personId),
  subjects: { where: { programme: { cohorts: { some: { id: { in: [...cohortIds] } } } } }, take: 1, select: { id: true } },
});

type RawLesson = Omit<LessonRow, 'publishedRevisionId' | 'progress'> & { publishedRevisionId: string | null; progress: NonNullable<LessonRow['progress']>[] };
const asLesson = ({ publishedRevisionId, progress, ...lesson }: RawLesson): LessonRow[] =>
  publishedRevisionId === null ? [] : [{ ...lesson, publishedRevisionId, progress: progress[0] ?? null }];

type RawCourse = Omit<CourseRow, 'learning' | 'lessons'> & { lessons: RawLesson[]; subjects: unknown[] };
const asCourse = ({ subjects, lessons, ...course }: RawCourse): CourseRow => ({ ...course, learning: subjects.length > 0, lessons: lessons.flatMap(asLesson) });

/** A course as one reader sees it; null when it is not there or not for this reader. */
export async function findCourse(db: ReadDb, key: string, reader: Reader): Promise<CourseRow | null> {
  const row = await db.course.findUnique({ where: { key }, select: courseFor(reader) });
  const course = row ? asCourse(row) : null;
  return course && (course.learning || reader.office) ? course : null;
}

/** Several courses as one reader sees them, in the order of the ids. */
export async function findCourses(db: ReadDb, ids: readonly string[], reader: Reader): Promise<CourseRow[]> {
  const rows = await db.course.findMany({ where: { id: { in: [...ids] } }, select: courseFor(reader) });
  const byId = new Map(rows.map((row) => [row.id, asCourse(row)]));
  return ids.flatMap((id) => {
    const course = byId.get(id);
    return course && (course.learning || reader.office) ? [course] : [];
  });
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
