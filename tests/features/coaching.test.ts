import { describe, expect, it } from 'vitest';
import { can } from '~/people/access';
import { assignCoach, coachingFactsFor, recordSession, tickAction, viewAssignments, viewCoachee, viewCoachees, viewCoaching } from '~/practice/coaching/index.server';
import { participationScope } from '~/training/cohorts/index.server';
import { forEachDialect } from '#tests/support/database';
import { aSession, GRESIK, later, practiceWorld, SURABAYA, type PracticeWorld } from '#tests/support/world/practice';

const SECRET = 'Ia sedang menghadapi masalah keluarga.';

const held = async (world: PracticeWorld) => {
  const outcome = await recordSession(await world.as(world.coach), world.gresik.participationId, aSession({ privateNote: SECRET }));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
};

forEachDialect((_dialect, open) => {
  describe('a coaching conversation', () => {
    it('is seen with its shared note by volunteer, officer and coach; the private note by the coach alone', async () => {
      const world = await practiceWorld(await open());
      await held(world);
      const { read } = await world.as(world.coach);
      const see = (personId: string) => viewCoaching(read, world.gresik.participationId, personId, later(1));
      for (const reader of [world.gresik.personId, world.officerGresik, world.officerProvince, world.otherCoach]) {
        const seen = await see(reader);
        expect(seen.sessions[0]?.sharedNote).toBe('Sepakat mulai dari kelompok kecil.');
        expect(JSON.stringify(seen)).not.toContain(SECRET);
        expect(JSON.stringify(await viewCoachee(await world.as(reader), world.gresik.participationId))).not.toContain(SECRET);
      }
      expect((await see(world.coach)).sessions[0]?.privateNote).toBe(SECRET);
    });

    it('leaves no word of what was said in the trail', async () => {
      const world = await practiceWorld(await open());
      await held(world);
      const trail = JSON.stringify(await world.write.auditRecord.findMany({ where: { action: 'coaching-session.recorded' } }));
      expect(trail).toContain('telepon');
      expect(trail).not.toContain(SECRET);
      expect(trail).not.toContain('kelompok kecil');
    });

    it('keeps its private note from the coach who comes after', async () => {
      const world = await practiceWorld(await open());
      await held(world);
      const officer = await world.as(world.officerGresik);
      expect((await assignCoach(officer, world.cohort, { intent: 'chosen', participation: [world.gresik.participationId], coach: world.otherCoach })).ok).toBe(true);
      expect(JSON.stringify(await viewCoachee(await world.as(world.otherCoach), world.gresik.participationId))).not.toContain(SECRET);
    });

    it('is one session when the same form is sent twice, even at once', async () => {
      const world = await practiceWorld(await open());
      const coach = await world.as(world.coach);
      const session = aSession();
      const outcomes = await Promise.all([1, 2, 3].map(() => recordSession(coach, world.gresik.participationId, session)));
      expect(outcomes.every(({ ok }) => ok)).toBe(true);
      expect(await coachingFactsFor(coach.read, [world.gresik.participationId, world.surabaya.participationId])).toEqual(
        new Map([[world.gresik.participationId, { sessions: 1 }], [world.surabaya.participationId, { sessions: 0 }]]));
    });

    it('is not held tomorrow', async () => {
      const world = await practiceWorld(await open());
      expect(await recordSession(await world.as(world.coach), world.gresik.participationId, aSession({ heldOn: '2017-08-11' }))).toMatchObject({ refusal: { code: 'day-in-future' } });
    });

    it('is written by the assigned coach alone', async () => {
      const world = await practiceWorld(await open());
      const scope = await participationScope((await world.as(world.coach)).read, world.gresik.participationId);
      const may = async (personId: string) => scope !== null && can({ ...(await world.as(personId)).actor, id: personId }, 'coaching:write', scope);
      expect(await may(world.coach)).toBe(true);
      for (const personId of [world.otherCoach, world.officerGresik, world.officerProvince, world.gresik.personId]) expect(await may(personId)).toBe(false);
    });
  });

  describe('an agreed action', () => {
    it('is ticked and unticked by the volunteer, and only by the one it belongs to', async () => {
      const world = await practiceWorld(await open());
      await held(world);
      const volunteer = await world.as(world.gresik.personId, 5);
      const own = { id: world.gresik.participationId, regencyCode: GRESIK };
      const actions = async () => (await viewCoaching(volunteer.read, own.id, world.gresik.personId, later(5))).sessions[0]?.actions ?? [];
      const [first] = await actions();
      if (!first) throw new Error('no action');
      expect((await tickAction(volunteer, own, first.id, true)).ok).toBe(true);
      expect((await actions()).map(({ state }) => state)).toEqual(['done', 'open']);
      const [coachee] = await viewCoachees(volunteer.read, world.coach);
      expect(coachee).toMatchObject({ name: 'Warsiti', sessions: 1, openActions: 1, lastHeldOn: '2017-08-09' });
      const stranger = await world.as(world.surabaya.personId);
      expect(await tickAction(stranger, { id: world.surabaya.participationId, regencyCode: SURABAYA }, first.id, false)).toMatchObject({ refusal: { code: 'action-absent' } });
      await tickAction(volunteer, own, first.id, false);
      expect((await actions()).map(({ state }) => state)).toEqual(['open', 'open']);
    });
  });

  describe('giving people to a coach', () => {
    it('covers everybody of a kabupaten without a coach and leaves the others with theirs', async () => {
      const world = await practiceWorld(await open());
      const second = await world.volunteer('Dwi', GRESIK);
      const officer = await world.as(world.officerGresik);
      expect(await assignCoach(officer, world.cohort, { intent: 'region', region: GRESIK, coach: world.otherCoach })).toMatchObject({ value: { people: 1 } });
      const page = await viewAssignments(officer, world.cohort);
      expect(Object.fromEntries(page.people.map(({ name, coach }) => [name, coach]))).toEqual({ Dwi: 'Pembina Lain', Warsiti: 'Pembina Gresik' });
      expect(await assignCoach(officer, world.cohort, { intent: 'region', region: GRESIK, coach: world.otherCoach })).toMatchObject({ refusal: { code: 'nobody-left' } });
      expect(await assignCoach(officer, world.cohort, { intent: 'end', participation: [second.participationId] })).toMatchObject({ value: { people: 1 } });
      expect((await viewCoachees(officer.read, world.otherCoach)).length).toBe(0);
    });

    it('keeps the record of the coach before and takes the same coach back', async () => {
      const world = await practiceWorld(await open());
      const officer = await world.as(world.officerGresik);
      const give = (coach: string) => assignCoach(officer, world.cohort, { intent: 'chosen', participation: [world.gresik.participationId], coach });
      await give(world.otherCoach);
      await give(world.coach);
      const rows = await world.write.coachAssignment.findMany({ where: { participationId: world.gresik.participationId } });
      expect(rows.map(({ coachId, endedAt }) => [coachId, endedAt === null]).sort()).toEqual([[world.coach, true], [world.otherCoach, false]].sort());
    });

    it('reaches only people of the officer’s own regions', async () => {
      const world = await practiceWorld(await open());
      const officer = await world.as(world.officerGresik);
      expect((await viewAssignments(officer, world.cohort)).people.map(({ name }) => name)).toEqual(['Warsiti']);
      expect(await assignCoach(officer, world.cohort, { intent: 'chosen', participation: [world.surabaya.participationId], coach: world.otherCoach })).toMatchObject({ refusal: { code: 'somebody-absent' } });
      expect(await assignCoach(officer, world.cohort, { intent: 'region', region: SURABAYA, coach: world.otherCoach })).toMatchObject({ refusal: { code: 'nobody-left' } });
    });

    it('refuses a coach of another region, somebody who is no coach, and oneself', async () => {
      const world = await practiceWorld(await open());
      const officer = await world.as(world.officerProvince);
      const give = (participation: string, coach: string) => assignCoach(officer, world.cohort, { intent: 'chosen', participation: [participation], coach });
      expect(await give(world.surabaya.participationId, world.coach)).toMatchObject({ refusal: { code: 'coach-elsewhere', facts: { name: 'Kusnadi' } } });
      expect(await give(world.surabaya.participationId, world.officerGresik)).toMatchObject({ refusal: { code: 'coach-absent' } });
      await world.write.roleGrant.create({ data: { personId: world.surabaya.personId, role: 'pembina', regionCode: '35', grantedAt: later(0) } });
      expect(await give(world.surabaya.participationId, world.surabaya.personId)).toMatchObject({ refusal: { code: 'coach-self' } });
    });
  });
});
