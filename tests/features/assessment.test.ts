import { beforeAll, describe, expect, it } from 'vitest';
import { fieldOf } from '~/learning/assessment/attempt';
import { closeExpiredJob } from '~/learning/assessment/jobs.server';
import { answerAttempt, attemptView, quizFactsFor, quizView, quizzesOf, startAttempt } from '~/learning/assessment/index.server';
import type { Ctx } from '~/people/access/index.server';
import { drainJobs } from '~/platform/jobs.server';
import { forEachDialect } from '#tests/support/database';
import { at, givenCourse, givenQuiz, learningWorld, TODAY, type LearningWorld } from '#tests/support/world/learning';

const started = async (ctx: Ctx, key: string): Promise<string> => {
  const outcome = await startAttempt(ctx, key);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.attemptId;
};

/** What a learner sends who knows the key (`right`) of that many questions and leaves the rest empty. */
async function answersOf(world: LearningWorld, attemptId: string, right = 99): Promise<[string, string][]> {
  const attempt = await world.write.attempt.findUniqueOrThrow({ where: { id: attemptId } });
  const items = attempt.items as { questionId: string; optionOrder: string[] }[];
  const questions = await world.write.question.findMany({ where: { id: { in: items.map((item) => item.questionId) } } });
  return items.slice(0, right).flatMap(({ questionId, optionOrder }) => {
    const options = questions.find(({ id }) => id === questionId)?.options as { id: string; correct: boolean }[];
    return options.filter((o) => o.correct).map((o): [string, string] => [fieldOf(questionId), String(optionOrder.indexOf(o.id) + 1)]);
  });
}
const mark = (world: LearningWorld, id: string) => world.write.attempt.findUniqueOrThrow({ where: { id }, select: { score: true, passed: true, submittedAt: true } });
const trail = (world: LearningWorld, action: string, subjectId: string) => world.write.auditRecord.count({ where: { action, subjectId } });

