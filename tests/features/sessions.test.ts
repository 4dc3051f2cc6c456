import { describe, expect, it } from 'vitest';
import { assessPractice, addSession, changeSession, findSessionPlace, findSessions, ownCardView, planSessions, recordCard, recordList, removeSession, rubricPageView, sessionListView } from '~/training/sessions/index.server';
import { SessionInput } from '~/training/sessions';
import { findCohort, setTrainers, teamView } from '~/training/cohorts/index.server';
import { forEachDialect } from '#tests/support/database';
import { into, sessionsWorld, type SessionsWorld } from '#tests/support/world/sessions';
import { personWithRole } from '#tests/support/world/training';

const LEVELS = { persiapan: 3, pesan: 4, dialog: 3, media: 2, etika: 4 };
const input = (change: Record<string, string> = {}) => SessionInput.parse({ title: 'Pembukaan', jp: '1,5', mode: 'tatap-muka', day: '2017-07-26', from: '07:00', to: '08:10', place: 'Aula', ...change });

/** Levels for the programme's own rubric, every criterion at one level. */
const levelsOf = async (world: SessionsWorld, level: number): Promise<Record<string, number>> => {
  const view = await rubricPageView(await world.as(world.trainer), await world.place('practice'), null);
  return Object.fromEntries(view.rubric.map(({ key }) => [key, level]));
};

