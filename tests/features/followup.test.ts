import { describe, expect, it } from 'vitest';
import { can } from '~/people/access';
import { participationScope } from '~/training/cohorts/index.server';
import { PlanInput } from '~/training/followup';
import { decidePlan, followupFactsFor, savePlan, viewPlan, viewPlanList, withdrawPlan } from '~/training/followup/index.server';
import { forEachDialect } from '#tests/support/database';
import { aPlan, ownerOf, practiceWorld, type PracticeWorld } from '#tests/support/world/practice';

const versionOf = async (world: PracticeWorld, participationId: string): Promise<string> => {
  const plan = await viewPlan((await world.as(world.coach)).read, participationId);
  return plan?.savedAt?.toISOString() ?? '';
};

forEachDialect((_dialect, open) => {
  describe('the follow-up plan of a volunteer', () => {
    it('is saved as a draft with gaps, submitted whole, and approved by the coach', async () => {
      const world = await practiceWorld(await open());
      const { gresik } = world;
      const volunteer = await world.as(gresik.personId);
      const state = async () => (await followupFactsFor(volunteer.read, [gresik.participationId, world.surabaya.participationId])).get(gresik.participationId)?.state;
      expect(await state()).toBe('none');
      await savePlan(volunteer, ownerOf(gresik), { ...aPlan(), indicator: '' }, false);
      expect(await state()).toBe('draft');
      await savePlan(volunteer, ownerOf(gresik), aPlan(), true);
      expect(await state()).toBe('submitted');
      const outcome = await decidePlan(await world.as(world.coach), gresik.participationId, { intent: 'approve', version: await versionOf(world, gresik.participationId) });
      expect(outcome.ok).toBe(true);
      expect(await state()).toBe('approved');
      expect(await viewPlan(volunteer.read, gresik.participationId)).toMatchObject({ approvedBy: 'Pembina Gresik', cohort: { number: 1 } });
      expect(await savePlan(volunteer, ownerOf(gresik), aPlan('lain'), false)).toMatchObject({ refusal: { code: 'plan-locked' } });
    });

    it('comes back with a note, is revised and sent again', async () => {
      const world = await practiceWorld(await open());
      const { gresik } = world;
      await savePlan(await world.as(gresik.personId), ownerOf(gresik), aPlan(), true);
      await decidePlan(await world.as(world.officerGresik, 5), gresik.participationId, { intent: 'return', version: await versionOf(world, gresik.participationId), note: 'Tulis ukuran keberhasilan.' });
      const volunteer = await world.as(gresik.personId, 10);
      expect(await viewPlan(volunteer.read, gresik.participationId)).toMatchObject({ state: 'returned', returnNote: 'Tulis ukuran keberhasilan.' });
      await savePlan(volunteer, ownerOf(gresik), aPlan('revisi'), false);
      expect((await viewPlan(volunteer.read, gresik.participationId))?.state).toBe('returned');
      await savePlan(await world.as(gresik.personId, 20), ownerOf(gresik), aPlan('revisi'), true);
      expect((await viewPlan(volunteer.read, gresik.participationId))?.state).toBe('submitted');
    });

    it('is not changed while somebody reads it, but can be taken back', async () => {
      const world = await practiceWorld(await open());
      const { gresik } = world;
      const volunteer = await world.as(gresik.personId);
      await savePlan(volunteer, ownerOf(gresik), aPlan(), true);
      expect(await savePlan(volunteer, ownerOf(gresik), aPlan('lain'), true)).toMatchObject({ refusal: { code: 'plan-locked' } });
      expect((await withdrawPlan(volunteer, ownerOf(gresik))).ok).toBe(true);
      expect((await savePlan(volunteer, ownerOf(gresik), aPlan('lain'), false)).ok).toBe(true);
      expect(await withdrawPlan(volunteer, ownerOf(gresik))).toMatchObject({ refusal: { code: 'plan-not-submitted' } });
    });

    it('is never approved in another text than the one that was read', async () => {
      const world = await practiceWorld(await open());
      const { gresik } = world;
      await savePlan(await world.as(gresik.personId), ownerOf(gresik), aPlan(), true);
      const read = await versionOf(world, gresik.participationId);
      await withdrawPlan(await world.as(gresik.personId, 1), ownerOf(gresik));
      await savePlan(await world.as(gresik.personId, 2), ownerOf(gresik), aPlan('diganti'), true);
      expect(await decidePlan(await world.as(world.coach, 3), gresik.participationId, { intent: 'approve', version: read })).toMatchObject({ refusal: { code: 'plan-changed' } });
    });

    it('is never approved by its own writer, not even by one who coaches', async () => {
      const world = await practiceWorld(await open());
      const { gresik } = world;
      await world.write.roleGrant.create({ data: { personId: gresik.personId, role: 'pembina', regionCode: '35', grantedAt: new Date() } });
      await world.write.coachAssignment.create({ data: { participationId: gresik.participationId, coachId: gresik.personId, assignedAt: new Date() } });
      const own = await world.as(gresik.personId);
      await savePlan(own, ownerOf(gresik), aPlan(), true);
      const version = await versionOf(world, gresik.participationId);
      expect(await decidePlan(own, gresik.participationId, { intent: 'approve', version })).toMatchObject({ refusal: { code: 'plan-own' } });
      const scope = await participationScope(own.read, gresik.participationId);
      expect(scope && can({ ...own.actor, id: gresik.personId }, 'rtl:approve', scope)).toBe(false);
    });

    it('is approved once when coach and officer press at the same moment', async () => {
      const world = await practiceWorld(await open());
      const { gresik } = world;
      await savePlan(await world.as(gresik.personId), ownerOf(gresik), aPlan(), true);
      const version = await versionOf(world, gresik.participationId);
      const readers = await Promise.all([world.as(world.coach), world.as(world.officerGresik)]);
      const outcomes = await Promise.all(readers.map((reader) => decidePlan(reader, gresik.participationId, { intent: 'approve', version })));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it('is listed to the officer of the region and to the coach, and to nobody else', async () => {
      const world = await practiceWorld(await open());
      const names = async (personId: string) => (await viewPlanList(await world.as(personId), world.cohort))?.map(({ name }) => name) ?? null;
      expect(await names(world.officerGresik)).toEqual(['Warsiti']);
      expect(await names(world.officerSurabaya)).toEqual(['Kusnadi']);
      expect(await names(world.officerProvince)).toEqual(['Kusnadi', 'Warsiti']);
      expect(await names(world.coach)).toEqual(['Warsiti']);
      expect(await names(world.otherCoach)).toBeNull();
      expect(await names(world.gresik.personId)).toBeNull();
    });
  });
});

describe('the form of the plan', () => {
  it('lets a draft have gaps, a submission none, and neither a NIK', () => {
    const draft = { intent: 'save', activity: 'Penyuluhan' };
    expect(PlanInput.safeParse(draft).success).toBe(true);
    expect(PlanInput.safeParse({ ...draft, intent: 'submit' }).success).toBe(false);
    expect(PlanInput.safeParse({ ...aPlan(), intent: 'submit' }).success).toBe(true);
    const withNik = PlanInput.safeParse({ ...draft, target: 'Bu dengan NIK 3525106507719901' });
    expect(withNik.error?.issues).toMatchObject([{ path: ['target'], message: 'nikInText' }]);
  });
});
