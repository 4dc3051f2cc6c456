import type { ReadDb, Tx } from '~/platform/context.server';

const REVISION = { id: true, number: true, source: true, title: true, html: true, minutes: true, bytes: true, authorId: true, updatedAt: true, submittedAt: true, publication: { select: { publishedAt: true } } } as const;

/** A lesson with its newest revisions (twenty), newest first; older ones do not matter for work. */
export async function findStudioLesson(db: ReadDb, id: string) {
  const lesson = await db.lesson.findUnique({
    where: { id },
    select: { id: true, slug: true, publishedRevisionId: true, course: { select: { key: true, title: true } }, revisions: { orderBy: { number: 'desc' }, take: 20, select: REVISION } },
  });
  if (!lesson) return null;
  const revisions = lesson.revisions.map(({ publication, ...revision }) => ({ ...revision, publishedAt: publication?.publishedAt ?? null }));
  return { ...lesson, revisions };
}
export type StudioLesson = NonNullable<Awaited<ReturnType<typeof findStudioLesson>>>;
export type StudioRevision = StudioLesson['revisions'][number];

/** Every course with its lessons and the state of their revisions, for the list. */
export function findStudioCourses(db: ReadDb) {
  return db.course.findMany({
    orderBy: { title: 'asc' },
    select: {
      id: true, key: true, title: true,
      lessons: {
        orderBy: { position: 'asc' },
        select: { id: true, slug: true, revisions: { orderBy: { number: 'desc' }, take: 2, select: { number: true, title: true, updatedAt: true, submittedAt: true, publication: { select: { publishedAt: true } } } }, publishedRevisionId: true },
      },
    },
  });
}

export const findCourseChoices = (db: ReadDb) => db.course.findMany({ orderBy: { title: 'asc' }, select: { key: true, title: true } });

/** What was done to a lesson and its revisions, newest first. */
export function findLessonTrail(db: ReadDb, lessonId: string, revisionIds: readonly string[]) {
  return db.auditRecord.findMany({
    where: { OR: [{ subjectType: 'Lesson', subjectId: lessonId, action: { startsWith: 'lesson.created' } }, { subjectType: 'LessonRevision', subjectId: { in: [...revisionIds] } }] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 60,
    select: { id: true, at: true, actorId: true, actorName: true, action: true, subjectId: true, detail: true },
  });
}

/** Everybody who wrote in these revisions: whoever began, saved or submitted one. */
export async function findAuthors(db: ReadDb, revisions: readonly Pick<StudioRevision, 'id' | 'authorId'>[]): Promise<string[]> {
  const records = await db.auditRecord.findMany({
    where: { subjectType: 'LessonRevision', subjectId: { in: revisions.map(({ id }) => id) }, action: { in: ['lesson.draft-started', 'lesson.draft-saved', 'lesson.submitted'] } },
    select: { actorId: true },
    distinct: ['actorId'],
  });
  return [...new Set([...revisions.map(({ authorId }) => authorId), ...records.map(({ actorId }) => actorId)].flatMap((id) => id ?? []))];
}

export async function findNames(db: ReadDb, personIds: readonly string[]): Promise<string[]> {
  const people = await db.person.findMany({ where: { id: { in: [...personIds] } }, orderBy: { sortName: 'asc' }, select: { name: true } });
  return people.map(({ name }) => name);
}

export async function findCourseSlugs(db: ReadDb, key: string) {
  return db.course.findUnique({ where: { key }, select: { id: true, lessons: { select: { slug: true, position: true } } } });
}

export async function insertLesson(tx: Tx, row: { courseId: string; slug: string; position: number }): Promise<string> {
  return (await tx.lesson.create({ data: row, select: { id: true } })).id;
}

export async function insertDraft(tx: Tx, row: { lessonId: string; number: number; source: string; title: string; objective: string; authorId: string | null }, now: Date): Promise<string> {
  return (await tx.lessonRevision.create({ data: { ...row, createdAt: now, updatedAt: now }, select: { id: true } })).id;
}

export interface DraftChange {
  readonly source?: string;
  readonly title?: string;
  readonly objective?: string;
  readonly html?: string | null;
  readonly headings?: { depth: number; id: string; text: string }[];
  readonly minutes?: number;
  readonly bytes?: number;
  readonly updatedAt?: Date;
  readonly submittedAt?: Date;
}

/** Changes a draft that is still as it was at `version`. False when it has changed since, or was submitted. */
export async function updateDraft(tx: Tx, id: string, version: Date, change: DraftChange): Promise<boolean> {
  return (await tx.lessonRevision.updateMany({ where: { id, submittedAt: null, updatedAt: version }, data: change })).count === 1;
}

export async function insertPublication(tx: Tx, row: { lessonId: string; revisionId: string; publishedById: string | null; publishedAt: Date }): Promise<void> {
  const { lessonId, ...publication } = row;
  await tx.lessonPublication.create({ data: publication });
  await tx.lesson.update({ where: { id: lessonId }, data: { publishedRevisionId: row.revisionId } });
}
