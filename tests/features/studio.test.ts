import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lessonView, studioLessonView, studioListView, workOnLesson, createLesson } from '~/learning/courses/index.server';
import type { Ctx } from '~/people/access/index.server';
import { forEachDialect } from '#tests/support/database';
import { givenCourse, learningWorld, lessonIdOf, lessonText, type LearningWorld } from '#tests/support/world/learning';

let serial = 0;

forEachDialect((_dialect, open) => {
  let world: LearningWorld;
  let trainer: string;
  let second: string;
  let slug: string;
  let lessonId: string;
  beforeAll(async () => {
    world = await learningWorld(await open());
    trainer = await world.person('Bu Ratna Penulis', 'pelatih');
    second = await world.person('Pak Hadi Pemeriksa', 'pelatih');
  });
  beforeEach(async () => {
    slug = `materi-${(serial += 1)}`;
    await givenCourse(world, `kursus-${serial}`, [slug]);
    lessonId = await lessonIdOf(world, slug);
  });

  const view = async (ctx: Ctx, id = lessonId) => {
    const found = await studioLessonView(ctx, id);
    if (!found) throw new Error('no such lesson');
    return found;
  };
  const write = async (ctx: Ctx, intent: 'save' | 'preview' | 'submit' | 'insert:callout', source: string, id = lessonId) =>
    workOnLesson(ctx, id, { intent, source, version: (await view(ctx, id)).revision.version });
  const draft = async (minutes: number, source: string) => {
    const ctx = await world.as(trainer, minutes);
    await workOnLesson(ctx, lessonId, { intent: 'start' });
    return write(ctx, 'submit', source);
  };

  describe('a draft', () => {
    it('begins with the text that is published, and learners go on reading that', async () => {
      const ctx = await world.as(trainer, 1);
      expect(await workOnLesson(ctx, lessonId, { intent: 'start' })).toMatchObject({ ok: true, value: { toast: 'started', number: 2 } });
      const { revision, publishedNumber } = await view(ctx);
      expect(revision).toMatchObject({ state: 'draft', number: 2, source: lessonText(`Materi ${slug}`) });
      expect(publishedNumber).toBe(1);
      expect(await workOnLesson(await world.as(second, 2), lessonId, { intent: 'start' })).toMatchObject({ ok: false, refusal: { code: 'draft-open' } });
    });

    it('is kept when it has faults, and each fault names its line, its column and quotes it', async () => {
      const ctx = await world.as(trainer, 1);
      await workOnLesson(ctx, lessonId, { intent: 'start' });
      const broken = lessonText('Rusak', 'Tulisan {process.env.RAHASIA} di sini.');
      expect(await write(ctx, 'preview', broken.replace(/\n/g, '\r\n'))).toMatchObject({ ok: true, value: { toast: 'faulty' } });
      const { revision, faults } = await view(ctx);
      expect(revision).toMatchObject({ source: broken, html: null });
      expect(faults[0]).toMatchObject({ line: 9, column: 9, quoted: 'Tulisan {process.env.RAHASIA} di sini.' });
      expect(await write(await world.as(trainer, 2), 'submit', broken)).toMatchObject({ ok: false, refusal: { code: 'draft-faulty' } });
      expect((await view(ctx)).revision.state).toBe('draft');
    });

    it('takes a component at its end and shows what learners will see', async () => {
      await workOnLesson(await world.as(trainer, 1), lessonId, { intent: 'start' });
      const ctx = await world.as(trainer, 2);
      await write(ctx, 'insert:callout', lessonText('Kotak'));
      const { source } = (await view(ctx)).revision;
      expect(source).toMatch(/Dengarkan dulu, baru menjawab\.\n\n<Callout kind="penting">/);
      expect(await write(ctx, 'preview', source)).toMatchObject({ ok: true, value: { toast: 'previewed' } });
      expect((await view(ctx)).revision).toMatchObject({ title: 'Kotak', html: expect.stringContaining('class="callout"') });
    });

    it('is not overwritten by somebody who began from an older text', async () => {
      await workOnLesson(await world.as(trainer, 1), lessonId, { intent: 'start' });
      const { version } = (await view(await world.as(trainer))).revision;
      await write(await world.as(trainer, 2), 'save', lessonText('Tulisan pertama'));
      const late = { intent: 'save' as const, source: lessonText('Tulisan kedua'), version };
      expect(await workOnLesson(await world.as(second, 3), lessonId, late)).toMatchObject({ ok: false, refusal: { code: 'draft-changed', kind: 'conflict' } });
      expect((await view(await world.as(trainer))).revision.source).toBe(lessonText('Tulisan pertama'));
    });
  });

  describe('publishing', () => {
    it('is done by a second person, and learners who start then read the new text', async () => {
      const early = await world.learner();
      const address = { course: `kursus-${serial}`, lesson: slug };
      expect((await lessonView(await world.as(early), address))?.revision.number).toBe(1);
      expect(await draft(1, lessonText('Versi baru', 'Isi yang baru.'))).toMatchObject({ ok: true, value: { toast: 'submitted' } });
      const waiting = await view(await world.as(second, 5));
      expect(waiting).toMatchObject({ mayPublish: true, authors: ['Bu Ratna Penulis'], revision: { state: 'waiting' }, changes: { added: 2, removed: 2 } });
      const publish = { intent: 'publish' as const, revision: waiting.revision.id };
      expect(await workOnLesson(await world.as(trainer, 6), lessonId, publish)).toMatchObject({ ok: false, refusal: { code: 'publish-own', kind: 'forbidden' } });
      expect(await workOnLesson(await world.as(second, 7), lessonId, publish)).toMatchObject({ ok: true, value: { toast: 'published', number: 2 } });
      expect(await workOnLesson(await world.as(second, 8), lessonId, publish)).toMatchObject({ ok: false, refusal: { code: 'publish-not-waiting' } });
      expect((await lessonView(await world.as(await world.learner(), 9), address))?.revision).toMatchObject({ number: 2, title: 'Versi baru' });
      const pinned = await lessonView(await world.as(early, 9), address);
      expect(pinned?.revision.number).toBe(1);
      expect(pinned?.newerSince).not.toBeNull();
      expect((await view(await world.as(second))).history.map(({ action }) => action)).toEqual(['lesson.published', 'lesson.submitted', 'lesson.draft-compiled', 'lesson.draft-saved', 'lesson.draft-started']);
    });

    it('is refused to whoever put one word into it, also when another person submitted it', async () => {
      await workOnLesson(await world.as(trainer, 1), lessonId, { intent: 'start' });
      await write(await world.as(second, 2), 'save', lessonText('Ditulis berdua'));
      await write(await world.as(trainer, 3), 'submit', lessonText('Ditulis berdua'));
      const { revision, mayPublish } = await view(await world.as(second));
      expect(mayPublish).toBe(false);
      expect(await workOnLesson(await world.as(second, 4), lessonId, { intent: 'publish', revision: revision.id })).toMatchObject({ ok: false, refusal: { code: 'publish-own' } });
    });

    it('counts once when two people press at once', async () => {
      await draft(1, lessonText('Sekali saja'));
      const { revision } = await view(await world.as(second));
      const ctx = await world.as(second, 4);
      const outcomes = await Promise.all([1, 2, 3, 4].map(() => workOnLesson(ctx, lessonId, { intent: 'publish', revision: revision.id })));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await world.write.lessonPublication.count({ where: { revisionId: revision.id } })).toBe(1);
    });

    it('may be refused with a note: the submitted text stays as it was, a new draft takes its place', async () => {
      await draft(1, lessonText('Belum matang'));
      const ctx = await world.as(second, 5);
      const { revision } = await view(ctx);
      expect(await workOnLesson(ctx, lessonId, { intent: 'return', note: 'Tambahkan contoh dari lapangan.' })).toMatchObject({ ok: true, value: { toast: 'returned', number: 3 } });
      const after = await view(ctx);
      expect(after.revision).toMatchObject({ number: 3, state: 'draft', source: revision.source });
      expect(after.history[0]).toMatchObject({ who: 'Pak Hadi Pemeriksa', note: 'Tambahkan contoh dari lapangan.' });
      expect(await workOnLesson(await world.as(second, 6), lessonId, { intent: 'publish', revision: revision.id })).toMatchObject({ ok: false, refusal: { code: 'publish-not-waiting' } });
      await write(await world.as(trainer, 7), 'submit', lessonText('Belum matang', 'Dengan contoh dari lapangan.'));
      const again = await view(await world.as(second, 8));
      expect(again).toMatchObject({ mayPublish: true, revision: { state: 'waiting', number: 3 } });
    });

    it('asks for a change: a draft like the published text is not submitted', async () => {
      await workOnLesson(await world.as(trainer, 1), lessonId, { intent: 'start' });
      expect(await write(await world.as(trainer, 2), 'submit', lessonText(`Materi ${slug}`))).toMatchObject({ ok: false, refusal: { code: 'draft-same' } });
    });
  });

  it('a new lesson is a draft at the end of its course and unseen by learners until it is published', async () => {
    const ctx = await world.as(trainer);
    const key = `kursus-${serial}`;
    const created = await createLesson(ctx, { course: key, title: 'Mendengar: "aktif" & tulus' });
    if (!created.ok) throw new Error(created.refusal.code);
    const id = created.value.lessonId;
    const { revision, faults, diff, lesson } = await view(ctx, id);
    expect({ state: revision.state, faults, diff, slug: lesson.slug }).toEqual({ state: 'draft', faults: [], diff: null, slug: 'mendengar-aktif-tulus' });
    expect(await lessonView(await world.as(await world.learner()), { course: key, lesson: lesson.slug })).toBeNull();
    const listed = (await studioListView(ctx)).courses.find((course) => course.key === key);
    expect(listed?.lessons.map(({ state, publishedNumber }) => [state, publishedNumber])).toEqual([['published', 1], ['draft', null]]);
    expect(await createLesson(ctx, { course: 'tidak-ada', title: 'Apa saja' })).toMatchObject({ ok: false, refusal: { code: 'course-absent' } });
  });
});
