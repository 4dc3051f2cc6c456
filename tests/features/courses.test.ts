import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { coursesOf, courseView, lessonFactsFor, lessonView, recordProgress } from '~/learning/courses/index.server';
import { importContent } from '~/learning/assessment/index.server';
import { forEachDialect } from '#tests/support/database';
import { at, givenCourse, givenPublished, learningWorld, lessonIdOf, type LearningWorld } from '#tests/support/world/learning';

let serial = 0;

forEachDialect((_dialect, open) => {
  let world: LearningWorld;
  let course: string;
  beforeAll(async () => {
    world = await learningWorld(await open());
  });
  beforeEach(async () => {
    course = `k${(serial += 1)}`;
    await givenCourse(world, course, [`${course}-satu`, `${course}-dua`, `${course}-tiga`]);
  });
  const address = (lesson: string) => ({ course, lesson: `${course}-${lesson}` });

  describe('a learner', () => {
    it('is pinned to the revision first opened, is offered the newer one and moves when asked, keeping the mark', async () => {
      const personId = await world.learner();
      await lessonView(await world.as(personId), address('satu'));
      await recordProgress(await world.as(personId, 1), address('satu'), 'complete');
      await givenPublished(world, await lessonIdOf(world, `${course}-satu`), 'Versi dua');
      const pinned = await lessonView(await world.as(personId, 2), address('satu'));
      expect([pinned?.revision.number, pinned?.newerSince !== null]).toEqual([1, true]);
      await recordProgress(await world.as(personId, 3), address('satu'), 'move');
      expect(await lessonView(await world.as(personId, 4), address('satu'))).toMatchObject({ standing: 'done', newerSince: null, revision: { number: 2, title: 'Versi dua' } });
    });

    it('goes on to the next lesson, then back to what was skipped, and can take a mark back', async () => {
      const ctx = await world.as(await world.learner());
      expect(await recordProgress(ctx, address('dua'), 'complete')).toEqual({ ok: true, value: { next: `${course}-tiga`, done: 1, total: 3 } });
      expect(await recordProgress(ctx, address('tiga'), 'complete')).toEqual({ ok: true, value: { next: `${course}-satu`, done: 2, total: 3 } });
      expect(await recordProgress(ctx, address('satu'), 'complete')).toEqual({ ok: true, value: { next: null, done: 3, total: 3 } });
      await recordProgress(ctx, address('dua'), 'reopen');
      expect(await courseView(ctx, course)).toMatchObject({ done: 2, total: 3, next: `${course}-dua`, minutes: 15 });
    });

    it('opening and completing many times at once leaves one row and the first time standing', async () => {
      const personId = await world.learner();
      const ctx = await world.as(personId);
      await Promise.all(Array.from({ length: 10 }, () => lessonView(ctx, address('satu'))));
      await recordProgress(await world.as(personId, 5), address('satu'), 'complete');
      const later = await world.as(personId, 60);
      await Promise.all(Array.from({ length: 10 }, () => recordProgress(later, address('satu'), 'complete')));
      expect(await world.write.lessonProgress.findMany({ where: { personId }, select: { completedAt: true } })).toEqual([{ completedAt: at(5) }]);
    });

    it('sees nothing of a course outside the own programme, nor can it be marked', async () => {
      await world.write.course.create({ data: { key: `luar-${serial}`, title: 'Luar', summary: '', jp: 1, createdAt: at(0) } });
      const ctx = await world.as(await world.learner());
      expect(await courseView(ctx, `luar-${serial}`)).toBeNull();
      expect(await recordProgress(ctx, { course: `luar-${serial}`, lesson: 'x' }, 'complete')).toMatchObject({ ok: false, refusal: { kind: 'absent' } });
    });
  });

  it('a trainer looks at lessons without leaving a trace of progress', async () => {
    const trainer = await world.person('Bu Lestari', 'pelatih');
    expect(await lessonView(await world.as(trainer), address('satu'))).toMatchObject({ learning: false, revision: { number: 1 } });
    expect(await recordProgress(await world.as(trainer), address('satu'), 'complete')).toMatchObject({ ok: false });
    expect(await world.write.lessonProgress.count({ where: { personId: trainer } })).toBe(0);
  });

  it('says for many people at once how much of each course is done', async () => {
    const [a, b] = [await world.learner(), await world.learner()];
    await recordProgress(await world.as(a), address('satu'), 'complete');
    const facts = await lessonFactsFor(world.system.read, [a, b, 'nobody']);
    const of = (id: string) => facts.get(id)?.find(({ courseKey }) => courseKey === course);
    expect([of(a), of(b), facts.get('nobody')]).toMatchObject([{ done: 1, total: 3, courseTitle: `Kursus ${course}` }, { done: 0, total: 3 }, []]);
    expect((await coursesOf(world.system.read, world.programmeId)).at(-1)).toMatchObject({ key: course, lessons: 3 });
  });

  it('a lesson is read with at most six questions to the database', async () => {
    const ctx = await world.as(await world.learner());
    await lessonView(ctx, address('satu'));
    const asked: string[] = [];
    const counting: typeof ctx.read = new Proxy(ctx.read, {
      get(target, model) {
        const table: unknown = Reflect.get(target, model);
        if (typeof table === 'function') {
          asked.push(String(model));
          return table.bind(target) as unknown;
        }
        if (typeof table !== 'object' || table === null) return table;
        return new Proxy(table, {
          get(rows, method) {
            asked.push(`${String(model)}.${String(method)}`);
            const run: unknown = Reflect.get(rows, method);
            return typeof run === 'function' ? (run.bind(rows) as unknown) : run;
          },
        });
      },
    });
    await lessonView({ ...ctx, read: counting }, address('satu'));
    expect(asked.length).toBeLessThanOrEqual(4); // session and person are two more
  });

  it('brings the shipped courses in once: a second run writes and compiles nothing', async () => {
    const own = await learningWorld(await open());
    const first = await importContent(own.system);
    expect([...first.courses.values()].every(({ lessonsWritten }) => lessonsWritten > 0)).toBe(true);
    expect([...first.quizzes.keys()]).toEqual(expect.arrayContaining(['kuis-komunikasi']));
    expect(await own.write.lessonRevision.count({ where: { html: null } })).toBe(0);
    const records = await own.write.auditRecord.count();
    const second = await importContent(own.system);
    expect([...second.courses.values()].map(({ lessonsWritten }) => lessonsWritten)).toEqual([...second.courses].map(() => 0));
    expect(second.quizzes).toEqual(first.quizzes);
    expect(await own.write.auditRecord.count()).toBe(records);
  }, 120_000);
});
