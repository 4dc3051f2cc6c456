import { GRANTED_ROLES, isRegionCode } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { isUniqueViolation } from '~/platform/db/errors.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { hashPassword, PASSWORD_MIN } from './password.server';
import { nameSortKey, readName, type NameRefusal } from './person-name';
import { insertStaff, type NewStaff } from './staff.data.server';

export type StaffRefusal = NameRefusal | 'staff-email' | 'staff-password' | 'staff-role' | 'staff-taken';

/** Makes the account of somebody who works with the system: person, roles by region, password. For the command line and the seed. */
export async function addStaff(ctx: Ctx, staff: NewStaff, password: string): Promise<Outcome<{ personId: string }, StaffRefusal>> {
  const name = readName(staff.name);
  if (!name.ok) return name;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(staff.email)) return refuse('staff-email');
  if (password.length < PASSWORD_MIN) return refuse('staff-password', { min: PASSWORD_MIN });
  if (staff.grants.some(({ role, region }) => !GRANTED_ROLES.includes(role) || !isRegionCode(region))) return refuse('staff-role');
  const hash = await hashPassword(password);
  const row = { ...staff, name: name.value.name, email: staff.email.toLowerCase() };
  try {
    return await ctx.transaction(async (tx, audit) => {
      const personId = await insertStaff(tx, row, nameSortKey(row.name), hash, ctx.now);
      audit({ action: 'staff.added', subjectType: 'Person', subjectId: personId, region: staff.regencyCode ?? null, detail: { roles: staff.grants.map(({ role, region }) => `${role} ${region}`) } });
      return done({ personId });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('staff-taken', {}, 'conflict');
    throw error;
  }
}
