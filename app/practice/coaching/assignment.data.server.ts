import type { ReadDb, Tx } from '~/platform/context.server';

export interface Coach {
  readonly id: string;
  readonly name: string;
  /** Regions in which this person is asked to coach: '35' or '35.25'. */
  readonly regions: readonly string[];
}

/** Everybody who is asked to coach, by name. */
export async function findCoaches(db: ReadDb | Tx): Promise<Coach[]> {
  const rows = await db.person.findMany({
    where: { grants: { some: { role: 'pembina', endedAt: null } } },
    orderBy: { sortName: 'asc' },
    select: { id: true, name: true, grants: { where: { role: 'pembina', endedAt: null }, select: { regionCode: true } } },
  });
  return rows.map(({ id, name, grants }) => ({ id, name, regions: grants.map(({ regionCode }) => regionCode) }));
}

/** Who coaches these people now; those without a coach are not in the map. */
export async function findCurrentCoaches(db: ReadDb | Tx, participationIds: readonly string[]): Promise<Map<string, { id: string; name: string }>> {
  const rows = await db.coachAssignment.findMany({
    where: { participationId: { in: [...participationIds] }, endedAt: null },
    orderBy: { assignedAt: 'asc' },
    select: { participationId: true, coachId: true },
  });
  const people = await db.person.findMany({ where: { id: { in: rows.map(({ coachId }) => coachId) } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return new Map(rows.map(({ participationId, coachId }) => [participationId, { id: coachId, name: names.get(coachId) ?? '' }]));
}

/** The people a coach has now: ids of participations. */
export async function findCoacheeIds(db: ReadDb, coachId: string): Promise<string[]> {
  const rows = await db.coachAssignment.findMany({
    where: { coachId, endedAt: null, participation: { status: { in: ['selected', 'confirmed'] } } }, select: { participationId: true },
  });
  return rows.map(({ participationId }) => participationId);
}

/** Ends every assignment of these people except to `keep`. */
export async function endAssignments(tx: Tx, participationIds: readonly string[], endedAt: Date, keep: string | null): Promise<void> {
  await tx.coachAssignment.updateMany({
    where: { participationId: { in: [...participationIds] }, endedAt: null, ...(keep ? { coachId: { not: keep } } : {}) }, data: { endedAt },
  });
}

export async function beginAssignment(tx: Tx, participationId: string, coachId: string, by: { id: string | null; at: Date }): Promise<void> {
  const data = { assignedById: by.id, assignedAt: by.at, endedAt: null };
  await tx.coachAssignment.upsert({
    where: { participationId_coachId: { participationId, coachId } }, create: { participationId, coachId, ...data }, update: data,
  });
}
