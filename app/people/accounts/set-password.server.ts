import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { closeAllSessions, openSession } from '~/platform/session.server';
import { hashPassword } from './password.server';
import { findProfile, writePassword } from './profile.data.server';

export type PasswordRefusal = 'password-is-known' | 'password-needs-office';

/** Sets one's own password, ends every other session and answers with the cookie of a fresh one. */
export async function setPassword(ctx: Ctx, password: string): Promise<Outcome<{ cookie: string }, PasswordRefusal>> {
  const { personId } = ctx.actor;
  const profile = await findProfile(ctx.read, personId);
  const plain = password.toLowerCase();
  // A forwarded invitation must not become the key to an office role.
  if (ctx.actor.openedWith === 'invitation' && (profile?.grants.length ?? 0) > 0) return refuse('password-needs-office', {}, 'forbidden');
  const known = [profile?.phone?.replace('+62', '0'), profile?.nik, profile?.nip, profile?.email, profile?.birthDate, profile?.name];
  if (known.some((fact) => fact && plain.includes(fact.toLowerCase()))) return refuse('password-is-known');
  const hash = await hashPassword(password);
  await ctx.transaction(async (tx, audit) => {
    await writePassword(tx, personId, hash, ctx.now);
    audit({ action: 'password.set', subjectType: 'Person', subjectId: personId });
  });
  await closeAllSessions(personId);
  return done({ cookie: await openSession(personId, ctx.actor.openedWith ?? 'password') });
}
