import { regionNames } from '~/people/regions/index.server';
import type { ReadDb } from '~/platform/context.server';
import { findCohort, findParticipant } from '~/training/cohorts/index.server';
import { PLAN_FIELDS, type PlanState, type PlanText } from './plan';
import { findPlan } from './plan.data.server';
import { findPersonName } from './person.data.server';

const EMPTY = Object.fromEntries(PLAN_FIELDS.map((field) => [field, ''])) as Record<keyof PlanText, string>;

export interface PlanPage {
  readonly participationId: string;
  readonly name: string;
  readonly regency: string;
  readonly cohort: { readonly key: string; readonly title: string; readonly number: number };
  readonly state: PlanState;
  readonly text: PlanText;
  readonly savedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  readonly returnedAt: Date | null;
  readonly returnNote: string | null;
}

/** An RTL as officers and coaches may read it: a draft that was never sent belongs to its writer alone. */
export async function viewPlanForReader(db: ReadDb, participationId: string): Promise<PlanPage | null> {
  const page = await viewPlan(db, participationId);
  return page?.state === 'draft' ? { ...page, text: EMPTY } : page;
}

/** One person's RTL with who, where and how it stands; the caller has checked who may see it. */
export async function viewPlan(db: ReadDb, participationId: string): Promise<PlanPage | null> {
  const [participant, plan] = await Promise.all([findParticipant(db, participationId), findPlan(db, participationId)]);
  const cohort = participant && (await findCohort(db, participant.cohortId));
  if (!participant || !cohort) return null;
  const [names, approvedBy] = await Promise.all([
    regionNames(db, [participant.regencyCode]),
    plan?.approvedById ? findPersonName(db, plan.approvedById) : null,
  ]);
  return {
    participationId,
    name: participant.person.name,
    regency: names.get(participant.regencyCode) ?? participant.regencyCode,
    cohort: { key: cohort.key, title: cohort.title, number: cohort.number },
    state: plan?.state ?? 'none',
    text: plan?.text ?? EMPTY,
    savedAt: plan?.savedAt ?? null,
    submittedAt: plan?.submittedAt ?? null,
    approvedAt: plan?.approvedAt ?? null,
    approvedBy,
    returnedAt: plan?.returnedAt ?? null,
    returnNote: plan?.returnNote ?? null,
  };
}
