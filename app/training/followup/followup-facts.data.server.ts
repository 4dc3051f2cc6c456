import type { ReadDb } from '~/platform/context.server';
import type { PlanState } from './plan';
import { findPlanSummaries } from './plan.data.server';

/** Where the RTL of each participation stands; every id asked for has an answer. */
export async function followupFactsFor(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, { state: PlanState }>> {
  const summaries = await findPlanSummaries(db, participationIds);
  return new Map([...summaries].map(([id, { state }]) => [id, { state }]));
}
