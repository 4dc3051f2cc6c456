import { quizFactsFor, quizzesOf, type QuizFacts, type QuizOfProgramme } from '~/learning/assessment/index.server';
import { consentFactsFor } from '~/people/accounts/index.server';
import type { ReadDb } from '~/platform/context.server';
import { coachingFactsFor } from '~/practice/coaching/index.server';
import { logbookFactsFor } from '~/practice/fieldwork/index.server';
import { followupFactsFor } from '~/training/followup/index.server';
import { trainingFactsFor } from '~/training/sessions/index.server';
import { NO_FACTS, type Facts } from './facts';
import { findJudged, type JudgedParticipation } from './participations.data.server';

export interface GatheredFacts extends JudgedParticipation {
  readonly facts: Facts;
}

/** What is known about each participation, from every wing below: a fixed number of queries for any number of people. */
export async function gatherFacts(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, GatheredFacts>> {
  const judged = await findJudged(db, participationIds);
  const ids = judged.map(({ id }) => id);
  const people = [...new Set(judged.map(({ personId }) => personId))];
  const programmes = [...new Set(judged.map(({ programmeId }) => programmeId))];
  // One after the other: inside a transaction they share one connection, which answers one question at a time.
  const training = await trainingFactsFor(db, ids);
  const plans = await followupFactsFor(db, ids);
  const coaching = await coachingFactsFor(db, ids);
  const logbook = await logbookFactsFor(db, ids);
  const consent = await consentFactsFor(db, people);
  const quizzes = await quizFactsFor(db, people);
  const tests = new Map<string, readonly QuizOfProgramme[]>();
  for (const id of programmes) tests.set(id, await quizzesOf(db, id));
  return new Map(judged.map((one) => {
    const entries = logbook.get(one.id);
    const plan = plans.get(one.id)?.state ?? 'none';
    const facts: Facts = {
      ...NO_FACTS,
      ...testFacts(tests.get(one.programmeId) ?? [], quizzes.get(one.personId) ?? []),
      jp: training.get(one.id)?.jp ?? [],
      rubrics: rubricFacts(training.get(one.id)?.rubricPercent ?? null),
      logbook: { endorsedDirect: entries?.direct ?? 0, endorsedIndirect: entries?.indirect ?? 0, waiting: entries?.waiting ?? 0 },
      coachingSessions: coaching.get(one.id)?.sessions ?? 0,
      rtl: plan === 'returned' ? 'draft' : plan,
      privacyAccepted: consent.get(one.personId)?.privacyAccepted ?? false,
    };
    return [one.id, { ...one, facts }];
  }));
}

/** The kind of session that a rubric observes; rule sets name it. */
const PRACTICE = 'praktik';
const rubricFacts = (mark: number | null): Facts['rubrics'] => (mark === null ? [] : [{ sessionKind: PRACTICE, mark }]);

/** The graded tests of the programme beside what the person did in them. */
function testFacts(tests: readonly QuizOfProgramme[], taken: readonly QuizFacts[]): Pick<Facts, 'pretestDone' | 'posttest' | 'quizzes'> {
  const done = (quizId: string | undefined) => taken.find((quiz) => quiz.quizId === quizId);
  const pretest = tests.find((test) => test.kind === 'pretes');
  const posttest = tests.find((test) => test.kind === 'pascates');
  return {
    pretestDone: pretest ? Boolean(done(pretest.quizId)?.submittedAt) : false,
    posttest: done(posttest?.quizId)?.best ?? null,
    quizzes: tests.filter((test) => test.kind === 'kuis').map(({ quizId, title }) => ({ title, passed: done(quizId)?.passed ?? false })),
  };
}
