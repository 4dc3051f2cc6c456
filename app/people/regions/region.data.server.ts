import type { ReadDb, Tx } from '~/platform/context.server';
import type { Region } from './region';

export type RegionRow = Pick<Region, 'code' | 'name'>;

const known = new WeakMap<object, Map<string, RegionRow[]>>();

/** Active regions directly below a code, by name. Regions change with a decree, not with a request: kept in memory. */
export async function regionsBelow(db: ReadDb, parentCode: string): Promise<RegionRow[]> {
  const memory = known.get(db) ?? new Map<string, RegionRow[]>();
  known.set(db, memory);
  const kept = memory.get(parentCode);
  if (kept) return kept;
  const rows = await db.region.findMany({ where: { parentCode, active: true }, orderBy: { name: 'asc' }, select: { code: true, name: true } });
  if (rows.length > 0) memory.set(parentCode, rows);
  return rows;
}

/** Names of regions by code, for showing lists. */
export async function regionNames(db: ReadDb, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.region.findMany({ where: { code: { in: [...new Set(codes)] } }, select: { code: true, name: true } });
  return new Map(rows.map((row) => [row.code, row.name]));
}

export const countRegions = (db: ReadDb): Promise<number> => db.region.count();

const CHUNK = 500;

/** Writes the rows of a region list in chunks. */
export async function insertRegions(tx: Tx, regions: readonly Region[]): Promise<void> {
  for (let at = 0; at < regions.length; at += CHUNK) {
    const data = regions.slice(at, at + CHUNK).map(({ code, parent, level, name }) => ({ code, parentCode: parent, level, name }));
    await tx.region.createMany({ data });
  }
}
