import type { Scope } from '~/people/access';
import type { ReadDb } from '~/platform/context.server';
import { participationScope } from '~/training/cohorts/index.server';

/** Whose logbook an entry belongs to; null when there is no such entry. */
export async function findWriterOf(db: ReadDb, entryId: string): Promise<{ id: string; cohortId: string; regencyCode: string } | null> {
  const row = await db.logbookEntry.findUnique({
    where: { id: entryId }, select: { participation: { select: { id: true, cohortId: true, regencyCode: true } } },
  });
  return row?.participation ?? null;
}

/** The scope of an entry, for the guard: the one of the person who wrote it. */
export async function entryScope(db: ReadDb, entryId: string): Promise<Extract<Scope, { kind: 'participant' }> | null> {
  const writer = await findWriterOf(db, entryId);
  return writer && participationScope(db, writer.id);
}
