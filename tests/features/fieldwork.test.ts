import { describe, expect, it } from 'vitest';
import { can } from '~/people/access';
import { changeEntry, decideEntry, deleteEntry, entryScope, logbookFactsFor, recordEntry, viewCoachDesk, viewEntry, viewEntryForm, viewLogbook } from '~/practice/fieldwork/index.server';
import { forEachDialect } from '#tests/support/database';
import { anEntry, DAHANREJO, later, practiceWorld, SIDOSERMO, writerOf, type PracticeWorld } from '#tests/support/world/practice';

const written = async (world: PracticeWorld, change = {}, minutes = 0) => {
  const outcome = await recordEntry(await world.as(world.gresik.personId, minutes), writerOf(world.gresik), anEntry(change));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const entry = await viewEntry((await world.as(world.coach)).read, outcome.value.id);
  if (!entry) throw new Error('no entry');
  return entry;
};

forEachDialect((_dialect, open) => {
  describe('the logbook of outreach', () => {
    it('counts what is endorsed, waits and was returned', async () => {
      const world = await practiceWorld(await open());
      const own = world.gresik.participationId;
      const first = await written(world, { heldOn: '2017-08-01' });
      const second = await written(world, { heldOn: '2017-08-02', method: 'poster' });
      const third = await written(world, { heldOn: '2017-08-03' });
      await written(world, { heldOn: '2017-08-04' });
      const coach = await world.as(world.coach, 5);
      for (const entry of [first, second]) expect((await decideEntry(coach, own, entry.id, { intent: 'endorse', version: entry.version, note: 'Bagus.' })).ok).toBe(true);
      await decideEntry(coach, own, third.id, { intent: 'return', version: third.version, note: 'Tulis jumlah hadirin.' });
      const facts = await logbookFactsFor(coach.read, [own, world.surabaya.participationId]);
      expect(facts.get(own)).toEqual({ entries: 4, endorsed: 2, direct: 1, indirect: 1, waiting: 1, returned: 1 });
      expect(facts.get(world.surabaya.participationId)).toEqual({ entries: 0, endorsed: 0, direct: 0, indirect: 0, waiting: 0, returned: 0 });
      const page = await viewLogbook(coach.read, own);
      expect(page?.entries.map(({ heldOn, state }) => [heldOn, state])).toEqual([['2017-08-04', 'waiting'], ['2017-08-03', 'returned'], ['2017-08-02', 'endorsed'], ['2017-08-01', 'endorsed']]);
      expect(page?.entries[0]?.place).toBe('Desa Dahanrejo, Kecamatan Kebomas, Kabupaten Gresik');
      expect(page?.wanted).toEqual({ endorsed: 2, direct: 1, indirect: 0 });
      expect(await viewCoachDesk(coach.read, world.coach)).toMatchObject([{ name: 'Warsiti', waitingEntries: 1 }]);
    });

    it('locks an endorsed entry for good', async () => {
      const world = await practiceWorld(await open());
      const entry = await written(world);
      const coach = await world.as(world.coach, 5);
      await decideEntry(coach, world.gresik.participationId, entry.id, { intent: 'endorse', version: entry.version, note: '' });
      const volunteer = await world.as(world.gresik.personId, 6);
      expect(await changeEntry(volunteer, writerOf(world.gresik), entry.id, anEntry())).toMatchObject({ refusal: { code: 'entry-locked' } });
      expect(await deleteEntry(volunteer, writerOf(world.gresik), entry.id)).toMatchObject({ refusal: { code: 'entry-locked' } });
      expect(await decideEntry(coach, world.gresik.participationId, entry.id, { intent: 'return', version: entry.version, note: 'Ternyata keliru.' })).toMatchObject({ refusal: { code: 'entry-locked' } });
      expect(await viewEntry(coach.read, entry.id)).toMatchObject({ state: 'endorsed', endorsedBy: 'Pembina Gresik', endorsementNote: null });
    });

    it('waits again after a returned entry was revised', async () => {
      const world = await practiceWorld(await open());
      const entry = await written(world);
      await decideEntry(await world.as(world.coach, 5), world.gresik.participationId, entry.id, { intent: 'return', version: entry.version, note: 'Tulis tempatnya.' });
      expect(await viewEntry((await world.as(world.coach)).read, entry.id)).toMatchObject({ state: 'returned', returnNote: 'Tulis tempatnya.' });
      await changeEntry(await world.as(world.gresik.personId, 10), writerOf(world.gresik), entry.id, anEntry({ topic: 'Akta kelahiran anak' }));
      expect(await viewEntry((await world.as(world.coach)).read, entry.id)).toMatchObject({ state: 'waiting', topic: 'Akta kelahiran anak' });
    });

    it('is endorsed in the text that was read and in no other', async () => {
      const world = await practiceWorld(await open());
      const entry = await written(world);
      await changeEntry(await world.as(world.gresik.personId, 1), writerOf(world.gresik), entry.id, anEntry({ audienceWomen: 900 }));
      expect(await decideEntry(await world.as(world.coach, 2), world.gresik.participationId, entry.id, { intent: 'endorse', version: entry.version, note: '' })).toMatchObject({ refusal: { code: 'entry-changed' } });
    });

    it('is endorsed once however often the button is pressed', async () => {
      const world = await practiceWorld(await open());
      const entry = await written(world);
      const coach = await world.as(world.coach, 5);
      const outcomes = await Promise.all([1, 2, 3, 4].map(() => decideEntry(coach, world.gresik.participationId, entry.id, { intent: 'endorse', version: entry.version, note: '' })));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await world.write.endorsement.count()).toBe(1);
    });

    it('is endorsed by the assigned coach and by nobody else, least of all by its writer', async () => {
      const world = await practiceWorld(await open());
      const entry = await written(world);
      const { personId } = world.gresik;
      await world.write.roleGrant.create({ data: { personId, role: 'pembina', regionCode: '35', grantedAt: later(0) } });
      await world.write.coachAssignment.create({ data: { participationId: world.gresik.participationId, coachId: personId, assignedAt: later(0) } });
      const scope = await entryScope((await world.as(world.coach)).read, entry.id);
      const may = async (who: string, permission: 'logbook:endorse' | 'logbook:read') => scope !== null && can({ ...(await world.as(who)).actor, id: who }, permission, scope);
      expect(await may(world.coach, 'logbook:endorse')).toBe(true);
      for (const who of [personId, world.otherCoach, world.officerGresik, world.officerProvince]) expect(await may(who, 'logbook:endorse')).toBe(false);
      for (const who of [personId, world.coach, world.officerGresik, world.officerProvince]) expect(await may(who, 'logbook:read')).toBe(true);
      for (const who of [world.otherCoach, world.officerSurabaya, world.surabaya.personId]) expect(await may(who, 'logbook:read')).toBe(false);
      expect(await decideEntry(await world.as(personId, 3), world.gresik.participationId, entry.id, { intent: 'endorse', version: entry.version, note: '' })).toMatchObject({ refusal: { code: 'entry-own' } });
    });

    it('is one entry when the same form is sent five times at once', async () => {
      const world = await practiceWorld(await open());
      const volunteer = await world.as(world.gresik.personId);
      const input = anEntry();
      const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => recordEntry(volunteer, writerOf(world.gresik), input)));
      expect(outcomes.every((outcome) => outcome.ok && outcome.value.id === input.id)).toBe(true);
      expect(await world.write.logbookEntry.count()).toBe(1);
    });

    it('gives nobody another’s entry by its id', async () => {
      const world = await practiceWorld(await open());
      const entry = await written(world);
      const stranger = await world.as(world.surabaya.personId, 1);
      expect(await recordEntry(stranger, writerOf(world.surabaya), anEntry({ id: entry.id }))).toMatchObject({ refusal: { code: 'entry-absent' } });
      expect(await changeEntry(stranger, writerOf(world.surabaya), entry.id, anEntry())).toMatchObject({ refusal: { code: 'entry-absent' } });
      expect(await deleteEntry(stranger, writerOf(world.surabaya), entry.id)).toMatchObject({ refusal: { code: 'entry-absent' } });
      expect(await decideEntry(await world.as(world.coach), world.surabaya.participationId, entry.id, { intent: 'endorse', version: entry.version, note: '' })).toMatchObject({ refusal: { code: 'entry-absent' } });
    });

    it('refuses a day to come, a day before the angkatan and a village that does not exist', async () => {
      const world = await practiceWorld(await open());
      const volunteer = await world.as(world.gresik.personId);
      const refused = async (change: object) => {
        const outcome = await recordEntry(volunteer, writerOf(world.gresik), anEntry(change));
        return outcome.ok ? null : outcome.refusal.code;
      };
      expect(await refused({ heldOn: '2017-08-11' })).toBe('dayInFuture');
      expect(await refused({ heldOn: '2017-07-25' })).toBe('dayBeforeCohort');
      expect(await refused({ village: '35.25.14.2999' })).toBe('villageUnknown');
      expect(await refused({ village: SIDOSERMO })).toBeNull();
    });
  });

  describe('the form of an entry', () => {
    it('asks for the kecamatan of the own kabupaten first and offers only the villages of the chosen one', async () => {
      const world = await practiceWorld(await open());
      const volunteer = await world.as(world.gresik.personId);
      const form = (asked: { district?: string; regency?: string }, current?: string) => viewEntryForm(volunteer, writerOf(world.gresik), { district: asked.district ?? null, regency: asked.regency ?? null }, current);
      const first = await form({});
      expect(first).toMatchObject({ step: 'place', regency: { code: '35.25', name: 'Kabupaten Gresik' } });
      expect(first.step === 'place' && first.districts).toHaveLength(18);
      expect(first.step === 'place' && first.regencies).toHaveLength(38);
      const second = await form({ district: '35.25.14' });
      expect(second).toMatchObject({ step: 'entry', district: 'Kecamatan Kebomas, Kabupaten Gresik', today: '2017-08-10', startsOn: '2017-07-26' });
      expect(second.step === 'entry' && second.villages).toEqual([{ code: DAHANREJO, name: 'Desa Dahanrejo' }, { code: '35.25.14.2002', name: 'Desa Kembangan' }]);
      expect(await form({ regency: '35.78' })).toMatchObject({ step: 'place', regency: { name: 'Kota Surabaya' } });
      expect(await form({ district: '31.71.01' })).toMatchObject({ step: 'place', regency: { code: '35.25' } });
      expect(await form({}, SIDOSERMO)).toMatchObject({ step: 'entry', district: 'Kecamatan Wonocolo, Kota Surabaya' });
    });

    it('takes the kecamatan of the profile when it is known', async () => {
      const world = await practiceWorld(await open());
      await world.write.person.update({ where: { id: world.gresik.personId }, data: { districtCode: '35.25.14' } });
      const form = await viewEntryForm(await world.as(world.gresik.personId), writerOf(world.gresik), { district: null, regency: null });
      expect(form.step).toBe('entry');
    });
  });
});
