import { boot } from '~/server/boot.server';
import { systemContext } from '~/people/access/index.server';
import { readEnv } from '~/platform/env.server';
import { openSession } from '~/platform/session.server';

export interface Learner {
  readonly cookie: string;
}

export interface Ground {
  /** People who may take the quiz, each with an open session of the own. */
  readonly learners: readonly Learner[];
  readonly quiz: string;
  /** Names of the quiz's form fields. */
  readonly fields: readonly string[];
  /** A certificate that is in force. */
  readonly code: string;
}

const QUIZ = 'kuis-komunikasi';

/** Opens the demo beside the running server, signs its learners in and lifts the quiz's limits. */
export async function prepareGround(dataDir: string): Promise<Ground> {
  const { database } = await boot({ env: readEnv({ DATA_DIR: dataDir }) });
  const quiz = await database.read.quiz.findUniqueOrThrow({ where: { key: QUIZ }, select: { id: true, questions: { select: { questionId: true } } } });
  await systemContext().transaction(async (tx, audit) => {
    await tx.quiz.update({ where: { id: quiz.id }, data: { maxAttempts: 0 } });
    audit({ action: 'quiz.opened', subjectType: 'Quiz', subjectId: quiz.id });
  });
  const people = await database.read.participation.findMany({
    where: { status: { in: ['selected', 'confirmed'] }, cohort: { programme: { subjects: { some: { course: { quizzes: { some: { id: quiz.id } } } } } } } },
    orderBy: [{ cohort: { startsOn: 'asc' } }, { nominationOrder: 'asc' }], select: { personId: true },
  });
  const { code } = await database.read.certificate.findFirstOrThrow({ where: { sealedAt: { not: null }, revocation: null, replacedBy: null }, orderBy: { code: 'asc' }, select: { code: true } });
  const learners: Learner[] = [];
  for (const personId of new Set(people.map((person) => person.personId))) learners.push({ cookie: (await openSession(personId, 'password')).split(';')[0] ?? '' });
  await database.close();
  return { learners, quiz: QUIZ, fields: quiz.questions.map(({ questionId }) => `soal-${questionId}`), code };
}
