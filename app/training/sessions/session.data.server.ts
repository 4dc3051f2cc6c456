import type { Mode } from '~/training/programmes';
import type { ReadDb, Tx } from '~/platform/context.server';

export async function countSessions(db: ReadDb, cohortId: string): Promise<number> {
  return db.trainingSession.count({ where: { cohortId } });
}

export interface NewSession {
  readonly cohortId: string;
  readonly subjectId: string | null;
  readonly position: number;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly jp: number;
  readonly mode: Mode;
  readonly practice: boolean;
  readonly trainerId: string | null;
}

export async function insertSessions(tx: Tx, sessions: readonly NewSession[]): Promise<void> {
  await tx.trainingSession.createMany({ data: sessions.map((session) => ({ ...session })) });
}

/** The sessions of an angkatan in order, with how many are recorded present. */
export async function findSessions(db: ReadDb, cohortId: string) {
  return db.trainingSession.findMany({
    where: { cohortId },
    orderBy: [{ startsAt: 'asc' }, { position: 'asc' }],
    select: {
      id: true, position: true, title: true, startsAt: true, endsAt: true, place: true, jp: true, mode: true, practice: true, trainerId: true,
      _count: { select: { attendances: { where: { status: 'H' } } } },
    },
  });
}
