import path from 'node:path';
import { importCourse, readCourses, readPairedTest, type ShippedQuestion, type ShippedQuiz } from '~/learning/courses/index.server';
import type { Ctx } from '~/people/access/index.server';
import { projectRoot } from '~/platform/project-root.server';
import { findBankQuestions, findBankQuiz, writeQuestion, writeQuiz } from './question-bank.data.server';

export interface ImportedContent {
  /** Course key → id, the curriculum subject it belongs to, and how many lessons were written now. */
  readonly courses: ReadonlyMap<string, { readonly courseId: string; readonly subject: string; readonly lessonsWritten: number }>;
  /** Quiz key → id: `pretes-…`, `kuis-<course>`, `pascates-…`. */
  readonly quizzes: ReadonlyMap<string, string>;
  /** Keys of questions that differ from the shipped text and stay as they are, since somebody was asked them. */
  readonly questionsKept: readonly string[];
}

/**
 * Brings everything below `content/` into the database: courses, lessons (published), the question bank, quizzes and the
 * two parallel tests. Idempotent: a second run compares and writes nothing.
 */
export async function importContent(ctx: Ctx, folder = path.join(projectRoot(), 'content')): Promise<ImportedContent> {
  const [courses, test] = await Promise.all([readCourses(folder), readPairedTest(path.join(folder, 'assessments', 'pretes-pascates.yml'))]);
  const imported = new Map<string, { courseId: string; subject: string; lessonsWritten: number }>();
  const quizzes = new Map<string, string>();
  const kept: string[] = [];
  for (const course of courses) {
    const { key, courseId, lessonsWritten } = await importCourse(ctx, course);
    imported.set(key, { courseId, subject: course.course.subject, lessonsWritten });
    kept.push(...(await importQuestions(ctx, course.questions)));
    quizzes.set(course.quiz.key, await importQuiz(ctx, course.quiz, courseId));
  }
  kept.push(...(await importQuestions(ctx, test.questions)));
  for (const quiz of [test.pretest, test.posttest]) quizzes.set(quiz.key, await importQuiz(ctx, quiz, null));
  return { courses: imported, quizzes, questionsKept: kept };
}

/** The same content whatever order the database gives the keys of an object in. */
const fingerprint = ({ kind, stem, options, competency, level }: { kind: string; stem: string; options: unknown; competency: string; level: string }): string =>
  JSON.stringify([kind, stem, competency, level, Array.isArray(options) ? options.map((option: object) => Object.entries(option).sort(([a], [b]) => a.localeCompare(b))) : []]);

async function importQuestions(ctx: Ctx, shipped: readonly ShippedQuestion[]): Promise<string[]> {
  const known = new Map((await findBankQuestions(ctx.read, shipped.map(({ key }) => key))).map((question) => [question.key, question]));
  const different = shipped.filter((question) => {
    const before = known.get(question.key);
    return !before || fingerprint(before) !== fingerprint(question);
  });
  const kept = different.filter(({ key }) => known.get(key)?.asked);
  const fresh = different.filter(({ key }) => !known.get(key)?.asked);
  if (fresh.length > 0) {
    await ctx.transaction(async (tx, audit) => {
      for (const question of fresh) await writeQuestion(tx, question, ctx.now);
      audit({ action: 'questions.imported', subjectType: 'Question', subjectId: fresh[0]?.key ?? '', region: '35', detail: { keys: fresh.map(({ key }) => key) } });
    });
  }
  return kept.map(({ key }) => key);
}

async function importQuiz(ctx: Ctx, { questions, ...shipped }: ShippedQuiz, courseId: string | null): Promise<string> {
  const quiz = { ...shipped, courseId };
  const known = await findBankQuiz(ctx.read, quiz.key);
  const { id, ...before } = known ?? { id: '' };
  const sorted = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
  if (known && sorted(before) === sorted({ ...quiz, questions })) return id;
  return ctx.transaction(async (tx, audit) => {
    const quizId = await writeQuiz(tx, quiz, questions, ctx.now);
    audit({ action: 'quiz.imported', subjectType: 'Quiz', subjectId: quizId, region: '35', detail: { key: quiz.key } });
    return quizId;
  });
}
