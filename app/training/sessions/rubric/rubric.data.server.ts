import { z } from 'zod';
import type { ReadDb, Tx } from '~/platform/context.server';
import type { Levels } from '../rubric-score';

export interface Assessment {
  readonly participationId: string;
  readonly assessorId: string | null;
  readonly levels: Levels;
  /** Percent, one decimal. */
  readonly percent: number;
  readonly note: string | null;
  readonly assessedAt: Date;
}

const LevelsShape = z.record(z.string(), z.number());
const select = { participationId: true, assessorId: true, scores: true, percent: true, note: true, assessedAt: true } as const;

export async function findAssessments(db: ReadDb, sessionId: string): Promise<Assessment[]> {
  const rows = await db.rubricAssessment.findMany({ where: { sessionId }, select });
  return rows.map(({ scores, ...row }) => ({ ...row, levels: LevelsShape.parse(scores) }));
}

export async function findAssessment(db: ReadDb | Tx, sessionId: string, participationId: string): Promise<Assessment | null> {
  const row = await db.rubricAssessment.findUnique({ where: { sessionId_participationId: { sessionId, participationId } }, select });
  if (!row) return null;
  const { scores, ...rest } = row;
  return { ...rest, levels: LevelsShape.parse(scores) };
}

export async function writeAssessment(tx: Tx, sessionId: string, { participationId, levels, ...rest }: Assessment): Promise<void> {
  const data = { ...rest, scores: { ...levels } };
  await tx.rubricAssessment.upsert({ where: { sessionId_participationId: { sessionId, participationId } }, create: { sessionId, participationId, ...data }, update: data });
}
