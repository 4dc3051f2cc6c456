import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fieldOf } from '~/learning/assessment/attempt';
import type { AttemptView, RunningAttempt, SubmittedAttempt } from '~/learning/assessment/index.server';
import { QuestionsPage, ReviewPage } from '~/learning/assessment/ui/running-attempt';
import { ResultPage } from '~/learning/assessment/ui/submitted-attempt';
import { loader as attemptPage, action as attemptAct } from '~/routes/learning/attempt';
import { loader as coursePage } from '~/routes/learning/course';
import { loader as learnPage } from '~/routes/learning/learn';
import { loader as lessonPage, action as lessonAct } from '~/routes/learning/lesson';
import { loader as quizPage, action as quizAct } from '~/routes/learning/quiz';
import { loader as studioPage } from '~/routes/learning/studio';
import { loader as studioLessonPage, action as studioAct } from '~/routes/learning/studio-lesson';
import { LocaleProvider } from '~/ui';
import { openSession } from '~/platform/session.server';
import { forEachDialect } from '#tests/support/database';
import { answerOf, routeArgs } from '#tests/support/world/ground';
import { givenCourse, givenQuiz, learningWorld, lessonIdOf, lessonText, TODAY, type LearningWorld } from '#tests/support/world/learning';

const html = (page: ReactElement) => renderToStaticMarkup(createElement(LocaleProvider, { locale: 'id', children: page }));
const cookieOf = async (personId: string) => (await openSession(personId, 'password')).split(';')[0] ?? '';
const idIn = (headers: Headers) => /^\/percobaan\/([^?]+)/.exec(headers.get('Location') ?? '')?.[1] ?? '';

