import type { ReadDb } from '~/platform/context.server';

/** States of a participation that open the courses of its programme. */
export const TAKES_PART = ['selected', 'confirmed'];

export interface CourseOfProgramme {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  /** JP of self-paced study. */
  readonly jp: number;
  /** Published lessons. */
  readonly lessons: number;
}

/** Only what is published is there to be read. */
const published = { where: { publishedRevisionId: { not: null } } };
const COURSE = { id: true, key: true, title: true, summary: true, jp: true, _count: { select: { lessons: published } } } as const;

interface CourseRow {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly jp: number;
  readonly _count: { readonly lessons: number };
}
const asCourse = ({ _count, ...course }: CourseRow): CourseOfProgramme => ({ ...course, lessons: _count.lessons });

/** The first of each kind stays: a course may serve two subjects of one programme. */
function distinct<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map([...list].reverse().map((item) => [keyOf(item), item])).values()].reverse();
}

/** The courses of a programme in the order of its subjects, each once. */
export async function coursesOf(db: ReadDb, programmeId: string): Promise<CourseOfProgramme[]> {
  const subjects = await db.programmeSubject.findMany({
    where: { programmeId, courseId: { not: null } },
    orderBy: { position: 'asc' },
    select: { course: { select: COURSE } },
  });
  return distinct(subjects.flatMap(({ course }) => (course ? [asCourse(course)] : [])), ({ id }) => id);
}

/** The courses of several angkatan (a person's own), in the order of their programmes' subjects, each once. */
export async function coursesOfCohorts(db: ReadDb, cohortIds: readonly string[]): Promise<CourseOfProgramme[]> {
  if (cohortIds.length === 0) return [];
  const subjects = await db.programmeSubject.findMany({
    where: { courseId: { not: null }, programme: { cohorts: { some: { id: { in: [...cohortIds] } } } } },
    orderBy: [{ programmeId: 'asc' }, { position: 'asc' }],
    select: { course: { select: COURSE } },
  });
  return distinct(subjects.flatMap(({ course }) => (course ? [asCourse(course)] : [])), ({ id }) => id);
}

/** Every course, for those who look after them. */
export async function allCourses(db: ReadDb): Promise<CourseOfProgramme[]> {
  return (await db.course.findMany({ orderBy: { title: 'asc' }, select: COURSE })).map(asCourse);
}

export interface LessonFacts {
  readonly courseId: string;
  readonly courseKey: string;
  readonly courseTitle: string;
  /** Published lessons marked as done, and how many there are. */
  readonly done: number;
  readonly total: number;
}

/** Per person: how many published lessons of each course of the own programmes are done. Two queries for any number of people. */
export async function lessonFactsFor(db: ReadDb, personIds: readonly string[]): Promise<Map<string, LessonFacts[]>> {
  const people = [...new Set(personIds)];
  const [participations, progress] = await Promise.all([
    db.participation.findMany({
      where: { personId: { in: people }, status: { in: TAKES_PART } },
      orderBy: { createdAt: 'asc' },
      select: {
        personId: true,
        cohort: { select: { programme: { select: { subjects: { where: { courseId: { not: null } }, orderBy: { position: 'asc' }, select: { course: { select: COURSE } } } } } } },
      },
    }),
    db.lessonProgress.findMany({
      where: { personId: { in: people }, completedAt: { not: null }, lesson: { publishedRevisionId: { not: null } } },
      select: { personId: true, lesson: { select: { courseId: true } } },
    }),
  ]);
  const done = new Map<string, number>();
  for (const { personId, lesson } of progress) done.set(`${personId} ${lesson.courseId}`, (done.get(`${personId} ${lesson.courseId}`) ?? 0) + 1);
  const facts = new Map<string, LessonFacts[]>(people.map((personId) => [personId, []]));
  for (const { personId, cohort } of participations) {
    const courses = cohort.programme.subjects.flatMap(({ course }) => (course ? [course] : []));
    const rows = courses.map((course) => ({ courseId: course.id, courseKey: course.key, courseTitle: course.title, done: done.get(`${personId} ${course.id}`) ?? 0, total: course._count.lessons }));
    facts.set(personId, distinct([...(facts.get(personId) ?? []), ...rows], ({ courseId }) => courseId));
  }
  return facts;
}
