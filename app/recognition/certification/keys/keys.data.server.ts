import type { ReadDb } from '~/platform/context.server';

/** How many certificates each key has sealed, by key identifier. */
export async function sealedByKey(db: ReadDb): Promise<ReadonlyMap<string, number>> {
  const rows = await db.certificate.groupBy({ by: ['keyId'], where: { sealedAt: { not: null } }, _count: { _all: true } });
  return new Map(rows.flatMap(({ keyId, _count }) => (keyId === null ? [] : [[keyId, _count._all]])));
}
