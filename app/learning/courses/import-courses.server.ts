import type { Ctx } from '~/people/access/index.server';
import { revisionFields } from './compiled-revision';
import { findImportedCourse, moveLesson, writeCourse, writePublished, type NewRevision } from './import.data.server';
import { compileLesson } from './mdx/index.server';
import type { ShippedCourse, ShippedLesson } from './read-course-files.server';

export interface ImportedCourse {
  readonly key: string;
  readonly courseId: string;
  /** Lessons written now; those whose text is already here are not compiled again. */
  readonly lessonsWritten: number;
}

/** Address of the files beside the lessons of a course; the lesson's own folder follows. */
export const fileBase = (course: string, slug: string): string => `/belajar/${course}/${slug}/berkas/`;

type Known = NonNullable<Awaited<ReturnType<typeof findImportedCourse>>>['lessons'][number];

/** A shipped text is written once. Where trainers have published a text of their own, theirs stays. */
function isNew(shipped: ShippedLesson, known: Known | undefined): boolean {
  if (!known) return true;
  if (known.revisions.some(({ source, authorId }) => authorId === null && source === shipped.source)) return false;
  const published = known.revisions.find(({ id }) => id === known.publishedRevisionId);
  return !published || published.authorId === null;
}

async function compile(course: string, shipped: ShippedLesson, number: number): Promise<NewRevision> {
  const compiled = await compileLesson(shipped.source, { fileBase: fileBase(course, shipped.slug) });
  if (!compiled.ok) throw new Error(`content/courses/${course}/${shipped.slug}: ${compiled.refusal.code} ${JSON.stringify(compiled.refusal.facts)}`);
  return { number, source: shipped.source, ...revisionFields(compiled.value) };
}

/**
 * Brings one shipped course into the database: the course, its lessons, and for each lesson whose text is not there yet
 * a published revision. Running it again changes nothing and compiles nothing. Throws when a shipped lesson has faults.
 */
export async function importCourse(ctx: Ctx, { course, lessons }: ShippedCourse): Promise<ImportedCourse> {
  const known = await findImportedCourse(ctx.read, course.key);
  const lessonOf = (slug: string) => known?.lessons.find((lesson) => lesson.slug === slug);
  const fresh: { lesson: ShippedLesson; revision: NewRevision }[] = [];
  for (const lesson of lessons) {
    const before = lessonOf(lesson.slug);
    if (isNew(lesson, before)) fresh.push({ lesson, revision: await compile(course.key, lesson, (before?.revisions[0]?.number ?? 0) + 1) });
  }
  const { title, summary, jp } = course;
  const moved = lessons.flatMap(({ slug, position }) => {
    const before = lessonOf(slug);
    return before && before.position !== position ? [{ id: before.id, position }] : [];
  });
  const same = known && known.title === title && known.summary === summary && known.jp === jp;
  if (same && fresh.length === 0 && moved.length === 0) return { key: course.key, courseId: known.id, lessonsWritten: 0 };
  const courseId = await ctx.transaction(async (tx, audit) => {
    const id = await writeCourse(tx, course.key, { title, summary, jp }, ctx.now);
    for (const { lesson, revision } of fresh) await writePublished(tx, id, { slug: lesson.slug, position: lesson.position }, revision, ctx.now);
    for (const { id: lessonId, position } of moved) await moveLesson(tx, lessonId, position);
    audit({ action: 'course.imported', subjectType: 'Course', subjectId: id, region: '35', detail: { course: course.key, lessons: fresh.map(({ lesson }) => lesson.slug) } });
    return id;
  });
  return { key: course.key, courseId, lessonsWritten: fresh.length };
}
