import { z } from 'zod';
import type { DemoAccount } from '~/people/accounts/index.server';
import type { Ctx } from '~/people/access/index.server';
import { runtime } from '~/platform/runtime.server';
import type { ReadDb, Tx } from '~/platform/context.server';

const KEY = 'demo.seed';
/** Read by the sign-in page. */
const ACCOUNTS_KEY = 'demo.accounts';
const Marker = z.object({ startedAt: z.string(), finishedAt: z.string().nullable() });

/** `foreign`: the database holds somebody, and no demo was begun in it. */
export type DemoState = 'empty' | 'begun' | 'finished' | 'foreign';

export async function demoState(db: ReadDb): Promise<DemoState> {
  const row = await db.setting.findUnique({ where: { key: KEY }, select: { value: true } });
  if (row) return Marker.parse(row.value).finishedAt === null ? 'begun' : 'finished';
  const [people, cohorts] = await Promise.all([db.person.count(), db.cohort.count()]);
  return people + cohorts === 0 ? 'empty' : 'foreign';
}

const put = (tx: Tx, key: string, value: object, at: Date) =>
  tx.setting.upsert({ where: { key }, create: { key, value, updatedAt: at }, update: { value, updatedAt: at } });

const instant = (): string => runtime().clock.now().toISOString();

export async function markBegun(ctx: Ctx): Promise<void> {
  await ctx.transaction(async (tx, audit) => {
    await put(tx, KEY, { startedAt: instant(), finishedAt: null }, ctx.now);
    audit({ action: 'demo.begun', subjectType: 'Setting', subjectId: KEY });
  });
}

/** Everybody in the database is invented, and from now on the sign-in page may show the accounts. */
export async function markFinished(ctx: Ctx, accounts: readonly DemoAccount[]): Promise<void> {
  await ctx.transaction(async (tx, audit) => {
    await tx.person.updateMany({ data: { demo: true } });
    await put(tx, ACCOUNTS_KEY, accounts.map((account) => ({ ...account })), ctx.now);
    await put(tx, KEY, { startedAt: ctx.now.toISOString(), finishedAt: instant() }, ctx.now);
    audit({ action: 'demo.finished', subjectType: 'Setting', subjectId: KEY, detail: { accounts: accounts.length } });
  });
}
