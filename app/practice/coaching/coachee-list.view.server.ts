import { regionNames } from '~/people/regions/index.server';
import type { ReadDb } from '~/platform/context.server';
import { followupFactsFor } from '~/training/followup/index.server';
import type { PlanState } from '~/training/followup';
import { findCoacheeIds } from './assignment.data.server';
import { findCoacheeNames } from './coachee.data.server';
import { summariseSessions } from './session.data.server';

export interface CoacheeRow {
  readonly participationId: string;
  readonly name: string;
  readonly regency: string;
  readonly cohortTitle: string;
  readonly plan: PlanState;
  readonly sessions: number;
  readonly lastHeldOn: string | null;
  readonly openActions: number;
}

/** The people of one coach, by name, with how their plans and conversations stand. */
export async function viewCoachees(db: ReadDb, coachId: string): Promise<CoacheeRow[]> {
  const ids = await findCoacheeIds(db, coachId);
  const [people, plans, summaries] = await Promise.all([findCoacheeNames(db, ids), followupFactsFor(db, ids), summariseSessions(db, ids)]);
  const names = await regionNames(db, people.map(({ regencyCode }) => regencyCode));
  return people.map(({ id, name, regencyCode, cohortTitle }) => ({
    participationId: id,
    name,
    cohortTitle,
    regency: names.get(regencyCode) ?? regencyCode,
    plan: plans.get(id)?.state ?? 'none',
    ...(summaries.get(id) ?? { sessions: 0, lastHeldOn: null, openActions: 0 }),
  }));
}
