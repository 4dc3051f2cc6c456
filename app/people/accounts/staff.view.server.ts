import type { Ctx } from '~/people/access/index.server';
import { EAST_JAVA } from '~/people/regions';
import { regionNames, regionsBelow } from '~/people/regions/index.server';
import { civilDay } from '~/platform/clock';
import { findStaff } from './grants.data.server';

/** Who holds which role where, and the regions a role can be given in. Grants of the asking administrator are marked. */
export async function staffView(ctx: Ctx) {
  const [staff, regencies] = await Promise.all([findStaff(ctx.read), regionsBelow(ctx.read, EAST_JAVA)]);
  const names = await regionNames(ctx.read, staff.flatMap(({ grants }) => grants.map(({ region }) => region)));
  const grants = staff.flatMap(({ id, name, email, grants: held }) => held.map((grant) => ({
    ...grant, name, email, since: civilDay(grant.since), region: grant.region === EAST_JAVA ? null : (names.get(grant.region) ?? grant.region),
    mayEnd: !(id === ctx.actor.personId && grant.role === 'admin'),
  })));
  return { grants, regencies };
}
export type StaffView = Awaited<ReturnType<typeof staffView>>;
