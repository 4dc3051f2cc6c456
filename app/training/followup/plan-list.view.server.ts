import { can, type Scope } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { EAST_JAVA } from '~/people/regions';
import { regionNames } from '~/people/regions/index.server';
import { heldRegions, HOLDING_A_PLACE } from '~/training/cohorts';
import { participantRows, type CohortFacts } from '~/training/cohorts/index.server';
import type { PlanState } from './plan';
import { coachedIn } from './person.data.server';
import { findPlanSummaries } from './plan.data.server';

export interface PlanListRow {
  readonly participationId: string;
  readonly name: string;
  readonly regency: string;
  readonly state: PlanState;
  readonly submittedAt: Date | null;
}

/** Where the list stands for this reader: an officer's part of the angkatan, a coach's own people in it; null for others. */
export async function planListScope(ctx: Ctx, cohort: CohortFacts): Promise<Scope | null> {
  const regions = heldRegions(ctx.actor, cohort, 'rtl:approve');
  if (regions.length > 0) return { kind: 'regions', regions };
  const coached = await coachedIn(ctx.read, cohort.id, ctx.actor.personId);
  return coached.size > 0 ? { kind: 'coachee', coachId: ctx.actor.personId, region: EAST_JAVA } : null;
}

/**
 * The RTL of an angkatan, narrowed to those the reader may decide about: an officer's regions, a coach's own people.
 * Null for somebody who may decide about none.
 */
export async function viewPlanList(ctx: Ctx, cohort: CohortFacts): Promise<PlanListRow[] | null> {
  const { actor, read } = ctx;
  if (actor.id === null) return null;
  const coached = await coachedIn(read, cohort.id, actor.personId);
  const regions = heldRegions(actor, cohort, 'rtl:approve');
  const people = (await participantRows(read, cohort.id, coached.size > 0 ? [EAST_JAVA] : regions, HOLDING_A_PLACE)).filter((row) =>
    can({ ...actor, id: actor.personId }, 'rtl:approve', {
      kind: 'participant', personId: row.personId, cohortId: cohort.id, region: row.regencyCode,
      trainerIds: cohort.trainerIds, coachIds: coached.has(row.id) ? [actor.personId] : [],
    }));
  if (regions.length === 0 && people.length === 0) return null;
  const [summaries, names] = await Promise.all([
    findPlanSummaries(read, people.map(({ id }) => id)),
    regionNames(read, people.map(({ regencyCode }) => regencyCode)),
  ]);
  return people.map((row) => ({
    participationId: row.id,
    name: row.person.name,
    regency: names.get(row.regencyCode) ?? row.regencyCode,
    state: summaries.get(row.id)?.state ?? 'none',
    submittedAt: summaries.get(row.id)?.submittedAt ?? null,
  }));
}
