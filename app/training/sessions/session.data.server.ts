import type { ReadDb, Tx } from '~/platform/context.server';
import type { Mode } from '~/training/programmes';

export interface SessionFacts {
  readonly id: string;
  readonly cohortId: string;
  readonly position: number;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly jp: number;
  readonly mode: Mode;
  /** The rubric is filled here. */
  readonly practice: boolean;
  readonly trainerId: string | null;
}

const select = {
  id: true, cohortId: true, position: true, title: true, startsAt: true, endsAt: true, place: true, jp: true, mode: true, practice: true, trainerId: true,
} as const;

export async function countSessions(db: ReadDb | Tx, cohortId: string): Promise<number> {
  return db.trainingSession.count({ where: { cohortId } });
}

/** The sessions of an angkatan in the order they are held. */
export async function findSessions(db: ReadDb | Tx, cohortId: string): Promise<SessionFacts[]> {
  const rows = await db.trainingSession.findMany({ where: { cohortId }, orderBy: [{ startsAt: 'asc' }, { position: 'asc' }], select });
  return rows.map((row) => ({ ...row, mode: row.mode as Mode }));
}

export async function findSession(db: ReadDb | Tx, id: string): Promise<SessionFacts | null> {
  const row = await db.trainingSession.findUnique({ where: { id }, select });
  return row && { ...row, mode: row.mode as Mode };
}

export type NewSession = Omit<SessionFacts, 'id'> & { readonly subjectId: string | null };

export async function insertSessions(tx: Tx, sessions: readonly NewSession[]): Promise<void> {
  await tx.trainingSession.createMany({ data: sessions.map(({ cohortId, subjectId, position, title, startsAt, endsAt, place, jp, mode, practice, trainerId }) => ({ cohortId, subjectId, position, title, startsAt, endsAt, place, jp, mode, practice, trainerId })) });
}

/** Writes one more session behind the last position. @returns its id */
export async function appendSession(tx: Tx, session: Omit<NewSession, 'position'>): Promise<string> {
  const last = await tx.trainingSession.aggregate({ where: { cohortId: session.cohortId }, _max: { position: true } });
  const { id } = await tx.trainingSession.create({ data: { ...session, position: (last._max.position ?? 0) + 1 }, select: { id: true } });
  return id;
}

export type SessionTimes = Pick<SessionFacts, 'startsAt' | 'endsAt' | 'place' | 'trainerId'>;

export async function moveSession(tx: Tx, id: string, { startsAt, endsAt, place, trainerId }: SessionTimes): Promise<void> {
  await tx.trainingSession.update({ where: { id }, data: { startsAt, endsAt, place, trainerId } });
}

/** Records that hang on a session: presence of any kind, and assessments. */
export async function countRecords(db: ReadDb | Tx, sessionId: string): Promise<number> {
  const [attendances, rubrics] = await Promise.all([db.attendance.count({ where: { sessionId } }), db.rubricAssessment.count({ where: { sessionId } })]);
  return attendances + rubrics;
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.trainingSession.delete({ where: { id } });
}

/** Names of people by id: trainers, assessors, those who recorded. */
export async function personNames(db: ReadDb, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.person.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
