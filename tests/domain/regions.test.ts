import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ancestorAt, contains, displayName, findDistrict, findRegency, isKota, levelOf, overlaps, parentOf, placeName, shortName, villageKind,
} from '~/people/regions';
import { readRegionData } from '~/people/regions/index.server';

const all = readRegionData();
const regencies = all.filter((region) => region.level === 'kabupaten-kota');
const districts = all.filter((region) => region.level === 'kecamatan');
const villages = all.filter((region) => region.level === 'desa-kelurahan');
const anyRegion = fc.constantFrom(...all);

describe('the list of East Java', () => {
  test('has 38 kabupaten and kota, 666 kecamatan and 8,494 desa and kelurahan', () => {
    expect([regencies.length, districts.length, villages.length, all.length]).toEqual([38, 666, 8494, 9199]);
    expect(regencies.filter((region) => isKota(region.code))).toHaveLength(9);
  });

  test('has 7,721 desa and 773 kelurahan', () => {
    expect(villages.filter((region) => villageKind(region.code) === 'desa')).toHaveLength(7721);
    expect(villages.filter((region) => villageKind(region.code) === 'kelurahan')).toHaveLength(773);
  });

  test('has every parent before its children, and no code twice', () => {
    const seen = new Set<string>();
    for (const region of all) {
      if (region.parent) expect(seen.has(region.parent)).toBe(true);
      expect(seen.has(region.code)).toBe(false);
      seen.add(region.code);
    }
  });

  test('writes an apostrophe where the source has a double quote', () => {
    expect(all.filter((region) => region.name.includes('"'))).toEqual([]);
    expect(villages.find((region) => region.code === '35.25.01.2018')?.name).toBe("Ima'an");
    expect(districts.find((region) => region.code === '35.29.22')?.name).toBe("Ra'as");
  });

  test('says which package is missing instead of giving an empty province', () => {
    expect(() => readRegionData('35', '/nowhere')).toThrow(/provinces\.csv/);
  });
});

describe('codes', () => {
  test('tell level, parent and kind', () => {
    expect(['35', '35.15', '35.15.14', '35.15.14.2001', '35.1', 'x'].map(levelOf)).toEqual([
      'provinsi', 'kabupaten-kota', 'kecamatan', 'desa-kelurahan', null, null,
    ]);
    expect(parentOf('35.15.14.2001')).toBe('35.15.14');
    expect(parentOf('35')).toBeNull();
    expect(ancestorAt('35.15.14.2001', 'kabupaten-kota')).toBe('35.15');
    expect(ancestorAt('35.15', 'kecamatan')).toBeNull();
  });

  test('a region holds itself and all below it, and nothing beside it', () => {
    expect(contains('35', '35.15.14.2001')).toBe(true);
    expect(contains('35.15', '35.15')).toBe(true);
    expect(contains('35.15', '35.1')).toBe(false);
    expect(contains('35.15.14', '35.15')).toBe(false);
    expect(contains('35.1', '35.15')).toBe(false);
  });

  test('holding is transitive, and two regions that hold each other are one', () => {
    fc.assert(fc.property(anyRegion, anyRegion, anyRegion, (a, b, c) => {
      if (contains(a.code, b.code) && contains(b.code, c.code)) expect(contains(a.code, c.code)).toBe(true);
      if (contains(a.code, b.code) && contains(b.code, a.code)) expect(a.code).toBe(b.code);
      expect(overlaps(a.code, b.code)).toBe(overlaps(b.code, a.code));
    }));
  });
});

describe('names', () => {
  test('are shown with their kind', () => {
    expect(displayName({ code: '35.25.01.2018', name: "Ima'an" })).toBe("Desa Ima'an");
    expect(displayName({ code: '35.78.01.1001', name: 'Kebraon' })).toBe('Kelurahan Kebraon');
    expect(shortName({ code: '35.25', name: 'Kabupaten Gresik' })).toBe('Kab. Gresik');
    expect(placeName([{ code: '35.25', name: 'Kabupaten Gresik' }, { code: '35.25.01', name: 'Dukun' }])).toBe('Kecamatan Dukun, Kabupaten Gresik');
  });

  test.each([
    ['Kab. Gresik', '35.25'], ['GRESIK', '35.25'], ['kabupaten  gresik', '35.25'], ['Kota Malang', '35.73'], ['Kab Malang', '35.07'],
    ['Surabaya', '35.78'], ['Kodya Surabaya', '35.78'], ['35.15', '35.15'], ['Kab.Sidoarjo', '35.15'],
  ])('%j is found as %s', (typed, code) => {
    expect(findRegency(typed, regencies)).toMatchObject({ kind: 'found', region: { code } });
  });

  test('Malang alone could be either', () => {
    expect(findRegency('Malang', regencies)).toMatchObject({ kind: 'ambiguous', candidates: [{ code: '35.07' }, { code: '35.73' }] });
  });

  test.each([['Sidorajo', '35.15'], ['Gersik', '35.25'], ['Suroboyo', null], ['Jakarta', null], ['', null]])('%j suggests %s', (typed, code) => {
    const found = findRegency(typed, regencies);
    expect(found.kind === 'unknown' && (found.suggestion?.code ?? null)).toBe(code);
  });

  test('a kecamatan is one only inside its kabupaten or kota', () => {
    expect(findDistrict('Sawahan', districts)).toMatchObject({ kind: 'ambiguous' });
    expect(findDistrict('Kec. Sawahan', districts.filter((region) => region.parent === '35.78'))).toMatchObject({ kind: 'found', region: { code: '35.78.06' } });
    expect(findDistrict('raas', districts)).toMatchObject({ kind: 'found', region: { code: '35.29.22' } });
  });

  test('every kabupaten, kota and kecamatan is found by its own name', () => {
    for (const region of regencies) expect(findRegency(region.name, regencies)).toMatchObject({ kind: 'found', region: { code: region.code } });
    for (const region of districts) {
      expect(findDistrict(region.name, districts.filter((other) => other.parent === region.parent))).toMatchObject({ kind: 'found', region: { code: region.code } });
    }
  });
});
