import { contains, type RegionCode, type Scope } from '~/people/access';
import { EAST_JAVA } from '~/people/regions';
import type { ReadDb, Tx } from '~/platform/context.server';
import { isParticipationStatus, type ParticipationStatus } from './participation-status';

/** The filter of everything that reads people of an angkatan: those who stand for one of these regions. */
export function standingIn(regions: readonly RegionCode[]): { OR: { regencyCode: string | { startsWith: string } }[] } | Record<never, never> {
  if (regions.includes(EAST_JAVA)) return {};
  return { OR: regions.flatMap((region) => [{ regencyCode: region }, { regencyCode: { startsWith: `${region}.` } }]) };
}

const statusOf = (word: string): ParticipationStatus => {
  if (!isParticipationStatus(word)) throw new Error(`unknown participation status ${word}`);
  return word;
};

const rowSelect = {
  id: true, personId: true, cohortId: true, status: true, regencyCode: true, nominationOrder: true, reserveOrder: true, cardCode: true,
  inviteVersion: true, invitedAt: true, openedAt: true, updatedAt: true,
  person: {
    select: {
      name: true, sortName: true, titleFront: true, titleBack: true, sex: true, birthDate: true, nik: true, nip: true, phone: true, email: true,
      districtCode: true, organisation: true, experience: true, position: true, institution: true, profileSavedAt: true,
    },
  },
} as const;

/** One person of an angkatan with what lists show. The full NIK stays on the server: pages mask it. */
export interface ParticipantRow {
  readonly id: string;
  readonly personId: string;
  readonly cohortId: string;
  readonly status: ParticipationStatus;
  readonly regencyCode: RegionCode;
  readonly nominationOrder: number;
  readonly reserveOrder: number | null;
  readonly cardCode: string | null;
  readonly inviteVersion: number;
  readonly invitedAt: Date | null;
  readonly openedAt: Date | null;
  readonly updatedAt: Date;
  readonly person: {
    readonly name: string; readonly sortName: string; readonly titleFront: string | null; readonly titleBack: string | null;
    readonly sex: string | null; readonly birthDate: string | null; readonly nik: string | null; readonly nip: string | null;
    readonly phone: string | null; readonly email: string | null; readonly districtCode: string | null;
    readonly organisation: string | null; readonly experience: string | null; readonly position: string | null; readonly institution: string | null;
    readonly profileSavedAt: Date | null;
  };
}

/**
 * The people of an angkatan who stand for one of the regions, ordered by name.
 * @param statuses those wanted; everyone when absent
 */
export async function participantRows(db: ReadDb, cohortId: string, regions: readonly RegionCode[], statuses?: readonly ParticipationStatus[]): Promise<ParticipantRow[]> {
  const rows = await db.participation.findMany({
    where: { cohortId, ...standingIn(regions), ...(statuses ? { status: { in: [...statuses] } } : {}) },
    select: rowSelect,
    orderBy: [{ person: { sortName: 'asc' } }, { nominationOrder: 'asc' }],
  });
  return rows.map((row) => ({ ...row, status: statusOf(row.status) }));
}

export async function findParticipant(db: ReadDb, id: string): Promise<ParticipantRow | null> {
  const row = await db.participation.findUnique({ where: { id }, select: rowSelect });
  return row && { ...row, status: statusOf(row.status) };
}

/** How many people of these regions stand where. */
export async function countByStatus(db: ReadDb, cohortIds: readonly string[], regions: readonly RegionCode[]): Promise<Map<string, Partial<Record<ParticipationStatus, number>>>> {
  const groups = await db.participation.groupBy({ by: ['cohortId', 'status'], where: { cohortId: { in: [...cohortIds] }, ...standingIn(regions) }, _count: true });
  const counts = new Map<string, Partial<Record<ParticipationStatus, number>>>();
  for (const { cohortId, status, _count } of groups) counts.set(cohortId, { ...counts.get(cohortId), [statusOf(status)]: _count });
  return counts;
}

