import { randomBytes } from 'node:crypto';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { addStaff, type StaffRefusal } from './add-staff.server';
import { beginGrant, endGrantRow, findGrant, findPersonByEmail } from './grants.data.server';
import type { GrantInput } from './grants.schema';

export type GrantRefusal = StaffRefusal | 'grant-name-missing' | 'grant-held' | 'grant-absent' | 'grant-own';

export interface Granted {
  readonly name: string;
  /** First password of an account that was made just now; kept nowhere, said once. */
  readonly password: string | null;
}

/**
 * Gives a role in a region to whoever has this e-mail address; makes the account where nobody has it. Roles begin at
 * the person's next request.
 */
export async function grantRole(ctx: Ctx, { email, name, role, region }: Extract<GrantInput, { intent: 'grant' }>): Promise<Outcome<Granted, GrantRefusal>> {
  const person = await findPersonByEmail(ctx.read, email);
  if (!person) {
    if (name === null) return refuse('grant-name-missing');
    const password = randomBytes(12).toString('base64url');
    const added = await addStaff(ctx, { name, email, grants: [{ role, region }] }, password);
    return added.ok ? done({ name, password }) : added;
  }
  return ctx.transaction(async (tx, audit) => {
    if (!(await beginGrant(tx, { personId: person.id, role, regionCode: region }, ctx.now))) return refuse('grant-held', { name: person.name }, 'conflict');
    audit({ action: 'grant.given', subjectType: 'Person', subjectId: person.id, region, detail: { role } });
    return done({ name: person.name, password: null });
  });
}

/**
 * Ends a role at once. Nobody ends their own role of administrator: somebody has to be able to give it back.
 * What was done in the role stays as it was.
 */
export async function endRole(ctx: Ctx, grantId: string): Promise<Outcome<{ name: string }, GrantRefusal>> {
  const grant = await findGrant(ctx.read, grantId);
  if (!grant) return refuse('grant-absent', {}, 'absent');
  if (grant.personId === ctx.actor.personId && grant.role === 'admin') return refuse('grant-own');
  return ctx.transaction(async (tx, audit) => {
    if (!(await endGrantRow(tx, grant.id, ctx.now))) return refuse('grant-absent', {}, 'absent');
    audit({ action: 'grant.ended', subjectType: 'Person', subjectId: grant.personId, region: grant.regionCode, detail: { role: grant.role } });
    return done({ name: grant.person.name });
  });
}
