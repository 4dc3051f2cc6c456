import type { ReadDb } from '~/platform/context.server';

/** The session that comes next for an angkatan. */
export async function findNextSession(db: ReadDb, cohortId: string, now: Date) {
  return db.trainingSession.findFirst({
    where: { cohortId, endsAt: { gte: now } }, orderBy: { startsAt: 'asc' },
    select: { title: true, startsAt: true, endsAt: true, place: true },
  });
}

/** A sealed certificate of this participation, if there is one. */
export async function hasCertificate(db: ReadDb, participationId: string): Promise<boolean> {
  return (await db.certificate.count({ where: { participationId, sealedAt: { not: null } } })) > 0;
}