/** The scope of one person inside an angkatan, for the guard; null when there is no such participation. */
export async function participationScope(db: ReadDb, participationId: string): Promise<Extract<Scope, { kind: 'participant' }> | null> {
  const row = await db.participation.findUnique({
    where: { id: participationId },
    select: {
      personId: true, cohortId: true, regencyCode: true, coaches: { where: { endedAt: null }, select: { coachId: true } },
      cohort: { select: { trainers: { select: { personId: true } } } },
    },
  });
  if (!row) return null;
  return {
    kind: 'participant', personId: row.personId, cohortId: row.cohortId, region: row.regencyCode,
    trainerIds: row.cohort.trainers.map(({ personId }) => personId), coachIds: row.coaches.map(({ coachId }) => coachId),
  };
}

export interface CurrentParticipation {
  readonly id: string;
  readonly cohortId: string;
  readonly cohortKey: string;
  readonly programmeId: string;
  readonly status: ParticipationStatus;
  readonly regencyCode: RegionCode;
  readonly cardCode: string | null;
}

/**
 * The angkatan a volunteer is in now: an open one before a closed one, one the volunteer agreed to before one that only
 * waits for an answer (else an invitation would hide the work under way), then the one that begins last; null for none.
 */
export async function currentParticipationOf(db: ReadDb, personId: string): Promise<CurrentParticipation | null> {
  const rows = await db.participation.findMany({
    where: { personId, status: { in: ['selected', 'confirmed'] } },
    select: { id: true, cohortId: true, status: true, regencyCode: true, cardCode: true, cohort: { select: { key: true, programmeId: true, closedAt: true, startsOn: true } } },
  });
  const rank = (row: (typeof rows)[number]): number => (row.cohort.closedAt === null ? 0 : 2) + (row.status === 'confirmed' ? 0 : 1);
  rows.sort((a, b) => rank(a) - rank(b) || b.cohort.startsOn.localeCompare(a.cohort.startsOn));
  const row = rows[0];
  if (!row) return null;
  const { cohort, ...own } = row;
  return { ...own, status: statusOf(own.status), cohortKey: cohort.key, programmeId: cohort.programmeId };
}

/** Does this person stand in one of the regions? */
export const standsIn = (regions: readonly RegionCode[], regencyCode: RegionCode): boolean => regions.some((region) => contains(region, regencyCode));

export interface StatusMove {
  readonly participationId: string;
  readonly from: ParticipationStatus;
  readonly to: ParticipationStatus;
  readonly reserveOrder?: number | null;
  readonly reason?: string | null;
}

/** Moves one person from one state to the next and writes who did it and when. False when somebody else was faster. */
export async function moveStatus(tx: Tx, move: StatusMove, by: { readonly id: string | null; readonly at: Date }): Promise<boolean> {
  const { count } = await tx.participation.updateMany({
    where: { id: move.participationId, status: move.from },
    data: { status: move.to, updatedAt: by.at, ...(move.reserveOrder === undefined ? {} : { reserveOrder: move.reserveOrder }) },
  });
  if (count !== 1) return false;
  await tx.participationEvent.create({
    data: { participationId: move.participationId, fromStatus: move.from, toStatus: move.to, reason: move.reason ?? null, byId: by.id, at: by.at },
  });
  return true;
}

/** Everybody of an angkatan as selection sees them. */
export async function selectableRows(db: ReadDb, cohortId: string) {
  const rows = await db.participation.findMany({
    where: { cohortId },
    select: {
      id: true, status: true, regencyCode: true, nominationOrder: true, invitedAt: true, reserveOrder: true,
      person: { select: { nik: true, birthDate: true, sex: true, phone: true, districtCode: true, experience: true } },
    },
  });
  return rows.map((row) => ({ ...row, status: statusOf(row.status) }));
}

export async function setReserveOrder(tx: Tx, id: string, reserveOrder: number | null): Promise<void> {
  await tx.participation.update({ where: { id }, data: { reserveOrder } });
}
