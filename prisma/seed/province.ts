import { displayName, EAST_JAVA } from '~/people/regions';
import { regionsBelow } from '~/people/regions/index.server';
import type { ReadDb } from '~/platform/context.server';

export interface Home { readonly regency: string; readonly regencyCode: string; readonly district: string; readonly districtCode: string }

/** One kecamatan of each kabupaten/kota, with names as people write them; a round gives another kecamatan. */
export async function homesOf(db: ReadDb, round = 0): Promise<Home[]> {
  const regencies = await regionsBelow(db, EAST_JAVA);
  const sorted = [...regencies].sort((a, b) => a.code.localeCompare(b.code));
  return Promise.all(sorted.map(async (regency) => {
    const districts = await regionsBelow(db, regency.code);
    const district = districts[round % districts.length];
    if (!district) throw new Error(`demo: no kecamatan in ${regency.name}`);
    return { regency: displayName(regency), regencyCode: regency.code, district: district.name, districtCode: district.code };
  }));
}
