import { WRITER, type PrismaClient } from '~/platform/db/db.server';
import { runtime, setRuntime } from '~/platform/runtime.server';
import { openStorage } from '~/platform/storage.server';
import type { ReadDb } from '~/platform/context.server';
import { ensureDemo } from '../../../prisma/seed';
import { dealStages, type Stage } from '../../../prisma/seed/journeys';
import type { TestDatabase } from '#tests/support/database';
import { temporaryFolder } from '#tests/support/database';

export interface DemoWorld {
  readonly db: PrismaClient;
  readonly now: Date;
  /** What the operator was told. */
  readonly said: readonly string[];
}

/** A system in demo mode on an empty database, as `npm start` finds it on a fresh clone. The clock stands still. */
export function emptyDemoSystem(database: TestDatabase, now = new Date()): DemoWorld & { said: string[] } {
  const dataDir = temporaryFolder();
  const env = { dataDir, databaseUrl: database.url, port: 3000, host: '127.0.0.1', publicUrl: 'https://bekal.contoh.id', demo: true, keyPassphrase: null, signer: { kind: 'local' as const }, archiveRenewMonths: 12 };
  setRuntime({ env, database, storage: openStorage(dataDir), clock: { now: () => now } });
  return { db: runtime().database[WRITER], now, said: [] };
}

/** The finished demo. */
export async function demoWorld(database: TestDatabase): Promise<DemoWorld> {
  const world = emptyDemoSystem(database);
  await ensureDemo((line) => world.said.push(line));
  return world;
}

/** The thirty of the first angkatan with the stage the demo means them to be at, by participation. */
export async function intendedStages(db: ReadDb): Promise<Map<string, Stage>> {
  const chosen = await db.participation.findMany({
    where: { cohort: { programme: { key: 'pembekalan-pensosmas' } }, events: { some: { toStatus: 'selected', reason: null } } },
    orderBy: { nominationOrder: 'asc' }, select: { id: true, status: true },
  });
  const replacement = await db.participation.findFirstOrThrow({
    where: { cohort: { programme: { key: 'pembekalan-pensosmas' } }, events: { some: { toStatus: 'selected', NOT: { reason: null } } } }, select: { id: true },
  });
  const stages = dealStages(chosen.length);
  return new Map(chosen.map(({ id, status }, index) => [status === 'declined' ? replacement.id : id, stages[index] ?? 'invited']));
}
