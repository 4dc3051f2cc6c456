import type { Region } from './region';

export type RegionMatch =
  | { readonly kind: 'found'; readonly region: Region }
  /** The name fits several: Malang is a kabupaten and a kota. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Region[] }
  | { readonly kind: 'unknown'; readonly suggestion: Region | null };

/** Letters and digits alone, so that "PABEAN CANTIKAN", "Ra'as" and "Raas" meet. */
function key(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]/g, '');
}

const REGENCY_PREFIX = /^\s*(kabupaten|kab|kotamadya|kodya|kota)\b[.\s]*/i;
const DISTRICT_PREFIX = /^\s*(kecamatan|kec)\b[.\s]*/i;

/** Finds a kabupaten or kota by what people write: 'Kab. Gresik', 'GRESIK', 'Kota Malang', '35.25'. */
export function findRegency(typed: string, regencies: readonly Region[]): RegionMatch {
  const byCode = regencies.find((region) => region.code === typed.trim());
  if (byCode) return { kind: 'found', region: byCode };
  const prefix = REGENCY_PREFIX.exec(typed)?.[1]?.toLowerCase();
  const wantsKota = prefix === undefined ? null : prefix.startsWith('ko');
  const fitting = regencies.filter((region) => wantsKota === null || region.name.startsWith('Kota ') === wantsKota);
  return match(typed.replace(REGENCY_PREFIX, ''), fitting, (region) => region.name.replace(REGENCY_PREFIX, ''));
}

/** Finds a kecamatan by name among `districts`, which the caller has narrowed to one kabupaten or kota where it is known. */
export function findDistrict(typed: string, districts: readonly Region[]): RegionMatch {
  const byCode = districts.find((region) => region.code === typed.trim());
  if (byCode) return { kind: 'found', region: byCode };
  return match(typed.replace(DISTRICT_PREFIX, ''), districts, (region) => region.name);
}

function match(typed: string, regions: readonly Region[], nameOf: (region: Region) => string): RegionMatch {
  const wanted = key(typed).slice(0, 60);
  const same = regions.filter((region) => key(nameOf(region)) === wanted);
  if (same.length === 1 && same[0]) return { kind: 'found', region: same[0] };
  if (same.length > 1) return { kind: 'ambiguous', candidates: same };
  return { kind: 'unknown', suggestion: nearest(wanted, regions, nameOf) };
}

/** The one name at most two slips away (one for short names), or null when none or several are equally near. */
function nearest(wanted: string, regions: readonly Region[], nameOf: (region: Region) => string): Region | null {
  const allowed = wanted.length <= 4 ? 1 : 2;
  let best = allowed + 1;
  let found: Region | null = null;
  for (const region of regions) {
    const distance = slips(wanted, key(nameOf(region)));
    if (distance < best) {
      best = distance;
      found = region;
    } else if (distance === best && best <= allowed) {
      found = null;
    }
  }
  return wanted === '' ? null : found;
}

/** Letters added, dropped, changed or swapped with a neighbour (optimal string alignment). */
export function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
