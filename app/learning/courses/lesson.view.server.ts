import type { Ctx } from '~/people/access/index.server';
import { findCourse, findCourses, type CourseRow, type LessonRow } from './lesson.data.server';
import { openLesson } from './open-lesson.server';
import { courseProgress, neighbours, standingOf, type LessonStanding } from './progress';
import type { LessonAddress } from './progress.schema';
import { readerOf } from './reader';
import { readRevisions, type ReadRevision } from './read-revisions.server';

export interface LessonCard {
  readonly slug: string;
  readonly title: string;
  readonly minutes: number;
  readonly bytes: number;
  readonly standing: LessonStanding;
}

export interface CourseView {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly jp: number;
  readonly learning: boolean;
  readonly lessons: readonly LessonCard[];
  readonly done: number;
  readonly total: number;
  /** Slug to go on with; null when everything is done or nothing is there. */
  readonly next: string | null;
  readonly minutes: number;
  readonly bytes: number;
}

/** The revision a person reads: the one opened first, otherwise the one published now. */
const revisionOf = (lesson: LessonRow): string => lesson.progress?.revisionId ?? lesson.publishedRevisionId;

function card(lesson: LessonRow, revisions: Map<string, ReadRevision>): LessonCard {
  const revision = revisions.get(revisionOf(lesson));
  return { slug: lesson.slug, title: revision?.title ?? lesson.slug, minutes: revision?.minutes ?? 1, bytes: revision?.bytes ?? 0, standing: standingOf(lesson.progress) };
}

function describe(course: CourseRow, revisions: Map<string, ReadRevision>): CourseView {
  const lessons = course.lessons.map((lesson) => card(lesson, revisions));
  const { done, total, next } = courseProgress(lessons);
  const sum = (pick: (lesson: LessonCard) => number) => lessons.reduce((all, lesson) => all + pick(lesson), 0);
  const { id, key, title, summary, jp, learning } = course;
  return { id, key, title, summary, jp, learning, lessons, done, total, next: next?.slug ?? null, minutes: sum((l) => l.minutes), bytes: sum((l) => l.bytes) };
}

const revisionsOf = (ctx: Ctx, courses: readonly CourseRow[]) => readRevisions(ctx.read, courses.flatMap(({ lessons }) => lessons.map(revisionOf)));

/** The courses with these ids as the actor sees them, in this order. */
export async function coursesView(ctx: Ctx, ids: readonly string[]): Promise<CourseView[]> {
  const courses = await findCourses(ctx.read, ids, readerOf(ctx.actor));
  const revisions = await revisionsOf(ctx, courses);
  return courses.map((course) => describe(course, revisions));
}

/** One course as the actor sees it; null when there is none of that key for this actor. */
export async function courseView(ctx: Ctx, key: string): Promise<CourseView | null> {
  const course = await findCourse(ctx.read, key, readerOf(ctx.actor));
  return course ? describe(course, await revisionsOf(ctx, [course])) : null;
}

export interface LessonView {
  readonly course: Pick<CourseView, 'key' | 'title' | 'done' | 'total' | 'lessons'>;
  readonly slug: string;
  /** The actor takes part: progress is kept, and the lesson can be marked as done. */
  readonly learning: boolean;
  readonly standing: LessonStanding;
  readonly revision: Pick<ReadRevision, 'number' | 'title' | 'objectives' | 'html' | 'headings' | 'minutes' | 'bytes'>;
  readonly previous: LessonCard | null;
  readonly next: LessonCard | null;
  /** When a newer revision than the one being read was published; null when there is none. */
  readonly newerSince: string | null;
}

/**
 * A lesson as it is read. A participant of the programme opens it by reading; officers and trainers look at what is
 * published and leave no trace of progress.
 */
export async function lessonView(ctx: Ctx, address: LessonAddress): Promise<LessonView | null> {
  const course = await findCourse(ctx.read, address.course, readerOf(ctx.actor));
  const lesson = course?.lessons.find(({ slug }) => slug === address.lesson);
  if (!course || !lesson) return null;
  const { learning } = course;
  const { revisionId } = learning ? await openLesson(ctx, lesson) : { revisionId: lesson.publishedRevisionId };
  const revisions = await readRevisions(ctx.read, [revisionId, lesson.publishedRevisionId, ...course.lessons.map(revisionOf)]);
  const revision = revisions.get(revisionId);
  if (!revision) return null;
  const { number, title, objectives, html, headings, minutes, bytes } = revision;
  const view = describe(course, revisions);
  const newer = revisionId === lesson.publishedRevisionId ? null : revisions.get(lesson.publishedRevisionId);
  return {
    course: { key: course.key, title: course.title, done: view.done, total: view.total, lessons: view.lessons },
    slug: lesson.slug,
    learning,
    standing: lesson.progress ? standingOf(lesson.progress) : 'open',
    revision: { number, title, objectives, html, headings, minutes, bytes },
    ...neighbours(view.lessons, lesson.slug),
    newerSince: newer?.publishedAt?.toISOString() ?? null,
  };
}