forEachDialect((_dialect, open) => {
  describe('the timetable of an angkatan', () => {
    it('is proposed once: every subject a session, however often it is asked for', async () => {
      const world = await sessionsWorld(await open());
      const ctx = await world.as(world.officer);
      expect(await Promise.all([planSessions(ctx, world.cohort), planSessions(ctx, world.cohort)])).toMatchObject([{ value: { sessions: 12, made: 0 } }, { value: { sessions: 12, made: 0 } }]);
      const sessions = await findSessions(ctx.read, world.cohort.id);
      expect(sessions.reduce((sum, { jp }) => sum + jp, 0)).toBe(36);
      expect(sessions.filter(({ practice }) => practice)).toMatchObject([{ title: 'Praktik Penyuluhan Langsung dan Tidak Langsung', mode: 'praktik-lapangan' }]);
      expect(sessions.every(({ mode, trainerId }) => mode !== 'campuran' && trainerId === world.trainer)).toBe(true);
      expect(sessions[0]?.startsAt.toISOString()).toBe('2017-07-26T01:00:00.000Z');
    });

    it('makes one plan of ten asked for at once', async () => {
      const world = await sessionsWorld(await open());
      await world.write.trainingSession.deleteMany({});
      const ctx = await world.as(world.officer);
      const answers = await Promise.all(Array.from({ length: 10 }, () => planSessions(ctx, world.cohort)));
      expect(answers.filter((answer) => answer.ok && answer.value.made > 0)).toHaveLength(1);
      expect(await findSessions(ctx.read, world.cohort.id)).toHaveLength(12);
    });

    it('takes further sessions, moves them, and lets go of those nobody attended', async () => {
      const world = await sessionsWorld(await open());
      const ctx = await world.as(world.officer);
      const added = await addSession(ctx, world.cohort, input());
      if (!added.ok) throw new Error(added.refusal.code);
      const place = await findSessionPlace(ctx.read, added.value.sessionId);
      if (!place) throw new Error('no session');
      expect(place.session).toMatchObject({ position: 13, jp: 1.5, practice: false });
      const times = { day: '2017-07-26', from: '07:30', to: '08:40', place: 'Aula lantai 2', trainer: world.trainer };
      expect(await changeSession(ctx, place, { ...times, to: '07:30' })).toMatchObject({ refusal: { code: 'session-times-reversed' } });
      expect(await changeSession(ctx, place, { ...times, trainer: world.officer })).toMatchObject({ refusal: { code: 'session-trainer-foreign' } });
      expect(await changeSession(ctx, place, times)).toMatchObject({ ok: true });
      expect(await world.write.auditRecord.findFirst({ where: { action: 'session.changed' } })).toMatchObject({ detail: { before: { place: 'Aula' }, after: { place: 'Aula lantai 2' } } });
      expect((await sessionListView(ctx, world.cohort)).days[0]?.sessions[0]).toMatchObject({ title: 'Pembukaan', trainer: 'Pelatih Rahayu', time: 'coming' });
      expect(await removeSession(ctx, place.session)).toMatchObject({ ok: true });
      const first = await world.place('first');
      await recordCard(await world.as(world.trainer, into(first, 0)), first, { code: world.people[0]?.code ?? '', method: 'qr' });
      expect(await removeSession(ctx, first.session)).toMatchObject({ refusal: { code: 'session-has-records', facts: { records: 1 } } });
    });

    it('is led by the team an officer chose: only trainers, and nobody leaves who still leads', async () => {
      const world = await sessionsWorld(await open());
      const ctx = await world.as(world.officer);
      const cohort = async () => (await findCohort(ctx.read, world.cohort.id)) ?? world.cohort;
      const second = await personWithRole('Pelatih Kedua', 'pelatih');
      expect(await setTrainers(ctx, await cohort(), [world.trainer, world.officer])).toMatchObject({ refusal: { code: 'trainer-unknown' } });
      expect(await setTrainers(ctx, await cohort(), [world.trainer, second, second])).toMatchObject({ value: { trainers: 2 } });
      expect((await teamView(ctx, await cohort())).people).toEqual(expect.arrayContaining([expect.objectContaining({ id: world.trainer, sessions: 12 }), expect.objectContaining({ id: second, sessions: 0 })]));
      expect(await setTrainers(ctx, await cohort(), [second])).toMatchObject({ refusal: { code: 'trainer-leads', facts: { sessions: 12 } } });
      expect((await cohort()).trainerIds).toHaveLength(2);
      expect(await setTrainers(ctx, await cohort(), [world.trainer])).toMatchObject({ value: { trainers: 1 } });
      expect((await cohort()).trainerIds).toEqual([world.trainer]);
      expect(await world.write.auditRecord.count({ where: { action: 'cohort.trainers-set' } })).toBe(2);
    });

    it('counts presence among the people the reader may see', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      for (const person of world.people) await recordCard(await world.as(world.trainer, into(place, 0)), place, { code: person.code, method: 'qr' });
      const seen = async (who: string) => {
        const { people, days, may } = await sessionListView(await world.as(who, into(place, 30)), world.cohort);
        return [days[0]?.sessions[0]?.present, people, may.write, may.record];
      };
      expect(await seen(world.officer)).toEqual([4, 4, true, true]);
      expect(await seen(world.officerGresik)).toEqual([3, 3, false, true]);
      expect(await seen(world.trainer)).toEqual([4, 4, true, true]);
    });
  });

  describe('the rubric of the practice session', () => {
    it('is filled for those who were there, criterion by criterion, and changed with both versions in the trail', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('practice');
      const [siti, suwarno] = world.people;
      if (!siti || !suwarno) throw new Error('nobody');
      const ctx = await world.as(world.trainer, into(place, 60));
      const asked = { participation: siti.id, level: await levelsOf(world, 3), note: 'Menyapa warga dahulu.', version: '' };
      expect(await assessPractice(ctx, place, asked)).toMatchObject({ refusal: { code: 'rubric-not-present' } });
      await recordList(ctx, place, { [siti.id]: 'H', [suwarno.id]: 'H' });
      expect(await assessPractice(ctx, place, { ...asked, level: LEVELS })).toMatchObject({ refusal: { code: 'rubric-incomplete' } });
      expect(await assessPractice(ctx, place, asked)).toMatchObject({ ok: true, value: { name: 'Siti Aminah', percent: 75 } });
      expect(await assessPractice(ctx, place, asked)).toMatchObject({ refusal: { code: 'rubric-changed' } });
      const version = ctx.now.toISOString();
      expect(await assessPractice(await world.as(world.trainer, into(place, 90)), place, { ...asked, level: await levelsOf(world, 4), version })).toMatchObject({ ok: true, value: { percent: 100 } });
      expect(await world.write.auditRecord.findFirst({ where: { action: 'rubric.changed' } })).toMatchObject({ detail: { before: { percent: 75 }, after: { percent: 100 } } });
      const view = await rubricPageView(ctx, place, null);
      expect([view.left.map(({ name }) => name), view.done.map(({ name, by }) => `${name} ${by}`), view.away.length, view.chosen?.name]).toEqual([['Suwarno'], ['Siti Aminah Pelatih Rahayu'], 2, 'Suwarno']);
    });

    it('is never filled for oneself, by an officer, or outside the practice session', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('practice');
      const ctx = await world.as(world.trainer, into(place, 60));
      const own = await world.write.participation.create({ data: { cohortId: world.cohort.id, personId: world.trainer, status: 'confirmed', regencyCode: '35.25', nominationOrder: 99, createdAt: ctx.now, updatedAt: ctx.now } });
      await recordList(await world.as(world.officer, into(place, 60)), place, { [own.id]: 'H', [world.people[0]?.id ?? '']: 'H' });
      const asked = { participation: own.id, level: await levelsOf(world, 4), note: null, version: '' };
      expect(await assessPractice(ctx, place, asked)).toMatchObject({ refusal: { code: 'rubric-own' } });
      expect(await assessPractice(await world.as(world.officer, into(place, 60)), place, { ...asked, participation: world.people[0]?.id ?? '' })).toMatchObject({ refusal: { code: 'rubric-absent' } });
      expect(await assessPractice(ctx, await world.place('first'), asked)).toMatchObject({ refusal: { code: 'rubric-not-practice' } });
      expect(await world.write.rubricAssessment.count()).toBe(0);
    });
  });

  describe('the card of a volunteer', () => {
    it('is made when first opened, and its QR code holds its code', async () => {
      const world = await sessionsWorld(await open());
      const late = await world.join('Tutik', '35.25');
      const view = await ownCardView(await world.as(late.personId));
      expect(view).toMatchObject({ name: 'Tutik', regency: 'Kabupaten Gresik', cohort: { number: 'I' }, next: { title: 'Kebijakan dan Strategi Kementerian Sosial RI' } });
      const card = view?.card;
      expect(card?.code).toMatch(/^[1-9A-Z]{4}-[1-9A-Z]{4}$/);
      expect(card?.qr.modules).toHaveLength((card?.qr.size ?? 0) ** 2);
      expect((await ownCardView(await world.as(late.personId)))?.card?.code).toBe(card?.code);
      const waiting = await world.join('Belum Menjawab', '35.25', 'selected');
      expect((await ownCardView(await world.as(waiting.personId)))?.card).toBeNull();
      expect(await ownCardView(await world.as(world.trainer))).toBeNull();
    });
  });
});
