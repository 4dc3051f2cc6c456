import type { Ctx } from '~/people/access/index.server';
import { EAST_JAVA } from './region';
import { countRegions, insertRegions } from './region.data.server';
import { readRegionData, REGION_DATA_ATTRIBUTION } from './read-region-data.server';

/** Fills the table of regions of the province once. @returns rows written, 0 when they were there */
export async function importRegions(ctx: Ctx): Promise<number> {
  if ((await countRegions(ctx.read)) > 0) return 0;
  const regions = readRegionData();
  await ctx.transaction(async (tx, audit) => {
    await insertRegions(tx, regions);
    audit({ action: 'regions.imported', subjectType: 'Region', subjectId: EAST_JAVA, detail: { rows: regions.length, source: REGION_DATA_ATTRIBUTION.title } });
  });
  return regions.length;
}
