import type { ReadDb } from '~/platform/context.server';

/** The account behind what a person typed at the door: e-mail, phone or NIP in stored form. */
export async function findAccount(db: ReadDb, login: { email?: string; phone?: string; nip?: string }) {
  const where = login.email ? { email: login.email } : login.phone ? { phone: login.phone } : login.nip ? { nip: login.nip } : null;
  if (!where) return null;
  return db.person.findFirst({ where, select: { id: true, name: true, regencyCode: true, password: { select: { hash: true } } } });
}

export interface DemoAccount {
  readonly role: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

const DEMO_KEY = 'demo.accounts';

/** Accounts shown on the sign-in page of a demo; the seed writes them with passwords made at first start. */
export async function findDemoAccounts(db: ReadDb): Promise<DemoAccount[]> {
  const row = await db.setting.findUnique({ where: { key: DEMO_KEY }, select: { value: true } });
  return Array.isArray(row?.value) ? (row.value as unknown as DemoAccount[]) : [];
}
