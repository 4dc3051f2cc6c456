import type { ReadDb, Tx } from '~/platform/context.server';
import { ChosenIds, FrozenItems, StoredOptions } from './attempt.schema';
import type { Answers, AttemptItem } from './attempt';
import type { Question } from './question';
import type { QuizKind } from './quiz';

const QUIZ = { id: true, key: true, kind: true, title: true, courseId: true, passMark: true, maxAttempts: true, minutes: true } as const;

/** A quiz of one of these angkatan: at the end of a course of the programme, or its pretest or posttest. */
export async function findOpenQuiz(db: ReadDb, key: string, cohortIds: readonly string[]) {
  const ours = { some: { cohorts: { some: { id: { in: [...cohortIds] } } } } };
  const quiz = await db.quiz.findFirst({
    where: { key, OR: [{ course: { subjects: { some: { programme: ours.some } } } }, { pretestOf: ours }, { posttestOf: ours }] },
    select: { ...QUIZ, course: { select: { key: true, title: true } }, _count: { select: { questions: true } } },
  });
  if (!quiz) return null;
  const { _count, kind, ...row } = quiz;
  return { ...row, kind: kind as QuizKind, questions: _count.questions };
}
export type OpenQuiz = NonNullable<Awaited<ReturnType<typeof findOpenQuiz>>>;

export interface AttemptCard {
  readonly id: string;
  readonly number: number;
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  readonly submittedAt: Date | null;
  readonly score: number | null;
  readonly passed: boolean | null;
}

/** A person's attempts at a quiz, first to last. */
export function findAttempts(db: ReadDb, personId: string, quizId: string): Promise<AttemptCard[]> {
  return db.attempt.findMany({
    where: { personId, quizId },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, startedAt: true, dueAt: true, submittedAt: true, score: true, passed: true },
  });
}

export const findAttemptOwner = async (db: ReadDb, id: string): Promise<string | null> =>
  (await db.attempt.findUnique({ where: { id }, select: { personId: true } }))?.personId ?? null;

export interface AttemptRow extends AttemptCard {
  readonly personId: string;
  readonly items: readonly AttemptItem[];
  readonly answers: Answers;
  /** When an answer was kept last; null before the first one. */
  readonly savedAt: Date | null;
  readonly quiz: { readonly id: string; readonly key: string; readonly kind: QuizKind; readonly title: string; readonly passMark: number; readonly maxAttempts: number; readonly course: { readonly key: string; readonly title: string } | null };
}

interface AttemptLine extends Omit<AttemptCard, 'passed'> {
  readonly personId: string;
  readonly items: unknown;
  readonly passed: boolean | number | bigint | null;
  readonly quizId: string;
  readonly key: string;
  readonly kind: QuizKind;
  readonly title: string;
  readonly passMark: number;
  readonly maxAttempts: number;
  readonly courseKey: string | null;
  readonly courseTitle: string | null;
}

interface AnswerLine {
  readonly questionId: string;
  readonly chosen: unknown;
  readonly savedAt: Date;
}

/** One attempt with its frozen questions and the answers kept so far. */
export async function findAttempt(db: ReadDb, id: string): Promise<AttemptRow | null> {
  const [row] = await db.$queryRaw<AttemptLine[]>`
    SELECT a."id", a."number", a."startedAt", a."dueAt", a."submittedAt", a."score", a."passed", a."personId", a."items",
      q."id" AS "quizId", q."key", q."kind", q."title", q."passMark", q."maxAttempts", c."key" AS "courseKey", c."title" AS "courseTitle"
    FROM "Attempt" a JOIN "Quiz" q ON q."id" = a."quizId" LEFT JOIN "Course" c ON c."id" = q."courseId"
    WHERE a."id" = ${id}`;
  if (!row) return null;
  const kept = await db.$queryRaw<AnswerLine[]>`SELECT "questionId", "chosen", "savedAt" FROM "AttemptAnswer" WHERE "attemptId" = ${id}`;
  const { quizId, key, kind, title, passMark, maxAttempts, courseKey, courseTitle, items, passed, ...attempt } = row;
  const course = courseKey !== null && courseTitle !== null ? { key: courseKey, title: courseTitle } : null;
  return {
    ...attempt,
    passed: passed === null ? null : Boolean(passed),
    items: FrozenItems.parse(items),
    answers: new Map(kept.map(({ questionId, chosen }) => [questionId, ChosenIds.parse(chosen)])),
    savedAt: kept.reduce<Date | null>((latest, answer) => (latest && latest > answer.savedAt ? latest : answer.savedAt), null),
    quiz: { id: quizId, key, kind, title, passMark, maxAttempts, course },
  };
}

