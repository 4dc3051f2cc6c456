import type { ReadDb } from '~/platform/context.server';

export interface CoacheeName {
  readonly id: string;
  readonly name: string;
  readonly regencyCode: string;
  readonly cohortTitle: string;
}

/** Names and places of these participations, by name. */
export async function findCoacheeNames(db: ReadDb, participationIds: readonly string[]): Promise<CoacheeName[]> {
  const rows = await db.participation.findMany({
    where: { id: { in: [...participationIds] } },
    orderBy: { person: { sortName: 'asc' } },
    select: { id: true, regencyCode: true, person: { select: { name: true } }, cohort: { select: { title: true } } },
  });
  return rows.map(({ id, regencyCode, person, cohort }) => ({ id, regencyCode, name: person.name, cohortTitle: cohort.title }));
}
