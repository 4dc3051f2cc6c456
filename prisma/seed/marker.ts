import { z } from 'zod';
import type { Ctx } from '~/people/access/index.server';
import type { ReadDb, Tx } from '~/platform/context.server';
import type { DemoAccount } from '~/people/accounts/index.server';

const KEY = 'demo.seed';
/** Read by the sign-in page. */
const ACCOUNTS_KEY = 'demo.accounts';
const Marker = z.object({ startedAt: z.string(), finishedAt: z.string().nullable() });
export type Marker = z.output<typeof Marker>;

/** Whether a demo was begun in this database, and finished. Null: never begun. */
export async function findMarker(db: ReadDb): Promise<Marker | null> {
  const row = await db.setting.findUnique({ where: { key: KEY }, select: { value: true } });
  return row && Marker.parse(row.value);
}

const put = (tx: Tx, key: string, value: Marker | DemoAccount[], at: Date) => {
  const json = JSON.parse(JSON.stringify(value)) as object;
  return tx.setting.upsert({ where: { key }, create: { key, value: json, updatedAt: at }, update: { value: json, updatedAt: at } });
};

export async function markBegun(ctx: Ctx): Promise<void> {
  await ctx.transaction(async (tx, audit) => {
    await put(tx, KEY, { startedAt: ctx.now.toISOString(), finishedAt: null }, ctx.now);
    audit({ action: 'demo.begun', subjectType: 'Setting', subjectId: KEY });
  });
}

/** Everybody in the database is invented; the sign-in page may show the accounts. */
export async function markFinished(ctx: Ctx, accounts: DemoAccount[]): Promise<void> {
  await ctx.transaction(async (tx, audit) => {
    await tx.person.updateMany({ data: { demo: true } });
    await put(tx, ACCOUNTS_KEY, accounts, ctx.now);
    await put(tx, KEY, { startedAt: ctx.now.toISOString(), finishedAt: new Date().toISOString() }, ctx.now);
    audit({ action: 'demo.finished', subjectType: 'Setting', subjectId: KEY, detail: { accounts: accounts.length } });
  });
}
