import type { ReadDb, Tx } from '~/platform/context.server';

/** What is known of a shipped course: its lessons, each with its newest revision and the one published now. */
export async function findImportedCourse(db: ReadDb, key: string) {
  return db.course.findUnique({
    where: { key },
    select: {
      id: true, title: true, summary: true, jp: true,
      lessons: {
        select: {
          id: true, slug: true, position: true, publishedRevisionId: true,
          revisions: { orderBy: { number: 'desc' }, select: { id: true, number: true, source: true, authorId: true } },
        },
      },
    },
  });
}

export type CourseFields = { readonly title: string; readonly summary: string; readonly jp: number };

export async function writeCourse(tx: Tx, key: string, fields: CourseFields, now: Date): Promise<string> {
  return (await tx.course.upsert({ where: { key }, create: { key, ...fields, createdAt: now }, update: fields, select: { id: true } })).id;
}

export interface NewRevision {
  readonly number: number;
  readonly source: string;
  readonly title: string;
  readonly objective: string;
  readonly html: string;
  readonly headings: { depth: number; id: string; text: string }[];
  readonly minutes: number;
  readonly bytes: number;
}

/** Writes a revision of the system's own (no author) and publishes it. */
export async function writePublished(tx: Tx, courseId: string, lesson: { slug: string; position: number }, revision: NewRevision, now: Date): Promise<void> {
  const where = { courseId_slug: { courseId, slug: lesson.slug } };
  const { id: lessonId } = await tx.lesson.upsert({ where, create: { courseId, ...lesson }, update: { position: lesson.position }, select: { id: true } });
  const { id } = await tx.lessonRevision.create({
    data: { ...revision, lessonId, createdAt: now, updatedAt: now, submittedAt: now, publication: { create: { publishedAt: now } } },
    select: { id: true },
  });
  await tx.lesson.update({ where: { id: lessonId }, data: { publishedRevisionId: id } });
}

export async function moveLesson(tx: Tx, id: string, position: number): Promise<void> {
  await tx.lesson.update({ where: { id }, data: { position } });
}
