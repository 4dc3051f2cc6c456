import type { RevocationReason, RevokedCertificate } from '#certificates';
import type { ReadDb, Tx } from '~/platform/context.server';

/** A published list of revoked keys. */
export interface PublishedList {
  readonly rootKeyId: string;
  readonly number: number;
  readonly pem: string;
  /** How many keys it names: a list that names fewer than are revoked is out of date at once. */
  readonly entries: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
}

/** The newest list of a root, by its key identifier. */
export function newestList(db: ReadDb, rootKeyId: string): Promise<PublishedList | null> {
  return db.revocationList.findFirst({ where: { rootKeyId }, orderBy: { number: 'desc' } });
}

/** PEM of the newest list of every root: what files are verified against. */
export async function newestLists(db: ReadDb): Promise<string[]> {
  const rows = await db.revocationList.findMany({ orderBy: { number: 'desc' }, distinct: ['rootKeyId'], select: { pem: true } });
  return rows.map(({ pem }) => pem);
}

export const addList = (tx: Tx, list: PublishedList): Promise<unknown> => tx.revocationList.create({ data: list });

/** A revoked key with its holder's name. */
export interface RevokedKey extends RevokedCertificate {
  readonly name: string;
}

/** Every key that was ever revoked; none leaves the list again. */
export async function revokedKeys(db: ReadDb): Promise<RevokedKey[]> {
  const rows = await db.keyRevocation.findMany({ orderBy: [{ recordedAt: 'asc' }, { serial: 'asc' }], select: { serial: true, name: true, reason: true, revokedAt: true } });
  return rows.map(({ serial, name, reason, revokedAt }) => ({ serial, name, at: revokedAt, reason: reason as RevocationReason }));
}

export const findKeyRevocation = (db: ReadDb, serial: string): Promise<{ serial: string } | null> =>
  db.keyRevocation.findUnique({ where: { serial }, select: { serial: true } });

export function addKeyRevocation(tx: Tx, key: RevokedKey, recorded: { byId: string | null; at: Date }): Promise<unknown> {
  const { serial, name, reason, at } = key;
  return tx.keyRevocation.create({ data: { serial, name, reason, revokedAt: at, recordedById: recorded.byId, recordedAt: recorded.at } });
}
