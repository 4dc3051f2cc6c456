import { join } from 'node:path';
import type { Ctx, Visitor } from '~/people/access/index.server';
import { STRANGER } from '~/people/access/index.server';
import type { GrantedRole } from '~/people/access';
import { nameSortKey } from '~/people/accounts';
import { readRegionData } from '~/people/regions/index.server';
import { contextFor } from '~/platform/context.server';
import { WRITER } from '~/platform/db/db.server';
import { projectRoot } from '~/platform/project-root.server';
import { runtime, setRuntime, type Runtime } from '~/platform/runtime.server';
import { openStorage } from '~/platform/storage.server';
import { importProgrammes } from '~/training/programmes/index.server';
import type { TestDatabase } from '#tests/support/database';
import { temporaryFolder } from '#tests/support/database';

export const TODAY = new Date('2017-07-03T02:00:00Z');
export const GRESIK = '35.25';
export const SIDOARJO = '35.15';
export const SURABAYA = '35.78';

/** Boots what use cases need on a test database: runtime, clock that stands still, storage, regions and programmes. */
export async function trainingWorld(database: TestDatabase, now: Date = TODAY): Promise<{ system: Ctx; runtime: Runtime }> {
  const dataDir = temporaryFolder();
  const env = { dataDir, databaseUrl: database.url, port: 3000, host: '127.0.0.1', publicUrl: 'https://bekal.contoh.id', demo: false, keyPassphrase: null };
  setRuntime({ env, database, storage: openStorage(dataDir), clock: { now: () => now } });
  const regions = readRegionData().filter(({ level }) => level !== 'desa-kelurahan');
  await database[WRITER].region.createMany({ data: regions.map(({ code, parent, level, name }) => ({ code, parentCode: parent, level, name })) });
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
