import type { ReadDb, Tx } from '~/platform/context.server';
import { PLAN_FIELDS, planState, type PlanState, type PlanText } from './plan';

const TEXT = { activity: true, goal: true, target: true, place: true, schedule: true, method: true, partners: true, indicator: true } as const;
const MARKS = { savedAt: true, submittedAt: true, approvedAt: true, approvedById: true, returnedAt: true, returnNote: true } as const;

export interface Plan {
  readonly text: PlanText;
  readonly state: PlanState;
  readonly savedAt: Date;
  readonly submittedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly approvedById: string | null;
  readonly returnedAt: Date | null;
  readonly returnNote: string | null;
}

/** The plan of one participation; null when nothing was written yet. */
export async function findPlan(db: ReadDb | Tx, participationId: string): Promise<Plan | null> {
  const row = await db.followUpPlan.findUnique({ where: { participationId }, select: { ...TEXT, ...MARKS } });
  if (!row) return null;
  const text = Object.fromEntries(PLAN_FIELDS.map((field) => [field, row[field]])) as Record<keyof typeof TEXT, string>;
  return { ...row, text, state: planState(row) };
}

export interface PlanSummary {
  readonly state: PlanState;
  readonly submittedAt: Date | null;
}

/** Where the plans of these participations stand; every one asked for has an answer. */
export async function findPlanSummaries(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, PlanSummary>> {
  const rows = await db.followUpPlan.findMany({
    where: { participationId: { in: [...participationIds] } },
    select: { participationId: true, submittedAt: true, approvedAt: true, returnedAt: true },
  });
  const found = new Map(rows.map((row) => [row.participationId, { state: planState(row), submittedAt: row.submittedAt }]));
  return new Map(participationIds.map((id) => [id, found.get(id) ?? { state: 'none', submittedAt: null }]));
}

/** Writes the text; `submittedAt` null leaves it a draft. */
export async function writePlan(tx: Tx, participationId: string, text: PlanText, savedAt: Date, submittedAt: Date | null): Promise<void> {
  const columns = Object.fromEntries(PLAN_FIELDS.map((field) => [field, text[field]])) as Record<keyof typeof TEXT, string>;
  const data = { ...columns, savedAt, submittedAt };
  await tx.followUpPlan.upsert({ where: { participationId }, create: { participationId, ...data }, update: data });
}

export async function withdrawSubmission(tx: Tx, participationId: string): Promise<void> {
  await tx.followUpPlan.update({ where: { participationId }, data: { submittedAt: null } });
}

export async function markApproved(tx: Tx, participationId: string, approvedById: string | null, approvedAt: Date): Promise<void> {
  await tx.followUpPlan.update({ where: { participationId }, data: { approvedById, approvedAt } });
}

export async function markReturned(tx: Tx, participationId: string, returnNote: string, returnedAt: Date): Promise<void> {
  await tx.followUpPlan.update({ where: { participationId }, data: { returnNote, returnedAt } });
}
