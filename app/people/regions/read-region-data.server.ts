import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { EAST_JAVA, levelOf, parentOf, type Region } from './region';

/** Shown wherever the list is used and shipped with it: the data set asks for it (Open Database License 1.0). */
export const REGION_DATA_ATTRIBUTION = {
  title: 'idn-area-data',
  address: 'https://github.com/fityannugroho/idn-area-data',
  licence: 'Open Database License (ODbL) 1.0',
  licenceAddress: 'https://opendatacommons.org/licenses/odbl/1-0/',
} as const;

const FILES = ['provinces.csv', 'regencies.csv', 'districts.csv', 'villages.csv'] as const;

/**
 * Reads the province with its kabupaten/kota, kecamatan and desa/kelurahan from the npm data package, largest first.
 * East Java: 1 + 38 + 666 + 8,494 rows. Throws when the package is missing or a row is not what its level promises.
 */
export function readRegionData(province: string = EAST_JAVA, folder: string = findDataFolder()): Region[] {
  return FILES.flatMap((file) => readLevel(join(folder, file), province));
}

/** Only the chosen province is parsed: a line of it begins with its code. */
function readLevel(path: string, province: string): Region[] {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const header = lines[0]?.split(',') ?? [];
  const nameColumn = header.indexOf('name');
  const own = lines.slice(1).filter((line) => line.startsWith(`${province}.`) || line.startsWith(`${province},`));
  const rows: string[][] = parse(own.join('\n'));
  return rows.map((row) => {
    const code = row[0] ?? '';
    const level = levelOf(code);
    const name = row[nameColumn];
    if (!level || !name) throw new Error(`${path}: row "${row.join(',')}" is no region`);
    return { code, parent: parentOf(code), level, name: mendName(name) };
  });
}

/** Nine names of East Java carry a double quote where Madurese and Javanese write an apostrophe: Soka"an → Soka'an. */
function mendName(name: string): string {
  return name.replace(/["\u2018\u2019`]/g, "'").replace(/\s+/g, ' ').trim();
}

/** Where npm put the package: beside this module, or beside the folder the process runs in. */
function findDataFolder(): string {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    for (const root of createRequire(from).resolve.paths('idn-area-data') ?? []) {
      const folder = join(root, 'idn-area-data', 'data');
      if (existsSync(join(folder, 'villages.csv'))) return folder;
    }
  }
  throw new Error(`The package idn-area-data is not installed (looked from ${dirname(process.cwd())} upwards); run npm ci`);
}