forEachDialect((_dialect, open) => {
  let world: LearningWorld;
  let courseId: string;
  beforeAll(async () => {
    world = await learningWorld(await open());
    courseId = await givenCourse(world, 'komunikasi', ['satu']);
    await givenQuiz(world, 'kuis-komunikasi', { courseId, maxAttempts: 3 });
    await givenQuiz(world, 'pretes', { kind: 'pretes', maxAttempts: 1 });
    await givenQuiz(world, 'pascates', { kind: 'pascates', maxAttempts: 2 });
    await givenQuiz(world, 'kuis-waktu', { courseId, maxAttempts: 2, minutes: 30 });
  });

  describe('an attempt', () => {
    it('counts when it is started and goes on where it was left', async () => {
      const ctx = await world.as(await world.learner());
      const id = await started(ctx, 'pretes');
      expect(await startAttempt(ctx, 'pretes')).toEqual({ ok: true, value: { attemptId: id, resumed: true } });
      expect((await quizView(ctx, 'pretes'))).toMatchObject({ left: 0, runningId: id });
      await answerAttempt(ctx, id, 'submit', await answersOf(world, id, 2));
      expect(await startAttempt(ctx, 'pretes')).toMatchObject({ ok: false, refusal: { code: 'quiz-used-up', kind: 'conflict' } });
    });

    it('keeps answers as a draft and marks them when they are handed in', async () => {
      const ctx = await world.as(await world.learner());
      const id = await started(ctx, 'kuis-komunikasi');
      await answerAttempt(ctx, id, 'save', await answersOf(world, id, 3));
      const view = await attemptView(ctx, id);
      expect(view?.state === 'running' && view.questions.map(({ chosen }) => chosen.length)).toEqual([1, 1, 1, 0]);
      expect(await answerAttempt(ctx, id, 'submit', [])).toMatchObject({ ok: true, value: { outcome: 'submitted', answered: 3 } });
      expect(await mark(world, id)).toEqual({ score: 75, passed: true, submittedAt: TODAY });
    });

    it('takes the mark from the stored keys alone, whatever else was sent', async () => {
      const personId = await world.learner();
      const ctx = await world.as(personId);
      const id = await started(ctx, 'kuis-komunikasi');
      await answerAttempt(ctx, id, 'submit', [['score', '100'], ['passed', 'true'], ['role', 'admin'], ['number', '9'], ['lembar', '1']]);
      expect(await mark(world, id)).toMatchObject({ score: 0, passed: false });
      expect(await world.write.roleGrant.count({ where: { personId } })).toBe(0);
    });

    it('cannot be read, answered or submitted by anybody else', async () => {
      const id = await started(await world.as(await world.learner()), 'kuis-komunikasi');
      const other = await world.as(await world.learner());
      expect(await attemptView(other, id)).toBeNull();
      expect(await answerAttempt(other, id, 'submit', [])).toMatchObject({ ok: false, refusal: { code: 'attempt-absent', kind: 'absent' } });
    });

    it('is not for people whose angkatan has another programme', async () => {
      const programme = await world.write.programme.create({ data: { key: `lain-${Math.random()}`, kind: 'pelatihan', title: 'Lain', audience: '', organisers: [], quota: 1, competencies: [], ruleSet: {}, rubric: [], createdAt: TODAY } });
      const cohort = await world.write.cohort.create({ data: { key: `lain-${programme.id}`, programmeId: programme.id, title: 'Lain', number: 1, startsOn: '2017-07-26', endsOn: '2017-07-29', place: '', mode: 'daring', quota: 1, ruleSet: {}, createdAt: TODAY } });
      const ctx = await world.as(await world.learner('Orang Lain', cohort.id));
      expect(await quizView(ctx, 'kuis-komunikasi')).toBeNull();
      expect(await startAttempt(ctx, 'pretes')).toMatchObject({ ok: false, refusal: { code: 'quiz-absent' } });
    });

    it('shows options in an order of its own that survives reload', async () => {
      const ctx = await world.as(await world.learner());
      const id = await started(ctx, 'kuis-komunikasi');
      const order = async () => { const view = await attemptView(ctx, id); return view?.state === 'running' ? view.questions.map((q) => q.options.map((o) => o.text)) : []; };
      expect(await order()).toEqual(await order());
      const orders = new Set<string>();
      for (let i = 0; i < 12; i += 1) {
        const other = await world.as(await world.learner());
        const view = await attemptView(other, await started(other, 'kuis-komunikasi'));
        orders.add(JSON.stringify(view?.state === 'running' && view.questions.map((q) => q.options.map((o) => o.text))));
      }
      expect(orders.size).toBeGreaterThan(1);
    });
  });

  describe('fifty at once', () => {
    it('fifty starts with one attempt left begin exactly one', async () => {
      const personId = await world.learner();
      const ctx = await world.as(personId);
      await answerAttempt(ctx, await started(ctx, 'pascates'), 'submit', []);
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => startAttempt(ctx, 'pascates')));
      expect(outcomes.every(({ ok }) => ok)).toBe(true);
      expect(new Set(outcomes.map((o) => o.ok && o.value.attemptId)).size).toBe(1);
      expect(outcomes.filter((o) => o.ok && !o.value.resumed)).toHaveLength(1);
      expect(await world.write.attempt.count({ where: { personId } })).toBe(2);
    });

    it('fifty submits of one attempt count exactly once', async () => {
      const ctx = await world.as(await world.learner());
      const id = await started(ctx, 'kuis-komunikasi');
      const right = await answersOf(world, id);
      const outcomes = await Promise.all(Array.from({ length: 50 }, (_, i) => answerAttempt(ctx, id, 'submit', i % 2 ? right : [['lembar', '1']])));
      expect(outcomes.every(({ ok }) => ok)).toBe(true);
      expect(outcomes.filter((o) => o.ok && o.value.outcome === 'submitted')).toHaveLength(1);
      expect(await trail(world, 'attempt.submitted', id)).toBe(1);
      const { score } = await mark(world, id);
      const kept = await world.write.attemptAnswer.count({ where: { attemptId: id } });
      expect([[100, 4], [0, 0]]).toContainEqual([score, kept]);
    });
  });

  describe('a time limit', () => {
    it('is kept by the clock of the server: what comes after the grace does not count, what was kept does', async () => {
      const personId = await world.learner();
      const id = await started(await world.as(personId), 'kuis-waktu');
      await answerAttempt(await world.as(personId, 29), id, 'save', await answersOf(world, id, 3));
      expect((await attemptView(await world.as(personId, 29), id))).toMatchObject({ state: 'running', minutesLeft: 1 });
      expect((await attemptView(await world.as(personId, 32), id))).toMatchObject({ state: 'time-over' });
      expect(await answerAttempt(await world.as(personId, 32), id, 'save', [...(await answersOf(world, id))])).toMatchObject({ ok: true, value: { outcome: 'time-over', answered: 3 } });
      expect(await mark(world, id)).toEqual({ score: 75, passed: true, submittedAt: at(30) });
    });

    it('marks an attempt nobody comes back for, once', async () => {
      const personId = await world.learner();
      const id = await started(await world.as(personId), 'kuis-waktu');
      world.clock.now = () => at(31);
      await drainJobs([closeExpiredJob]);
      await drainJobs([closeExpiredJob]);
      world.clock.now = () => TODAY;
      expect(await mark(world, id)).toEqual({ score: 0, passed: false, submittedAt: at(30) });
      expect(await trail(world, 'attempt.submitted', id)).toBe(1);
      expect(await started(await world.as(personId, 40), 'kuis-waktu')).not.toBe(id);
    });
  });

  describe('results', () => {
    it('show keys and feedback of a quiz, the mark alone of a pretest, and the gain with the posttest', async () => {
      const personId = await world.learner();
      const ctx = await world.as(personId);
      const [pre, post, quiz] = [await started(ctx, 'pretes'), await started(ctx, 'pascates'), await started(ctx, 'kuis-komunikasi')];
      await answerAttempt(ctx, pre, 'submit', await answersOf(world, pre, 1));
      await answerAttempt(ctx, post, 'submit', await answersOf(world, post, 3));
      await answerAttempt(ctx, quiz, 'submit', await answersOf(world, quiz, 4));
      expect(await attemptView(ctx, pre)).toMatchObject({ state: 'submitted', score: 25, review: null, left: 0 });
      expect(await attemptView(ctx, post)).toMatchObject({ score: 75, pretest: 25, passed: true, review: null, left: 1 });
      expect(JSON.stringify(await attemptView(ctx, post))).not.toContain('UMPAN-BALIK');
      expect(await attemptView(ctx, quiz)).toMatchObject({ score: 100, review: [{ right: true }, { right: true }, { right: true }, { right: true }] });
      const facts = (await quizFactsFor(world.system.read, [personId])).get(personId);
      expect(facts?.map(({ key, best, first, passed }) => [key, best, first, passed]).sort()).toEqual([['kuis-komunikasi', 100, 100, true], ['pascates', 75, 75, true], ['pretes', 25, 25, false]]);
    });

    it('list the tests of a programme in the order they are taken', async () => {
      expect((await quizzesOf(world.system.read, world.programmeId)).map(({ key, questions }) => [key, questions])).toEqual([['pretes', 4], ['kuis-komunikasi', 4], ['kuis-waktu', 4], ['pascates', 4]]);
    });
  });
});
