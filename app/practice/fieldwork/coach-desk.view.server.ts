import type { ReadDb } from '~/platform/context.server';
import { viewCoachees, type CoacheeRow } from '~/practice/coaching/index.server';
import { logbookFactsFor } from './logbook-facts.data.server';

export interface CoachDeskRow extends CoacheeRow {
  /** Entries that wait for this coach's endorsement. */
  readonly waitingEntries: number;
}

/** The people of one coach with what waits for the coach; those somebody waits for come first. */
export async function viewCoachDesk(db: ReadDb, coachId: string): Promise<CoachDeskRow[]> {
  const rows = await viewCoachees(db, coachId);
  const facts = await logbookFactsFor(db, rows.map(({ participationId }) => participationId));
  const desk = rows.map((row) => ({ ...row, waitingEntries: facts.get(row.participationId)?.waiting ?? 0 }));
  const waits = (row: CoachDeskRow) => row.waitingEntries + (row.plan === 'submitted' ? 1 : 0);
  return [...desk.filter((row) => waits(row) > 0), ...desk.filter((row) => waits(row) === 0)];
}
