import type { ReadDb, Tx } from '~/platform/context.server';

/** Confirmed participants of an angkatan who have no card yet. */
export async function findCardless(db: ReadDb | Tx, cohortId: string): Promise<{ id: string; regencyCode: string }[]> {
  return db.participation.findMany({ where: { cohortId, status: 'confirmed', cardCode: null }, select: { id: true, regencyCode: true }, orderBy: { nominationOrder: 'asc' } });
}

/** The codes among these that somebody already has. */
export async function takenCodes(db: ReadDb | Tx, codes: readonly string[]): Promise<Set<string>> {
  const rows = await db.participation.findMany({ where: { cardCode: { in: [...codes] } }, select: { cardCode: true } });
  return new Set(rows.flatMap(({ cardCode }) => (cardCode === null ? [] : [cardCode])));
}

/** Gives a card to somebody who has none. False when another request was faster. */
export async function giveCode(tx: Tx, participationId: string, cardCode: string): Promise<boolean> {
  const { count } = await tx.participation.updateMany({ where: { id: participationId, cardCode: null, status: 'confirmed' }, data: { cardCode } });
  return count === 1;
}

/** The sessions of an angkatan that are still to come, the next one first. */
export async function findNextSession(db: ReadDb, cohortId: string, now: Date) {
  return db.trainingSession.findFirst({ where: { cohortId, endsAt: { gt: now } }, orderBy: { startsAt: 'asc' }, select: { title: true, startsAt: true, endsAt: true, place: true } });
}
