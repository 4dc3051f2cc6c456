import { randomUUID } from 'node:crypto';
import type { ReadDb, Tx } from '~/platform/context.server';
import { nameSortKey } from '~/people/accounts';
import type { Nominee } from '../nomination-row';
import type { ImportCounts, ImportReport } from './import-report';
import type { ComparedField, Identifier, KnownPerson } from './nominee-match';

const CHUNK = 500;
const chunks = <T>(items: readonly T[]): T[][] => Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, at) => items.slice(at * CHUNK, (at + 1) * CHUNK));

/** NIK and phones of those nominated for an angkatan already. */
export async function nominatedIdentifiers(db: ReadDb, cohortId: string): Promise<{ niks: Set<string>; phones: Set<string> }> {
  const rows = await db.participation.findMany({ where: { cohortId }, select: { person: { select: { nik: true, phone: true } } } });
  const present = (values: (string | null)[]) => new Set(values.filter((value) => value !== null));
  return { niks: present(rows.map(({ person }) => person.nik)), phones: present(rows.map(({ person }) => person.phone)) };
}

const personSelect = {
  id: true, name: true, titleFront: true, titleBack: true, sex: true, birthPlace: true, birthDate: true, nik: true, nip: true, phone: true, email: true,
  regencyCode: true, districtCode: true, organisation: true, experience: true,
} as const;

/** Everybody who shares an identifier with one of the nominees. */
export async function knownPeople(db: ReadDb, nominees: readonly Nominee[]): Promise<KnownPerson[]> {
  const found = new Map<string, KnownPerson>();
  for (const part of chunks(nominees)) {
    const values = (field: 'nik' | 'nip' | 'phone' | 'email') => part.map((nominee) => nominee[field]).filter((value) => value !== null);
    const OR = [{ nik: { in: values('nik') } }, { nip: { in: values('nip') } }, { phone: { in: values('phone') } }, { email: { in: values('email') } }];
    for (const person of await db.person.findMany({ where: { OR }, select: personSelect })) found.set(person.id, person);
  }
  return [...found.values()];
}

export async function insertImport(tx: Tx, data: { cohortId: string; fileName: string; sha256: string; report: ImportReport; createdById: string | null; createdAt: Date }): Promise<string> {
  const { id } = await tx.nominationImport.create({ data: { ...data, report: JSON.parse(JSON.stringify(data.report)) }, select: { id: true } });
  return id;
}

export interface StoredImport {
  readonly id: string;
  readonly cohortId: string;
  readonly fileName: string;
  readonly createdById: string | null;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly discardedAt: Date | null;
  /** Rows while it waits, numbers once it is decided. */
  readonly report: ImportReport | ImportCounts;
}

/** An import of this angkatan; null when there is none. The report was written by us alone and is read as it was written. */
export async function findImport(db: ReadDb, cohortId: string, id: string): Promise<StoredImport | null> {
  const row = await db.nominationImport.findFirst({
    where: { id, cohortId },
    select: { id: true, cohortId: true, fileName: true, createdById: true, createdAt: true, confirmedAt: true, discardedAt: true, report: true },
  });
  return row && { ...row, report: JSON.parse(JSON.stringify(row.report)) as ImportReport | ImportCounts };
}

/** Imports of an angkatan that wait for this person's decision, newest first. */
export async function waitingImports(db: ReadDb, cohortId: string, createdById: string | null) {
  return db.nominationImport.findMany({
    where: { cohortId, createdById, confirmedAt: null, discardedAt: null }, orderBy: { createdAt: 'desc' }, take: 5, select: { id: true, fileName: true, createdAt: true },
  });
}

/** Decides an import once: false when it was decided before. The rows are forgotten, the numbers stay. */
export async function closeImport(tx: Tx, id: string, how: 'confirmedAt' | 'discardedAt', counts: ImportCounts, at: Date): Promise<boolean> {
  const { count } = await tx.nominationImport.updateMany({ where: { id, confirmedAt: null, discardedAt: null }, data: { [how]: at, report: { ...counts } } });
  return count === 1;
}

const without = (nominee: Nominee, leaveOut: readonly Identifier[], id: Identifier): string | null => (leaveOut.includes(id) ? null : nominee[id]);

/** A row for a new person; the id is made here so that people and participations are written in a few statements. */
export function newPersonRow(nominee: Nominee, leaveOut: readonly Identifier[], at: Date) {
  const { name, titleFront, titleBack, sex, birthPlace, birthDate, nik, regency, district, organisation, experience } = nominee;
  return {
    id: randomUUID(), name, sortName: nameSortKey(name), titleFront, titleBack, sex, birthPlace, birthDate, nik, organisation, experience,
    nip: without(nominee, leaveOut, 'nip'), phone: without(nominee, leaveOut, 'phone'), email: without(nominee, leaveOut, 'email'),
    regencyCode: regency, districtCode: district, createdAt: at,
  };
}
export type NewPersonRow = ReturnType<typeof newPersonRow>;

export async function insertPeople(tx: Tx, rows: readonly NewPersonRow[]): Promise<void> {
  for (const part of chunks(rows)) await tx.person.createMany({ data: part });
}

const PERSON_COLUMN: Partial<Record<ComparedField, string>> = { regency: 'regencyCode', district: 'districtCode' };

/** Fills in what was lacking; never more than that. */
export async function fillPerson(tx: Tx, personId: string, nominee: Nominee, fields: readonly ComparedField[]): Promise<void> {
  if (fields.length === 0) return;
  await tx.person.update({ where: { id: personId }, data: Object.fromEntries(fields.map((field) => [PERSON_COLUMN[field] ?? field, nominee[field]])) });
}

export async function participantIdsOf(db: ReadDb, cohortId: string): Promise<{ personIds: Set<string>; lastOrder: number }> {
  const rows = await db.participation.findMany({ where: { cohortId }, select: { personId: true, nominationOrder: true } });
  return { personIds: new Set(rows.map(({ personId }) => personId)), lastOrder: rows.reduce((last, row) => Math.max(last, row.nominationOrder), 0) };
}

/** Enters people as nominated, in the order given, each with its first event. */
export async function insertNominations(
  tx: Tx, cohortId: string, rows: readonly { personId: string; regencyCode: string; nominationOrder: number }[], by: { id: string | null; at: Date },
): Promise<void> {
  const data = rows.map((row) => ({ ...row, id: randomUUID(), cohortId, status: 'nominated', createdAt: by.at, updatedAt: by.at }));
  for (const part of chunks(data)) {
    await tx.participation.createMany({ data: part });
    await tx.participationEvent.createMany({ data: part.map(({ id }) => ({ participationId: id, toStatus: 'nominated', byId: by.id, at: by.at })) });
  }
}
