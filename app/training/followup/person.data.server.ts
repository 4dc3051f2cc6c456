import type { ReadDb } from '~/platform/context.server';

/** The name of who decided, for the page and the printed form. */
export async function findPersonName(db: ReadDb, personId: string): Promise<string | null> {
  return (await db.person.findUnique({ where: { id: personId }, select: { name: true } }))?.name ?? null;
}

/** The participations of an angkatan this person coaches now. */
export async function coachedIn(db: ReadDb, cohortId: string, coachId: string): Promise<Set<string>> {
  const rows = await db.coachAssignment.findMany({
    where: { coachId, endedAt: null, participation: { cohortId } }, select: { participationId: true },
  });
  return new Set(rows.map(({ participationId }) => participationId));
}
