/** The columns of an RTL (rencana tindak lanjut), in the order of the printed form; costs and person in charge are the volunteer's own. */
export const PLAN_FIELDS = ['activity', 'goal', 'target', 'place', 'schedule', 'method', 'partners', 'indicator'] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];
export type PlanText = Readonly<Record<PlanField, string>>;

/** What has happened to a plan, each with its instant. */
export interface PlanMarks {
  readonly submittedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly returnedAt: Date | null;
}

export const PLAN_STATES = ['none', 'draft', 'submitted', 'returned', 'approved'] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Where a plan stands. A returned plan stays returned until it is submitted again. */
export function planState(plan: PlanMarks | null): PlanState {
  if (!plan) return 'none';
  if (plan.approvedAt) return 'approved';
  if (plan.returnedAt && (!plan.submittedAt || plan.submittedAt <= plan.returnedAt)) return 'returned';
  return plan.submittedAt ? 'submitted' : 'draft';
}

/** The writer may change it: nothing is in the hands of the reader. */
export const mayWritePlan = (state: PlanState): boolean => state === 'none' || state === 'draft' || state === 'returned';

/** The reader may decide about it. */
export const mayDecidePlan = (state: PlanState): boolean => state === 'submitted';
