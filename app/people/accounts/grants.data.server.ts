import { GRANTED_ROLES, type GrantedRole, type RegionCode } from '~/people/access';
import type { ReadDb, Tx } from '~/platform/context.server';

export interface StaffRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly grants: readonly { readonly id: string; readonly role: GrantedRole; readonly region: RegionCode; readonly since: Date }[];
}

/** Everybody who holds a role now, by name. */
export async function findStaff(db: ReadDb): Promise<StaffRow[]> {
  const rows = await db.person.findMany({
    where: { grants: { some: { endedAt: null } } }, orderBy: { sortName: 'asc' },
    select: {
      id: true, name: true, email: true,
      grants: { where: { endedAt: null }, orderBy: [{ role: 'asc' }, { regionCode: 'asc' }], select: { id: true, role: true, regionCode: true, grantedAt: true } },
    },
  });
  return rows.map(({ grants, ...person }) => ({
    ...person,
    grants: grants.flatMap(({ id, role, regionCode, grantedAt }) => {
      const known = GRANTED_ROLES.find((granted) => granted === role);
      return known ? [{ id, role: known, region: regionCode, since: grantedAt }] : [];
    }),
  }));
}

/** Somebody by e-mail address, in lower case as it is kept. */
export const findPersonByEmail = (db: ReadDb | Tx, email: string) => db.person.findFirst({ where: { email }, select: { id: true, name: true } });

/** A grant that holds, and whose it is. */
export const findGrant = (db: ReadDb | Tx, id: string) =>
  db.roleGrant.findFirst({ where: { id, endedAt: null }, select: { id: true, personId: true, role: true, regionCode: true, person: { select: { name: true } } } });

/** Gives a role in a region, or gives it again. @returns false when the person holds it already */
export async function beginGrant(tx: Tx, grant: { personId: string; role: GrantedRole; regionCode: RegionCode }, now: Date): Promise<boolean> {
  const where = { personId_role_regionCode: grant };
  const before = await tx.roleGrant.findUnique({ where, select: { endedAt: true } });
  if (before && before.endedAt === null) return false;
  await tx.roleGrant.upsert({ where, create: { ...grant, grantedAt: now }, update: { grantedAt: now, endedAt: null } });
  return true;
}

/** @returns false when it had ended meanwhile */
export async function endGrantRow(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.roleGrant.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })).count === 1;
}