/** Whose attempt it is, and whether it is closed. */
export async function findStanding(db: ReadDb, id: string): Promise<Pick<AttemptRow, 'personId' | 'submittedAt'> | null> {
  const [row] = await db.$queryRaw<Pick<AttemptRow, 'personId' | 'submittedAt'>[]>`SELECT "personId", "submittedAt" FROM "Attempt" WHERE "id" = ${id}`;
  return row ?? null;
}

/** Questions with their keys, in the order of the ids. For marking, and for what may be shown after it. */
export async function findQuestions(db: ReadDb, ids: readonly string[]): Promise<Question[]> {
  const rows = await db.question.findMany({ where: { id: { in: [...ids] } }, select: { id: true, kind: true, stem: true, options: true } });
  const byId = new Map(rows.map((row) => [row.id, { ...row, kind: row.kind === 'multiple' ? 'multiple' as const : 'single' as const, options: StoredOptions.parse(row.options) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Questions that were asked never change again: a process keeps the ones it read last, 2,000 of about 1 KB. */
const KEPT = 2_000;
const remembered = new Map<string, Question>();

/** Questions of attempts, as `findQuestions` gives them, from memory where they are. */
export async function findAskedQuestions(db: ReadDb, ids: readonly string[]): Promise<Question[]> {
  const missing = ids.filter((id) => !remembered.has(id));
  const fresh = missing.length > 0 ? await findQuestions(db, missing) : [];
  const found = new Map(fresh.map((question) => [question.id, question]));
  const asked = ids.flatMap((id) => remembered.get(id) ?? found.get(id) ?? []);
  if (remembered.size + fresh.length > KEPT) remembered.clear();
  for (const question of fresh) remembered.set(question.id, question);
  return asked;
}

export async function findQuizQuestions(db: ReadDb, quizId: string): Promise<Question[]> {
  const places = await db.quizQuestion.findMany({ where: { quizId }, orderBy: { position: 'asc' }, select: { questionId: true } });
  return findQuestions(db, places.map(({ questionId }) => questionId));
}

export async function insertAttempt(tx: Tx, row: { quizId: string; personId: string; number: number; items: AttemptItem[]; startedAt: Date; dueAt: Date | null }): Promise<string> {
  const items = row.items.map(({ questionId, optionOrder }) => ({ questionId, optionOrder: [...optionOrder] }));
  return (await tx.attempt.create({ data: { ...row, items }, select: { id: true } })).id;
}

/** Whose attempt this is: the ground on which it is seen and answered. Null when there is none. */
export async function attemptScope(db: ReadDb, id: string): Promise<{ kind: 'self'; personId: string } | null> {
  const attempt = await db.attempt.findUnique({ where: { id }, select: { personId: true } });
  return attempt && { kind: 'self', personId: attempt.personId };
}

/** Replaces the answers of an attempt as a whole: a question left empty is not answered. */
export async function replaceAnswers(tx: Tx, attemptId: string, answers: Answers, savedAt: Date): Promise<void> {
  await tx.attemptAnswer.deleteMany({ where: { attemptId } });
  await tx.attemptAnswer.createMany({ data: [...answers].map(([questionId, chosen]) => ({ attemptId, questionId, chosen: [...chosen], savedAt })) });
}

/** Closes an attempt with its mark. False when it was closed before. */
export async function writeMark(tx: Tx, id: string, mark: { score: number; passed: boolean }, submittedAt: Date): Promise<boolean> {
  const { count } = await tx.attempt.updateMany({ where: { id, submittedAt: null }, data: { ...mark, submittedAt } });
  return count === 1;
}

/** The first mark in the pretest that belongs to this posttest, in one of the person's angkatan; and whether that is closed. */
export async function findPretestOf(db: ReadDb, posttestId: string, personId: string) {
  const participations = await db.participation.findMany({
    where: { personId, status: { in: ['selected', 'confirmed'] }, cohort: { programme: { posttestId } } },
    select: { cohort: { select: { closedAt: true, programme: { select: { pretestId: true } } } } },
  });
  const pretestIds = participations.flatMap(({ cohort }) => cohort.programme.pretestId ?? []);
  const first = pretestIds.length === 0 ? null : await db.attempt.findFirst({
    where: { personId, quizId: { in: pretestIds }, submittedAt: { not: null } },
    orderBy: { number: 'asc' },
    select: { score: true },
  });
  return { score: first?.score ?? null, cohortClosed: participations.length > 0 && participations.every(({ cohort }) => cohort.closedAt !== null) };
}
