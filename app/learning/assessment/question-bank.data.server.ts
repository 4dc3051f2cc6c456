import type { ReadDb, Tx } from '~/platform/context.server';
import type { QuestionOption } from './question';

export interface BankQuestion {
  readonly key: string;
  readonly kind: string;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly competency: string;
  readonly level: string;
}

/** What the bank holds under these keys, and whether anybody was asked it already. */
export async function findBankQuestions(db: ReadDb, keys: readonly string[]) {
  const rows = await db.question.findMany({
    where: { key: { in: [...keys] } },
    select: { id: true, key: true, kind: true, stem: true, options: true, competency: true, level: true, quizzes: { select: { quiz: { select: { _count: { select: { attempts: true } } } } } } },
  });
  return rows.map(({ quizzes, ...row }) => ({ ...row, asked: quizzes.some(({ quiz }) => quiz._count.attempts > 0) }));
}

export async function writeQuestion(tx: Tx, { key, options, ...fields }: BankQuestion, now: Date): Promise<void> {
  const plain = { ...fields, options: options.map((option) => ({ ...option })) };
  await tx.question.upsert({ where: { key }, create: { key, ...plain, createdAt: now }, update: plain });
}

export interface BankQuiz {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly courseId: string | null;
  readonly passMark: number;
  readonly maxAttempts: number;
  readonly minutes: number | null;
}

export async function findBankQuiz(db: ReadDb, key: string) {
  const quiz = await db.quiz.findUnique({
    where: { key },
    select: {
      id: true, key: true, kind: true, title: true, courseId: true, passMark: true, maxAttempts: true, minutes: true,
      questions: { orderBy: { position: 'asc' }, select: { question: { select: { key: true } } } },
    },
  });
  return quiz ? { ...quiz, questions: quiz.questions.map(({ question }) => question.key) } : null;
}

export async function writeQuiz(tx: Tx, { key, ...fields }: BankQuiz, questionKeys: readonly string[], now: Date): Promise<string> {
  const { id } = await tx.quiz.upsert({ where: { key }, create: { key, ...fields, createdAt: now }, update: fields, select: { id: true } });
  const questions = await tx.question.findMany({ where: { key: { in: [...questionKeys] } }, select: { id: true, key: true } });
  const idOf = new Map(questions.map((question) => [question.key, question.id]));
  await tx.quizQuestion.deleteMany({ where: { quizId: id } });
  await tx.quizQuestion.createMany({
    data: questionKeys.map((questionKey, i) => {
      const questionId = idOf.get(questionKey);
      if (!questionId) throw new Error(`quiz ${key}: no question ${questionKey}`);
      return { quizId: id, questionId, position: i + 1 };
    }),
  });
  return id;
}
