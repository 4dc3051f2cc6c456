import type { RegionCode } from '~/people/access';
import { EAST_JAVA } from '~/people/regions';
import type { ReadDb, Tx } from '~/platform/context.server';
import { RuleSetShape, type Mode, type ProgrammeKind, type RuleSet } from '~/training/programmes';

const select = {
  id: true, key: true, title: true, number: true, startsOn: true, endsOn: true, place: true, mode: true, quota: true,
  contactName: true, contactPhone: true, createdAt: true, closedAt: true, ruleSet: true,
  programme: { select: { id: true, key: true, title: true, kind: true } },
  quotas: { select: { regencyCode: true, quota: true }, orderBy: { regencyCode: 'asc' } },
  trainers: { select: { personId: true } },
} as const;

/** One angkatan as pages and rules know it. */
export interface CohortFacts {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly number: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly mode: Mode;
  readonly quota: number;
  readonly quotas: readonly { readonly regencyCode: RegionCode; readonly quota: number }[];
  readonly trainerIds: readonly string[];
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  /** Frozen when the angkatan was made. */
  readonly ruleSet: RuleSet;
  readonly programme: { readonly id: string; readonly key: string; readonly title: string; readonly kind: ProgrammeKind };
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

const findRow = (db: ReadDb, where: { key: string } | { id: string }) => db.cohort.findUnique({ where, select });

function factsOf({ trainers, programme, mode, ruleSet, ...row }: Row): CohortFacts {
  return {
    ...row,
    mode: mode as Mode,
    ruleSet: RuleSetShape.parse(ruleSet),
    trainerIds: trainers.map(({ personId }) => personId),
    programme: { ...programme, kind: programme.kind as ProgrammeKind },
  };
}

/** The angkatan of an address; null when there is none. */
export async function findCohortByKey(db: ReadDb, key: string): Promise<CohortFacts | null> {
  const row = await findRow(db, { key });
  return row && factsOf(row);
}

export async function findCohort(db: ReadDb, id: string): Promise<CohortFacts | null> {
  const row = await findRow(db, { id });
  return row && factsOf(row);
}

/** Angkatan that draw from one of these regions, newest first. Those without quotas per region draw from all. */
export async function listCohorts(db: ReadDb, regions: readonly RegionCode[]): Promise<CohortFacts[]> {
  const everywhere = regions.includes(EAST_JAVA);
  const touching = { OR: [{ quotas: { none: {} } }, { quotas: { some: { regencyCode: { in: [...regions] } } } }] };
  const rows = await db.cohort.findMany({ where: everywhere ? {} : touching, select, orderBy: [{ startsOn: 'desc' }, { number: 'desc' }] });
  return rows.map(factsOf);
}

/** Angkatan by their ids: those a trainer is assigned to, those a volunteer takes part in. */
export async function findCohorts(db: ReadDb, ids: readonly string[]): Promise<CohortFacts[]> {
  const rows = await db.cohort.findMany({ where: { id: { in: [...ids] } }, select, orderBy: [{ startsOn: 'desc' }, { number: 'desc' }] });
  return rows.map(factsOf);
}

export async function cohortIdsOfTrainer(db: ReadDb, personId: string): Promise<string[]> {
  const rows = await db.cohortTrainer.findMany({ where: { personId }, select: { cohortId: true } });
  return rows.map(({ cohortId }) => cohortId);
}

export interface NewCohort {
  readonly key: string;
  readonly programmeId: string;
  readonly title: string;
  readonly number: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly mode: Mode;
  readonly quota: number;
  readonly quotas: readonly { readonly regencyCode: RegionCode; readonly quota: number }[];
  readonly ruleSet: RuleSet;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly createdById: string | null;
  readonly createdAt: Date;
}

export async function insertCohort(tx: Tx, { quotas, ruleSet, ...cohort }: NewCohort): Promise<string> {
  const row = await tx.cohort.create({
    data: { ...cohort, ruleSet: { ...ruleSet, jp: ruleSet.jp.map((line) => ({ ...line, modes: [...line.modes] })) }, quotas: { create: quotas.map((quota) => ({ ...quota })) } },
    select: { id: true },
  });
  return row.id;
}

/** The next free number of a programme's angkatan. */
export async function nextCohortNumber(db: ReadDb, programmeId: string): Promise<number> {
  const last = await db.cohort.aggregate({ where: { programmeId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

export async function cohortExists(db: ReadDb, key: string): Promise<boolean> {
  return (await db.cohort.count({ where: { key } })) > 0;
}

/** Takes a place on the list of an angkatan's trainers; twice is once. */
export async function assignTrainer(tx: Tx, cohortId: string, personId: string): Promise<void> {
  await tx.cohortTrainer.upsert({ where: { cohortId_personId: { cohortId, personId } }, create: { cohortId, personId }, update: {} });
}

/** Takes somebody off the list of an angkatan's trainers. */
export async function releaseTrainer(tx: Tx, cohortId: string, personId: string): Promise<void> {
  await tx.cohortTrainer.deleteMany({ where: { cohortId, personId } });
}

export interface TrainerRow {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly RegionCode[];
}

/** Everybody who may be asked to train, by name. */
export async function findTrainers(db: ReadDb | Tx): Promise<TrainerRow[]> {
  const held = { role: 'pelatih', endedAt: null } as const;
  const rows = await db.person.findMany({ where: { grants: { some: held } }, orderBy: { sortName: 'asc' }, select: { id: true, name: true, grants: { where: held, select: { regionCode: true } } } });
  return rows.map(({ id, name, grants }) => ({ id, name, regions: grants.map(({ regionCode }) => regionCode) }));
}

/** How many sessions of an angkatan each trainer is to lead, by person. */
export async function countLedSessions(db: ReadDb | Tx, cohortId: string): Promise<Map<string, number>> {
  const rows = await db.trainingSession.groupBy({ by: ['trainerId'], where: { cohortId, trainerId: { not: null } }, _count: { _all: true } });
  return new Map(rows.flatMap(({ trainerId, _count }) => (trainerId === null ? [] : [[trainerId, _count._all] as const])));
}
