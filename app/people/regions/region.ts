import { contains, isRegionCode, overlaps, type RegionCode } from '~/people/access';

export { contains, overlaps };

export const LEVELS = ['provinsi', 'kabupaten-kota', 'kecamatan', 'desa-kelurahan'] as const;
export type RegionLevel = (typeof LEVELS)[number];

/** One row of the Kemendagri list. `name` as listed: 'Kabupaten Gresik', 'Dukun', "Ima'an". */
export interface Region {
  readonly code: RegionCode;
  readonly parent: RegionCode | null;
  readonly level: RegionLevel;
  readonly name: string;
}

/** East Java, the province this office serves. */
export const EAST_JAVA: RegionCode = '35';

/** The level a code speaks of; null for what is no code. */
export function levelOf(code: string): RegionLevel | null {
  return isRegionCode(code) ? (LEVELS[code.split('.').length - 1] ?? null) : null;
}

/** '35.25.01' → '35.25'; null above the province and for what is no code. */
export function parentOf(code: string): RegionCode | null {
  return isRegionCode(code) && code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null;
}

/** The code cut to a level: regencyOf('35.25.01.2018') = '35.25'; null when the code does not reach that deep. */
export function ancestorAt(code: string, level: RegionLevel): RegionCode | null {
  const parts = code.split('.');
  const depth = LEVELS.indexOf(level) + 1;
  return isRegionCode(code) && parts.length >= depth ? parts.slice(0, depth).join('.') : null;
}

/** In the fourth group of the code 1xxx is a kelurahan and 2xxx a desa; null when the code is not of that level. */
export function villageKind(code: string): 'desa' | 'kelurahan' | null {
  if (levelOf(code) !== 'desa-kelurahan') return null;
  const first = code.split('.')[3]?.charAt(0);
  return first === '1' ? 'kelurahan' : first === '2' ? 'desa' : null;
}

/** A kota or a kabupaten: codes from 71 on are kota. */
export function isKota(code: string): boolean {
  return levelOf(code) === 'kabupaten-kota' && Number(code.slice(3)) >= 71;
}

/** With its kind before the name: 'Provinsi Jawa Timur', 'Kabupaten Gresik', 'Kecamatan Dukun', "Desa Ima'an". */
export function displayName(region: Pick<Region, 'code' | 'name'>): string {
  switch (levelOf(region.code)) {
    case 'provinsi': return `Provinsi ${region.name}`;
    case 'kecamatan': return `Kecamatan ${region.name}`;
    case 'desa-kelurahan': return `${villageKind(region.code) === 'kelurahan' ? 'Kelurahan' : 'Desa'} ${region.name}`;
    default: return region.name;
  }
}

/** For tables: 'Kab. Gresik', 'Kota Surabaya', 'Kec. Dukun', "Kel. Ima'an". */
export function shortName(region: Pick<Region, 'code' | 'name'>): string {
  return displayName(region)
    .replace(/^Kabupaten /, 'Kab. ').replace(/^Kecamatan /, 'Kec. ').replace(/^Kelurahan /, 'Kel. ');
}

/** From the smallest to the largest: 'Kecamatan Dukun, Kabupaten Gresik'. 34 names of kecamatan occur twice or more in East Java. */
export function placeName(regions: readonly Pick<Region, 'code' | 'name'>[]): string {
  return [...regions].sort((a, b) => b.code.length - a.code.length).map(displayName).join(', ');
}
