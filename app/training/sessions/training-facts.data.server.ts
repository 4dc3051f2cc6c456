import { earnedJp, type AttendanceStatus } from '~/training/cohorts';
import type { Mode } from '~/training/programmes';
import type { ReadDb } from '~/platform/context.server';

export interface TrainingFacts {
  /** JP earned by presence, one line per session attended. */
  readonly jp: readonly { readonly mode: Mode; readonly jp: number }[];
  readonly jpTotal: number;
  /** Best rubric of the practice sessions, percent; null while nobody has assessed. */
  readonly rubricPercent: number | null;
  readonly present: number;
}

/** What sessions say about each participation: JP, rubric, presence. Two queries for any number of people. */
export async function trainingFactsFor(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, TrainingFacts>> {
  const where = { participationId: { in: [...new Set(participationIds)] } };
  const attendances = await db.attendance.findMany({ where, select: { participationId: true, status: true, session: { select: { jp: true, mode: true } } } });
  const rubrics = await db.rubricAssessment.findMany({ where, select: { participationId: true, percent: true } });
  const facts = new Map(participationIds.map((id) => [id, { jp: [] as { mode: Mode; jp: number }[], jpTotal: 0, rubricPercent: null as number | null, present: 0 }]));
  for (const { participationId, status, session } of attendances) {
    const own = facts.get(participationId);
    const jp = earnedJp(session, status as AttendanceStatus);
    if (!own || status !== 'H') continue;
    own.jp.push({ mode: session.mode as Mode, jp });
    own.jpTotal += jp;
    own.present += 1;
  }
  for (const { participationId, percent } of rubrics) {
    const own = facts.get(participationId);
    if (own) own.rubricPercent = Math.max(own.rubricPercent ?? 0, percent);
  }
  return facts;
}
