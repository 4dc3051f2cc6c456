import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoAccount } from '~/people/accounts/index.server';
import type { PrismaClient } from '~/platform/db/db.server';
import { seedDemo } from '../../prisma/seed';
import { forEachDialect } from '#tests/support/database';
import { freshDemoSystem } from '#tests/support/world/demo';

forEachDialect((_dialect, open) => {
  describe('the demo', () => {
    let db: PrismaClient;
    let accounts: DemoAccount[];
    beforeAll(async () => {
      db = freshDemoSystem(await open()).write;
      accounts = await seedDemo(() => undefined);
    }, 120_000);

    it('has thirty places in the first angkatan: 29 confirmed, one unanswered, one declined and replaced from the reserve', async () => {
      const counts = await db.participation.groupBy({ by: ['status'], where: { cohort: { number: 1, programme: { key: 'pembekalan-pensosmas' } } }, _count: true });
      expect(Object.fromEntries(counts.map(({ status, _count }) => [status, _count]))).toEqual({ confirmed: 29, selected: 1, declined: 1, reserve: 11 });
      expect(accounts.length).toBeGreaterThanOrEqual(8);
    });
  });
});