forEachDialect((_dialect, open) => {
  let world: LearningWorld;
  let personId: string;
  let cookie: string;
  beforeAll(async () => {
    world = await learningWorld(await open());
    const courseId = await givenCourse(world, 'komunikasi', ['mendengar', 'menjawab']);
    await givenQuiz(world, 'kuis-komunikasi', { courseId, maxAttempts: 2, questions: 10 });
    await givenQuiz(world, 'pretes', { kind: 'pretes', maxAttempts: 1 });
  });
  beforeEach(async () => {
    personId = await world.learner();
    cookie = await cookieOf(personId);
  });

  const quiz = { key: 'kuis-komunikasi' };
  const start = (form: Record<string, string> = {}) => answerOf(() => quizAct(routeArgs('/kuis/kuis-komunikasi', { cookie, params: quiz, form })));
  const send = (attemptId: string, form: Record<string, string>, by = cookie) => answerOf(() => attemptAct(routeArgs(`/percobaan/${attemptId}`, { cookie: by, params: { attemptId }, form })));
  const show = async (attemptId: string, by = cookie) => answerOf(() => attemptPage(routeArgs(`/percobaan/${attemptId}`, { cookie: by, params: { attemptId } })));
  const viewOf = async (attemptId: string) => ((await show(attemptId)).data as { view: AttemptView }).view;

  describe('an attempt over HTTP', () => {
    it('holds no key and no feedback before it is submitted, neither in the page nor in its data', async () => {
      const id = idIn((await start()).headers);
      await send(id, { intent: 'save', lembar: '1' });
      const view = await viewOf(id);
      const pages = [QuestionsPage, ReviewPage].map((Page) => html(createElement(Page, { view: view as RunningAttempt, form: undefined })));
      const before = [JSON.stringify(view), ...pages, JSON.stringify((await answerOf(() => quizPage(routeArgs('/kuis/kuis-komunikasi', { cookie, params: quiz })))).data)];
      for (const bytes of before) expect(bytes).not.toMatch(/UMPAN-BALIK|correct|feedback|"right"/);
      expect(pages[0]?.match(/type="radio"/g)).toHaveLength(8 * 4);
      expect(pages[0]?.match(/type="checkbox"/g)).toHaveLength(2 * 4);
      await send(id, { intent: 'submit' });
      expect(html(createElement(ResultPage, { view: (await viewOf(id)) as SubmittedAttempt }))).toMatch(/UMPAN-BALIK/);
    });

    it('fifty parallel submits answer alike and count once; fifty parallel starts begin the one attempt that is left', async () => {
      const id = idIn((await start()).headers);
      const submits = await Promise.all(Array.from({ length: 50 }, () => send(id, { intent: 'submit', lembar: '1' })));
      expect(submits.map(({ status, headers }) => [status, headers.get('Location')])).toEqual(Array.from({ length: 50 }, () => [303, `/percobaan/${id}`]));
      expect(await world.write.auditRecord.count({ where: { action: 'attempt.submitted', subjectId: id } })).toBe(1);
      const starts = await Promise.all(Array.from({ length: 50 }, () => start()));
      expect(new Set(starts.map(({ status }) => status))).toEqual(new Set([303]));
      expect(new Set(starts.map(({ headers }) => idIn(headers))).size).toBe(1);
      expect(await world.write.attempt.count({ where: { personId } })).toBe(2);
      await send(idIn(starts[0]?.headers ?? new Headers()), { intent: 'submit' });
      expect(await start()).toMatchObject({ status: 409, data: { form: { formErrors: [expect.stringContaining('Kesempatan sudah habis')] } } });
    });

    it('ignores forged fields: mark, role, number of the attempt, questions of others', async () => {
      const id = idIn((await start({ number: '9', score: '100', personId: 'x' })).headers);
      await send(id, { intent: 'submit', score: '100', passed: 'true', role: 'admin', submittedAt: '2017-01-01', [fieldOf('asing')]: '1', lembar: '1' });
      expect(await world.write.attempt.findUnique({ where: { id }, select: { number: true, score: true, passed: true, submittedAt: true, personId: true } }))
        .toEqual({ number: 1, score: 0, passed: false, submittedAt: TODAY, personId });
      expect((await send(id, { intent: 'pass' })).status).toBe(422);
    });

    it('keeps answers, reviews what is missing, and leads on from there', async () => {
      const id = idIn((await start()).headers);
      const { questions } = (await viewOf(id)) as RunningAttempt;
      const answer = await send(id, { intent: 'review', lembar: '1', [questions[0]?.field ?? '']: '2' });
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/percobaan/${id}?langkah=periksa`]);
      const page = html(createElement(ReviewPage, { view: (await viewOf(id)) as RunningAttempt, form: undefined }));
      expect(page).toContain('Ada 9 soal yang belum terjawab');
    });

    it('is nobody else\'s', async () => {
      const id = idIn((await start()).headers);
      const other = await cookieOf(await world.learner());
      expect((await show(id, other)).status).toBe(404);
      expect((await send(id, { intent: 'submit' }, other)).status).toBe(404);
      expect((await answerOf(() => attemptPage(routeArgs(`/percobaan/${id}`, { params: { attemptId: id } })))).headers.get('Location')).toBe(`/masuk?ke=%2Fpercobaan%2F${id}`);
      expect((await world.write.attempt.findUniqueOrThrow({ where: { id } })).submittedAt).toBeNull();
    });
  });

  describe('lessons over HTTP', () => {
    const params = { course: 'komunikasi', lesson: 'mendengar' };
    const lesson = (by: string | undefined, at = params) => answerOf(() => lessonPage(routeArgs(`/belajar/${at.course}/${at.lesson}`, { ...(by ? { cookie: by } : {}), params: at })));

    it('mark as done and go on to the next one, then to the course', async () => {
      expect((await lesson(cookie)).data).toMatchObject({ standing: 'open', learning: true, next: { slug: 'menjawab' } });
      const done = async (at: typeof params) => (await answerOf(() => lessonAct(routeArgs('/', { cookie, params: at, form: { intent: 'complete', completedAt: '2001-01-01' } })))).headers.get('Location');
      expect(await done(params)).toBe('/belajar/komunikasi/menjawab');
      expect(await done({ ...params, lesson: 'menjawab' })).toBe('/belajar/komunikasi');
      expect((await answerOf(() => coursePage(routeArgs('/', { cookie, params: { course: 'komunikasi' } })))).data).toMatchObject({ course: { done: 2, total: 2, next: null } });
    });

    it('are not there for strangers, for other programmes, or under wrong addresses', async () => {
      expect((await lesson(undefined)).headers.get('Location')).toBe('/masuk?ke=%2Fbelajar%2Fkomunikasi%2Fmendengar');
      const nobody = await cookieOf((await world.write.person.create({ data: { name: 'Tanpa Angkatan', sortName: 'tanpa', createdAt: TODAY } })).id);
      expect((await lesson(nobody)).status).toBe(404);
      expect((await lesson(cookie, { course: 'komunikasi', lesson: 'tidak-ada' })).status).toBe(404);
      expect((await lesson(await cookieOf(await world.person('Bu Pelatih', 'pelatih')))).data).toMatchObject({ learning: false });
    });

    it('the list shows courses, tests and what comes next', async () => {
      expect((await answerOf(() => learnPage(routeArgs('/belajar', { cookie })))).data).toMatchObject({ learning: true, courses: [{ key: 'komunikasi', next: 'mendengar', quizzes: [quiz] }], tests: [{ key: 'pretes' }] });
    });
  });

  describe('the studio over HTTP', () => {
    it('is closed to learners, to officers and to trainers of one region', async () => {
      const lessonId = await lessonIdOf(world, 'mendengar');
      for (const id of [personId, await world.person('Pengelola', 'pengelola'), await world.person('Pelatih Gresik', 'pelatih', '35.25')]) {
        const by = await cookieOf(id);
        expect((await answerOf(() => studioPage(routeArgs('/studio', { cookie: by })))).status).toBe(404);
        expect((await answerOf(() => studioAct(routeArgs('/', { cookie: by, params: { lesson: lessonId }, form: { intent: 'start' } })))).status).toBe(404);
      }
    });

    it('keeps a broken text and gives back what was typed when it may not be saved', async () => {
      const lesson = await lessonIdOf(world, 'menjawab');
      const by = await cookieOf(await world.person('Bu Penulis', 'pelatih'));
      const post = (form: Record<string, string>) => answerOf(() => studioAct(routeArgs('/', { cookie: by, params: { lesson }, form })));
      const shown = async () => (await answerOf(() => studioLessonPage(routeArgs('/', { cookie: by, params: { lesson } })))).data as { revision: { source: string; version: string }; faults: object[] };
      await post({ intent: 'start' });
      const broken = lessonText('Rusak', '<script>alert(1)</script>');
      expect((await post({ intent: 'save', source: broken, version: (await shown()).revision.version })).status).toBe(303);
      const { revision, faults } = await shown();
      expect([revision.source, faults.length > 0]).toEqual([broken, true]);
      const refused = await post({ intent: 'save', source: lessonText('Lain'), version: '2001-01-01T00:00:00.000Z' });
      expect(refused).toMatchObject({ status: 409, data: { form: { values: { source: lessonText('Lain') } }, refusal: { code: 'draft-changed' } } });
      expect((await post({ intent: 'publish', revision: 'x' })).status).toBe(409);
    });
  });
});
