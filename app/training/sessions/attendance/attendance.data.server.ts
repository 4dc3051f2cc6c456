import type { RegionCode } from '~/people/access';
import type { ReadDb, Tx } from '~/platform/context.server';
import type { AttendanceMethod, AttendanceStatus } from '~/training/cohorts';

/** A record that was taken back: the person may be recorded again as if for the first time. */
export const TAKEN_BACK = '-';

export interface AttendanceRecord {
  readonly id: string;
  readonly participationId: string;
  /** Null when it was taken back. */
  readonly status: AttendanceStatus | null;
  readonly method: AttendanceMethod;
  readonly recordedAt: Date;
  readonly recordedById: string | null;
}

const select = { id: true, participationId: true, status: true, method: true, recordedAt: true, recordedById: true } as const;
type Row = { [K in keyof typeof select]: K extends 'recordedAt' ? Date : K extends 'recordedById' ? string | null : string };
const recordOf = (row: Row): AttendanceRecord => ({
  ...row, status: row.status === TAKEN_BACK ? null : (row.status as AttendanceStatus), method: row.method as AttendanceMethod,
});

export async function findAttendance(db: ReadDb | Tx, sessionId: string, participationId: string): Promise<AttendanceRecord | null> {
  const row = await db.attendance.findUnique({ where: { sessionId_participationId: { sessionId, participationId } }, select });
  return row && recordOf(row);
}

/** Every record of a session, the latest first; those taken back too. */
export async function findAttendances(db: ReadDb | Tx, sessionId: string): Promise<AttendanceRecord[]> {
  const rows = await db.attendance.findMany({ where: { sessionId }, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }], select });
  return rows.map(recordOf);
}

export interface CardHolder {
  readonly id: string;
  readonly personId: string;
  readonly cohortId: string;
  readonly status: string;
  readonly regencyCode: RegionCode;
  readonly name: string;
}

const holder = { id: true, personId: true, cohortId: true, status: true, regencyCode: true, person: { select: { name: true } } } as const;
const holderOf = ({ person, ...row }: Omit<CardHolder, 'name'> & { person: { name: string } }): CardHolder => ({ ...row, name: person.name });

export async function findCardHolder(db: ReadDb, cardCode: string): Promise<CardHolder | null> {
  const row = await db.participation.findUnique({ where: { cardCode }, select: holder });
  return row && holderOf(row);
}

export async function findHolders(db: ReadDb | Tx, cohortId: string, participationIds: readonly string[]): Promise<CardHolder[]> {
  const rows = await db.participation.findMany({ where: { cohortId, id: { in: [...participationIds] } }, select: holder });
  return rows.map(holderOf);
}

export interface NewRecord {
  readonly sessionId: string;
  readonly participationId: string;
  readonly status: AttendanceStatus;
  readonly method: AttendanceMethod;
  readonly recordedById: string | null;
  readonly recordedAt: Date;
}

export async function insertAttendance(tx: Tx, record: NewRecord): Promise<void> {
  await tx.attendance.create({ data: { ...record } });
}

export interface Correction {
  readonly attendanceId: string;
  readonly from: AttendanceStatus | null;
  readonly to: AttendanceStatus | null;
  readonly reason: string;
  readonly byId: string | null;
  readonly at: Date;
}

/** Changes a record and keeps what it was, who changed it and why. `again` marks a record made anew by card or list. */
export async function correctRecord(tx: Tx, { attendanceId, from, to, ...rest }: Correction, again?: Pick<NewRecord, 'method' | 'recordedById' | 'recordedAt'>): Promise<void> {
  await tx.attendance.update({ where: { id: attendanceId }, data: { status: to ?? TAKEN_BACK, ...again } });
  await tx.attendanceCorrection.create({ data: { attendanceId, fromStatus: from ?? TAKEN_BACK, toStatus: to ?? TAKEN_BACK, ...rest } });
}

export async function findCorrections(db: ReadDb, attendanceId: string): Promise<Correction[]> {
  const rows = await db.attendanceCorrection.findMany({ where: { attendanceId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { attendanceId: true, fromStatus: true, toStatus: true, reason: true, byId: true, at: true } });
  const read = (word: string) => (word === TAKEN_BACK ? null : (word as AttendanceStatus));
  return rows.map(({ fromStatus, toStatus, ...row }) => ({ ...row, from: read(fromStatus), to: read(toStatus) }));
}

/** How many of these people are recorded present, by session. */
export async function countPresent(db: ReadDb, sessionIds: readonly string[], participationIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.attendance.groupBy({
    by: ['sessionId'], where: { sessionId: { in: [...sessionIds] }, participationId: { in: [...participationIds] }, status: 'H' }, _count: true,
  });
  return new Map(rows.map(({ sessionId, _count }) => [sessionId, _count]));
}

/** One person's status by session, for the JP ledger. */
export async function statusesOf(db: ReadDb, participationId: string): Promise<Map<string, AttendanceStatus>> {
  const rows = await db.attendance.findMany({ where: { participationId, status: { not: TAKEN_BACK } }, select: { sessionId: true, status: true } });
  return new Map(rows.map(({ sessionId, status }) => [sessionId, status as AttendanceStatus]));
}
