import { describe, expect, it } from 'vitest';
import { formatCardCode } from '~/training/cohorts';
import {
  assignCardCodes, correctAttendance, ownLedgerView, personAttendanceView, recordCard, recordList, sessionPageView, trainingFactsFor, undoAttendance, type SessionPlace,
} from '~/training/sessions/index.server';
import { forEachDialect } from '#tests/support/database';
import { into, sessionsWorld, withCards, type Participant, type SessionsWorld } from '#tests/support/world/sessions';
import { GRESIK, pembekalan } from '#tests/support/world/training';

const ALL = { search: '', filter: 'semua' } as const;
const one = (world: SessionsWorld, index: number): Participant => {
  const person = world.people[index];
  if (!person) throw new Error('nobody');
  return person;
};
const scan = async (world: SessionsWorld, place: SessionPlace, code: string, minutes = 0, by = world.trainer) => recordCard(await world.as(by, into(place, minutes)), place, { code, method: 'qr' });
const recordsOf = (world: SessionsWorld, place: SessionPlace) => world.write.attendance.findMany({ where: { sessionId: place.session.id } });

forEachDialect((dialect, open) => {
  describe('presence by card', () => {
    it('is recorded once, with who, when and how; the second scan answers with the first', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      const siti = one(world, 0);
      expect(await scan(world, place, siti.code)).toMatchObject({ ok: true, value: { name: 'Siti Aminah', status: 'H', fresh: true, at: into(place, 0) } });
      expect(await scan(world, place, siti.code, 7)).toMatchObject({ ok: true, value: { fresh: false, at: into(place, 0) } });
      expect(await recordsOf(world, place)).toMatchObject([{ participationId: siti.id, status: 'H', method: 'qr', recordedById: world.trainer }]);
      expect(await world.write.auditRecord.count({ where: { action: 'attendance.recorded', subjectId: siti.id } })).toBe(1);
    });

    it('takes a code as people type it', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      const typed = ` ${formatCardCode(one(world, 1).code).toLowerCase()} `;
      const ctx = await world.as(world.trainer, into(place, 5));
      expect(await recordCard(ctx, place, { code: typed, method: 'code' })).toMatchObject({ ok: true, value: { name: 'Suwarno', method: 'code' } });
    });

    it('is refused in words for every other card', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      const siti = one(world, 0).code;
      const last = siti.at(-1) === '2' ? '3' : '2';
      const other = await pembekalan(world.system, { number: 2, startsOn: '2017-08-07', endsOn: '2017-08-10' });
      const stranger = await world.join('Orang Lain', GRESIK, 'confirmed', other.id);
      await withCards(world.write, world.system, other, [stranger]);
      const refusals: [string, string][] = [['', 'card-empty'], ['https://contoh.id/x', 'card-not-ours'], ['ABCD', 'card-not-ours'], [siti.slice(0, -1) + last, 'card-check'], ['11111111', 'card-unknown'], [stranger.code, 'card-other-cohort']];
      for (const [code, refusal] of refusals) expect(await scan(world, place, code), code).toMatchObject({ ok: false, refusal: { code: refusal } });
      expect(await scan(world, place, siti, -31)).toMatchObject({ refusal: { code: 'attendance-too-early' } });
      expect(await scan(world, place, siti, 24 * 60)).toMatchObject({ refusal: { code: 'attendance-too-late' } });
      expect(await recordsOf(world, place)).toEqual([]);
    });

    it('is refused for somebody who withdrew, and after the angkatan was closed', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      await world.write.participation.update({ where: { id: one(world, 0).id }, data: { status: 'withdrawn' } });
      expect(await scan(world, place, one(world, 0).code)).toMatchObject({ refusal: { code: 'attendance-not-enrolled' } });
      const closed = { ...place, cohort: { ...place.cohort, closedAt: into(place, -1) } };
      expect(await scan(world, closed, one(world, 1).code)).toMatchObject({ refusal: { code: 'attendance-closed' } });
    });

    it('lets Gresik’s officer record Gresik’s people alone, a volunteer nobody', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      expect(await scan(world, place, one(world, 0).code, 0, world.officerGresik)).toMatchObject({ ok: true });
      expect(await scan(world, place, one(world, 3).code, 0, world.officerGresik)).toMatchObject({ refusal: { code: 'card-unknown' } });
      expect(await scan(world, place, one(world, 1).code, 0, one(world, 1).personId)).toMatchObject({ refusal: { code: 'card-unknown' } });
      const view = await sessionPageView(await world.as(world.officerGresik, into(place, 1)), place, ALL);
      expect(view.list.map(({ name }) => name)).toEqual(['Dewi Lestari', 'Siti Aminah', 'Suwarno']);
    });

    it('makes one record of thirty scans at once', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      const answers = await Promise.all(Array.from({ length: dialect === 'sqlite' ? 30 : 12 }, () => scan(world, place, one(world, 2).code)));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(answers.filter((answer) => answer.ok && answer.value.fresh)).toHaveLength(1);
      expect(await recordsOf(world, place)).toHaveLength(1);
      expect(await world.write.auditRecord.count({ where: { action: 'attendance.recorded' } })).toBe(1);
    });
  });

  describe('presence from the list', () => {
    it('records everybody ticked, leaves others alone and never overwrites a scan', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      await scan(world, place, one(world, 0).code);
      const ctx = await world.as(world.trainer, into(place, 200));
      const marks = { [one(world, 0).id]: 'A', [one(world, 1).id]: 'S', [one(world, 2).id]: 'H' } as const;
      expect(await recordList(ctx, place, marks)).toMatchObject({ ok: true, value: { written: 2, differing: ['Siti Aminah'] } });
      expect(await recordList(ctx, place, marks)).toMatchObject({ refusal: { code: 'list-all-differ' } });
      expect(await recordList(ctx, place, {})).toMatchObject({ refusal: { code: 'list-empty' } });
      expect((await recordsOf(world, place)).map(({ status, method }) => `${status} ${method}`).sort()).toEqual(['H list', 'H qr', 'S list']);
    });

    it('ignores forged names: of another region, of another angkatan, of nobody', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      const other = await pembekalan(world.system, { number: 2, startsOn: '2017-08-07', endsOn: '2017-08-10' });
      const stranger = await world.join('Orang Lain', GRESIK, 'confirmed', other.id);
      const ctx = await world.as(world.officerGresik, into(place, 10));
      const forged = await recordList(ctx, place, { [one(world, 3).id]: 'H', [stranger.id]: 'H', 'tidak-ada': 'H', __proto__x: 'H' });
      expect(forged).toMatchObject({ refusal: { code: 'list-empty' } });
      expect(await recordsOf(world, place)).toEqual([]);
    });
  });

  describe('a correction', () => {
    it('keeps what was recorded before, who changed it and why', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      const siti = one(world, 0);
      const who = { id: siti.id, regencyCode: GRESIK };
      await recordList(await world.as(world.trainer, into(place, 10)), place, { [siti.id]: 'A' });
      const ctx = await world.as(world.officerGresik, into(place, 500));
      expect(await correctAttendance(ctx, place, who, { status: 'S', reason: 'ok' })).toMatchObject({ refusal: { code: 'attendance-reason-missing' } });
      expect(await correctAttendance(ctx, place, who, { status: 'S', reason: 'Surat dokter menyusul' })).toMatchObject({ ok: true, value: { from: 'A', to: 'S' } });
      expect(await personAttendanceView(ctx, place, siti.id)).toMatchObject({
        record: { status: 'S', by: 'Pelatih Rahayu' }, corrections: [{ from: 'A', to: 'S', reason: 'Surat dokter menyusul', by: 'Pengelola Gresik' }],
      });
      expect(await world.write.auditRecord.findFirst({ where: { action: 'attendance.corrected' } })).toMatchObject({ subjectId: siti.id, regionCode: GRESIK, detail: { from: 'A', to: 'S' } });
      expect(await correctAttendance(ctx, place, { id: one(world, 1).id, regencyCode: GRESIK }, { status: 'S', reason: 'Surat dokter' })).toMatchObject({ refusal: { code: 'attendance-nothing-recorded' } });
    });

    it('takes back a wrong scan among the last five; the right person is then scanned as if for the first time', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      const siti = one(world, 0);
      await scan(world, place, siti.code);
      const [record] = await recordsOf(world, place);
      const ctx = await world.as(world.trainer, into(place, 1));
      expect(await undoAttendance(ctx, place, record?.id ?? '')).toEqual({ ok: true, value: { name: 'Siti Aminah' } });
      expect((await trainingFactsFor(ctx.read, [siti.id])).get(siti.id)).toMatchObject({ jpTotal: 0, present: 0 });
      expect((await sessionPageView(ctx, place, ALL)).counts).toMatchObject({ hadir: 0, belum: 4, tidak: 0 });
      expect(await undoAttendance(ctx, place, record?.id ?? '')).toMatchObject({ refusal: { code: 'undo-too-old' } });
      expect(await scan(world, place, siti.code, 3)).toMatchObject({ ok: true, value: { fresh: true, at: into(place, 3) } });
      expect((await personAttendanceView(ctx, place, siti.id))?.corrections).toMatchObject([{ from: 'H', to: null, reason: 'salah pindai' }, { from: null, to: 'H' }]);
    });

    it('by one press reaches no further back than five', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      const more = [await world.join('Tutik', GRESIK), await world.join('Yanto', GRESIK)];
      await withCards(world.write, world.system, world.cohort, more);
      for (const [index, person] of [...world.people, ...more].entries()) await scan(world, place, person.code, index);
      const first = (await recordsOf(world, place)).find(({ participationId }) => participationId === one(world, 0).id);
      const ctx = await world.as(world.trainer, into(place, 20));
      expect((await sessionPageView(ctx, place, ALL)).latest.map(({ name }) => name)).toEqual(['Yanto', 'Tutik', 'Bambang', 'Dewi Lestari', 'Suwarno']);
      expect(await undoAttendance(ctx, place, first?.id ?? '')).toMatchObject({ refusal: { code: 'undo-too-old', facts: { count: 5 } } });
    });
  });

  describe('what presence earns', () => {
    it('is the session’s JP, shown to the volunteer session by session', async () => {
      const world = await sessionsWorld(await open());
      const place = await world.place('first');
      const siti = one(world, 0);
      await scan(world, place, siti.code);
      await recordList(await world.as(world.trainer, into(place, 10)), place, { [one(world, 1).id]: 'I' });
      const facts = await trainingFactsFor(world.system.read, [siti.id, one(world, 1).id]);
      expect([facts.get(siti.id)?.jpTotal, facts.get(one(world, 1).id)?.jpTotal]).toEqual([place.session.jp, 0]);
      const ledger = await ownLedgerView(await world.as(siti.personId, into(place, 300)));
      expect(ledger).toMatchObject({ earned: 3, offered: 36, modes: [{ mode: 'tatap-muka', offered: 23 }, { mode: 'daring', earned: 3, offered: 10 }, { mode: 'praktik-lapangan', offered: 3 }] });
      expect(ledger?.lines[0]).toMatchObject({ status: 'H', earned: 3, over: true });
      expect(await ownLedgerView(await world.as(world.trainer))).toBeNull();
    });
  });

  describe('a card', () => {
    it('is given once to each confirmed participant, however many ask at once', async () => {
      const world = await sessionsWorld(await open());
      const late = await world.join('Tutik', GRESIK);
      const waiting = await world.join('Belum Menjawab', GRESIK, 'selected');
      const before = world.people.map(({ code }) => code);
      await Promise.all(Array.from({ length: 8 }, () => assignCardCodes(world.system, world.cohort.id)));
      const rows = await world.write.participation.findMany({ where: { cohortId: world.cohort.id }, orderBy: { nominationOrder: 'asc' }, select: { id: true, cardCode: true } });
      expect(rows.filter(({ id }) => world.people.some((person) => person.id === id)).map(({ cardCode }) => cardCode)).toEqual(before);
      expect(new Set(rows.map(({ cardCode }) => cardCode)).size).toBe(6);
      expect(rows.find(({ id }) => id === waiting.id)?.cardCode).toBeNull();
      expect(await world.write.auditRecord.count({ where: { action: 'card.assigned', subjectId: late.id } })).toBe(1);
    });
  });
});
