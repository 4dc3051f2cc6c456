import type { RegionCode } from '~/people/access';
import type { ReadDb } from '~/platform/context.server';

/** What of a person stands on paper. No NIK: it is not read here at all. */
export interface PrintedPerson {
  readonly participationId: string;
  readonly personId: string;
  readonly cohortId: string;
  readonly regencyCode: RegionCode;
  readonly nominationOrder: number;
  readonly status: string;
  readonly name: string;
  readonly titleFront: string | null;
  readonly titleBack: string | null;
  readonly birthPlace: string | null;
  readonly birthDate: string | null;
  readonly nip: string | null;
  readonly rank: string | null;
  readonly position: string | null;
  readonly institution: string | null;
  readonly organisation: string | null;
}

const person = {
  name: true, titleFront: true, titleBack: true, birthPlace: true, birthDate: true, nip: true, rank: true, position: true, institution: true, organisation: true,
} as const;

/** Printed facts by participation. */
export async function printedPeople(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, PrintedPerson>> {
  const rows = await db.participation.findMany({
    where: { id: { in: [...participationIds] } },
    select: { id: true, personId: true, cohortId: true, regencyCode: true, nominationOrder: true, status: true, person: { select: person } },
  });
  return new Map(rows.map(({ id, person: held, ...row }) => [id, { participationId: id, ...row, ...held }]));
}

/** Names of people by id, for "proposed by", "approved by". */
export async function personNames(db: ReadDb, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await db.person.findMany({ where: { id: { in: ids.filter((id) => id !== null) } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
