import type { ReadDb } from '~/platform/context.server';
import { countEntries, type Directness, type EntryMarks, type LogbookFacts } from './entry';

/** What is needed to say where an entry stands. */
export const MARKS_SELECT = {
  directness: true,
  updatedAt: true,
  endorsement: { select: { endorsedAt: true } },
  returns: { orderBy: { returnedAt: 'desc' }, take: 1, select: { returnedAt: true } },
} as const;

interface MarksRow {
  directness: string;
  updatedAt: Date;
  endorsement: { endorsedAt: Date } | null;
  returns: { returnedAt: Date }[];
}

export function marksOf(row: MarksRow): EntryMarks & { directness: Directness } {
  return {
    directness: row.directness === 'langsung' ? 'langsung' : 'tidak-langsung',
    updatedAt: row.updatedAt,
    endorsedAt: row.endorsement?.endorsedAt ?? null,
    returnedAt: row.returns[0]?.returnedAt ?? null,
  };
}

/** The logbook of each participation in numbers; every id asked for has an answer. */
export async function logbookFactsFor(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, LogbookFacts>> {
  const rows = await db.logbookEntry.findMany({
    where: { participationId: { in: [...participationIds] } }, select: { participationId: true, ...MARKS_SELECT },
  });
  const marks = new Map<string, ReturnType<typeof marksOf>[]>(participationIds.map((id) => [id, []]));
  for (const row of rows) marks.get(row.participationId)?.push(marksOf(row));
  return new Map([...marks].map(([id, entries]) => [id, countEntries(entries)]));
}
