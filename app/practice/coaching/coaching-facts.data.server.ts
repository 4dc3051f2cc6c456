import type { ReadDb } from '~/platform/context.server';

/** How many coaching sessions each participation has had; every id asked for has an answer. */
export async function coachingFactsFor(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, { sessions: number }>> {
  const rows = await db.coachingSession.groupBy({
    by: ['participationId'], where: { participationId: { in: [...participationIds] } }, _count: { _all: true },
  });
  const found = new Map(rows.map((row) => [row.participationId, row._count._all]));
  return new Map(participationIds.map((id) => [id, { sessions: found.get(id) ?? 0 }]));
}
