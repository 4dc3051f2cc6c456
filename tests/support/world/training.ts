import { join } from 'node:path';
import type { Ctx, Visitor } from '~/people/access/index.server';
import { contextAs, STRANGER } from '~/people/access/index.server';
import type { GrantedRole } from '~/people/access';
import { nameSortKey } from '~/people/accounts';
import { readRegionData } from '~/people/regions/index.server';
import { contextFor } from '~/platform/context.server';
import { WRITER } from '~/platform/db/db.server';
import { projectRoot } from '~/platform/project-root.server';
import { runtime, setRuntime, type Runtime } from '~/platform/runtime.server';
import { openStorage } from '~/platform/storage.server';
import type { CohortInput } from '~/training/cohorts';
import { confirmImport, createCohort, findCohort, prepareImport, type CohortFacts } from '~/training/cohorts/index.server';
import { importProgrammes } from '~/training/programmes/index.server';
import type { TestDatabase } from '#tests/support/database';
import { temporaryFolder } from '#tests/support/database';

export const TODAY = new Date('2017-07-03T02:00:00Z');
export const GRESIK = '35.25';
export const SIDOARJO = '35.15';
export const SURABAYA = '35.78';

const REGIONS = readRegionData().filter(({ level }) => level !== 'desa-kelurahan').map(({ code, parent, level, name }) => ({ code, parentCode: parent, level, name }));

/** Boots what use cases need on a test database: runtime, clock that stands still, storage, regions and programmes. */
export async function trainingWorld(database: TestDatabase, now: Date = TODAY): Promise<{ system: Ctx; runtime: Runtime }> {
  const dataDir = temporaryFolder();
  const env = { dataDir, databaseUrl: database.url, port: 3000, host: '127.0.0.1', publicUrl: 'https://bekal.contoh.id', demo: false, keyPassphrase: null, signer: { kind: 'local' as const }, archiveRenewMonths: 12 };
  setRuntime({ env, database, storage: openStorage(dataDir), clock: { now: () => now } });
  await database[WRITER].region.createMany({ data: REGIONS });
  const system = contextFor<Visitor>({ ...STRANGER, name: 'sistem' }, now);
  await importProgrammes(system, { file: join(projectRoot(), 'prisma/seed/programmes.yml'), courses: [] });
  return { system, runtime: runtime() };
}

/** A person with one role in one region. */
export async function personWithRole(name: string, role: GrantedRole | null, region = '35'): Promise<string> {
  const now = runtime().clock.now();
  const grants = role ? { create: { role, regionCode: region, grantedAt: now } } : {};
  const { id } = await runtime().database[WRITER].person.create({ data: { name, sortName: nameSortKey(name), createdAt: now, grants }, select: { id: true } });
  return id;
}

/** Acts as a person with the grants stored for that person. */
export const actingAs = (personId: string): Promise<Ctx> => contextAs(personId, runtime().clock.now());

/** A NIK of the right structure that belongs to nobody: serials from 9900. */
export function inventedNik(index: number, district = '352510', woman = false): string {
  const day = String((index % 28) + 1 + (woman ? 40 : 0)).padStart(2, '0');
  return `${district}${day}0${(index % 9) + 1}${String(70 + (index % 20)).padStart(2, '0')}${9900 + (index % 100)}`;
}

export interface ListedNominee { name?: string; nik?: string; phone?: string; regency?: string; district?: string; experience?: string; email?: string }

/** A nomination list as csv, in the columns such lists have. */
export function nominationCsv(nominees: readonly ListedNominee[]): Uint8Array {
  const header = 'No;Nama Lengkap;NIK;L/P;HP;Surel;Kabupaten/Kota;Kecamatan;Organisasi;Pengalaman';
  const rows = nominees.map((nominee, at) => [
    at + 1, nominee.name ?? `Warga ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at % 26] ?? ''} ${'Satu Dua Tiga Empat Lima Enam'.split(' ')[Math.floor(at / 26)] ?? ''}`.trim(),
    nominee.nik ?? inventedNik(at), '', nominee.phone ?? `0812990${String(10000 + at)}`, nominee.email ?? '', nominee.regency ?? 'Kabupaten Gresik', nominee.district ?? '', 'PKK', nominee.experience ?? '',
  ].map((cell) => (/[;"\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(';'));
  return new TextEncoder().encode([header, ...rows].join('\r\n'));
}

/** The angkatan of July 2017: 30 seats in Gresik (10), Sidoarjo (10) and Surabaya (10), or other quotas. */
export async function pembekalan(ctx: Ctx, change: Partial<CohortInput> = {}): Promise<CohortFacts> {
  const made = await createCohort(ctx, {
    programme: 'pembekalan-pensosmas', title: 'Pembekalan Calon Relawan Pensosmas', number: 1, startsOn: '2017-07-26', endsOn: '2017-07-29',
    place: 'Hotel Quest, Kota Surabaya', mode: 'tatap-muka', quota: 30, contactName: 'Panitia', contactPhone: '0812-9900-0000',
    quotas: [GRESIK, SIDOARJO, SURABAYA].map((regencyCode) => ({ regencyCode, quota: 10 })), ...change,
  });
  if (!made.ok) throw new Error(made.refusal.code);
  const cohort = await findCohort(ctx.read, made.value.id);
  if (!cohort) throw new Error('no cohort');
  return cohort;
}

/** Nominees entered through an import that was confirmed. */
export async function nominated(ctx: Ctx, cohort: CohortFacts, nominees: readonly ListedNominee[]): Promise<void> {
  const read = await prepareImport(ctx, cohort, { fileName: 'usulan.csv', bytes: nominationCsv(nominees) });
  if (!read.ok) throw new Error(read.refusal.code);
  const saved = await confirmImport(ctx, cohort, read.value.importId);
  if (!saved.ok || saved.value.saved !== nominees.length) throw new Error(saved.ok ? `saved ${saved.value.saved} of ${nominees.length}` : saved.refusal.code);
}
