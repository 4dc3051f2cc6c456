import type { ReadDb, Tx } from '~/platform/context.server';
import { sql, sqlList, type Sql } from '~/platform/db/sql.server';
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

interface CourseLine extends Omit<CourseRow, 'learning' | 'lessons'> {
  readonly learning: boolean | number | bigint;
  readonly lessonId: string | null;
  readonly slug: string | null;
  readonly position: number | null;
  readonly publishedRevisionId: string | null;
  readonly revisionId: string | null;
  readonly openedAt: Date | null;
  readonly completedAt: Date | null;
}

/** Courses with their published lessons and one person's progress, a line for each lesson: every page of a course asks this. */
async function courseLines(db: ReadDb, which: Sql, { personId, cohortIds }: Reader): Promise<CourseLine[]> {
  return db.$queryRaw<CourseLine[]>`
    SELECT c."id", c."key", c."title", c."summary", c."jp",
      EXISTS (SELECT 1 FROM "ProgrammeSubject" s JOIN "Cohort" h ON h."programmeId" = s."programmeId" WHERE s."courseId" = c."id" AND h."id" IN (${sqlList([...cohortIds, ''])})) AS "learning",
      l."id" AS "lessonId", l."slug", l."position", l."publishedRevisionId", p."revisionId", p."openedAt", p."completedAt"
    FROM "Course" c
    LEFT JOIN "Lesson" l ON l."courseId" = c."id" AND l."publishedRevisionId" IS NOT NULL
    LEFT JOIN "LessonProgress" p ON p."lessonId" = l."id" AND p."personId" = ${personId}
    WHERE ${which}
    ORDER BY l."position"`;
}

function asLesson({ lessonId, slug, position, publishedRevisionId, revisionId, openedAt, completedAt }: CourseLine): LessonRow[] {
  if (lessonId === null || slug === null || position === null || publishedRevisionId === null) return [];
  return [{ id: lessonId, slug, position, publishedRevisionId, progress: revisionId === null || openedAt === null ? null : { revisionId, openedAt, completedAt } }];
}

/** The courses this reader may see, by id. */
function asCourses(lines: readonly CourseLine[], reader: Reader): Map<string, CourseRow> {
  const courses = new Map<string, CourseRow & { lessons: LessonRow[] }>();
  for (const line of lines) {
    const { id, key, title, summary, jp } = line;
    const learning = Boolean(line.learning);
    if (!learning && !reader.office) continue;
    const course = courses.get(id) ?? { id, key, title, summary, jp, learning, lessons: [] };
    course.lessons.push(...asLesson(line));
    courses.set(id, course);
  }
  return courses;
}

/** A course as one reader sees it; null when it is not there or not for this reader. */
export async function findCourse(db: ReadDb, key: string, reader: Reader): Promise<CourseRow | null> {
  const [course] = asCourses(await courseLines(db, sql`c."key" = ${key}`, reader), reader).values();
  return course ?? null;
}

/** Several courses as one reader sees them, in the order of the ids. */
export async function findCourses(db: ReadDb, ids: readonly string[], reader: Reader): Promise<CourseRow[]> {
  const byId = asCourses(await courseLines(db, sql`c."id" IN (${sqlList([...ids, ''])})`, reader), reader);
  return ids.flatMap((id) => byId.get(id) ?? []);
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
