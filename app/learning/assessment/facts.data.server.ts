import type { ReadDb } from '~/platform/context.server';
import { sqlList } from '~/platform/db/sql.server';
import type { QuizKind } from './quiz';

export interface QuizOfProgramme {
  readonly quizId: string;
  readonly key: string;
  readonly kind: QuizKind;
  readonly title: string;
  readonly courseId: string | null;
  /** Percent. */
  readonly passMark: number;
  /** 0: without limit. */
  readonly maxAttempts: number;
  readonly minutes: number | null;
  readonly questions: number;
}

const QUIZ = { id: true, key: true, kind: true, title: true, courseId: true, passMark: true, maxAttempts: true, minutes: true, _count: { select: { questions: true } } } as const;

interface QuizRow {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly courseId: string | null;
  readonly passMark: number;
  readonly maxAttempts: number;
  readonly minutes: number | null;
  readonly _count: { readonly questions: number };
}
const asQuiz = ({ id, kind, _count, ...quiz }: QuizRow): QuizOfProgramme => ({ ...quiz, quizId: id, kind: kind as QuizKind, questions: _count.questions });

/** The tests of a programme in the order they are taken: pretest, the quiz of each course, posttest. */
export async function quizzesOf(db: ReadDb, programmeId: string): Promise<QuizOfProgramme[]> {
  const programme = await db.programme.findUnique({
    where: { id: programmeId },
    select: {
      pretest: { select: QUIZ },
      posttest: { select: QUIZ },
      subjects: { where: { courseId: { not: null } }, orderBy: { position: 'asc' }, select: { course: { select: { quizzes: { orderBy: { key: 'asc' }, select: QUIZ } } } } },
    },
  });
  if (!programme) return [];
  const inCourses = programme.subjects.flatMap(({ course }) => course?.quizzes ?? []);
  const all = [programme.pretest, ...inCourses, programme.posttest].flatMap((quiz) => (quiz ? [asQuiz(quiz)] : []));
  return [...new Map(all.map((quiz) => [quiz.quizId, quiz])).values()];
}

/** The quizzes that stand at the end of these courses. */
export async function quizzesOfCourses(db: ReadDb, courseIds: readonly string[]): Promise<QuizOfProgramme[]> {
  const quizzes = await db.$queryRaw<QuizLine[]>`
    SELECT q."id" AS "quizId", q."key", q."kind", q."title", q."courseId", q."passMark", q."maxAttempts", q."minutes",
      (SELECT COUNT(*) FROM "QuizQuestion" i WHERE i."quizId" = q."id") AS "questions"
    FROM "Quiz" q WHERE q."courseId" IN (${sqlList([...courseIds, ''])}) ORDER BY q."key"`;
  return quizzes.map((quiz) => ({ ...quiz, questions: Number(quiz.questions) }));
}
type QuizLine = Omit<QuizOfProgramme, 'questions'> & { readonly questions: number | bigint };

/** The pretest and posttest of several angkatan (a person's own). */
export async function testsOfCohorts(db: ReadDb, cohortIds: readonly string[]): Promise<QuizOfProgramme[]> {
  const inCohorts = { some: { cohorts: { some: { id: { in: [...cohortIds] } } } } };
  const quizzes = await db.quiz.findMany({ where: { OR: [{ pretestOf: inCohorts }, { posttestOf: inCohorts }] }, orderBy: { kind: 'desc' }, select: QUIZ });
  return quizzes.map(asQuiz);
}

export interface QuizFacts {
  readonly quizId: string;
  readonly key: string;
  readonly kind: QuizKind;
  readonly title: string;
  readonly courseId: string | null;
  readonly passMark: number;
  /** Attempts begun: an attempt counts when it is started. */
  readonly attempts: number;
  /** Marks in percent of submitted attempts: the best, and that of the first attempt; null while none is submitted. */
  readonly best: number | null;
  readonly first: number | null;
  readonly passed: boolean;
  /** When the last attempt was submitted. */
  readonly submittedAt: Date | null;
}

interface AttemptLine extends Pick<QuizFacts, 'quizId' | 'key' | 'kind' | 'title' | 'courseId' | 'passMark' | 'submittedAt'> {
  readonly personId: string;
  readonly score: number | null;
  readonly passed: boolean | number | bigint | null;
}

/** Per person: the quizzes attempted, with marks. One query for any number of people. */
export async function quizFactsFor(db: ReadDb, personIds: readonly string[]): Promise<Map<string, QuizFacts[]>> {
  const people = [...new Set(personIds)];
  const attempts = await db.$queryRaw<AttemptLine[]>`
    SELECT a."personId", a."score", a."passed", a."submittedAt", q."id" AS "quizId", q."key", q."kind", q."title", q."courseId", q."passMark"
    FROM "Attempt" a JOIN "Quiz" q ON q."id" = a."quizId"
    WHERE a."personId" IN (${sqlList([...people, ''])})
    ORDER BY a."startedAt", a."number"`;
  const facts = new Map<string, Map<string, QuizFacts>>(people.map((personId) => [personId, new Map()]));
  for (const { personId, score, passed, submittedAt, ...quiz } of attempts) {
    const own = facts.get(personId);
    const before = own?.get(quiz.quizId);
    own?.set(quiz.quizId, {
      ...quiz,
      attempts: (before?.attempts ?? 0) + 1,
      best: score === null ? (before?.best ?? null) : Math.max(score, before?.best ?? 0),
      first: before?.first ?? score,
      passed: (before?.passed ?? false) || Boolean(passed),
      submittedAt: submittedAt ?? before?.submittedAt ?? null,
    });
  }
  return new Map([...facts].map(([personId, own]) => [personId, [...own.values()]]));
}
