import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { forgetTries, takeTry } from '~/platform/rate-limit.server';
import { openSession } from '~/platform/session.server';
import { findAccount } from './account.data.server';
import { readNip } from './nip';
import { verifyPassword } from './password.server';
import { readPhone } from './phone';
import type { SignInInput } from './sign-in.schema';

export type SignInRefusal = 'sign-in-wrong' | 'sign-in-too-many';

const TRIES = 10;
const WINDOW_SECONDS = 15 * 60;

/** What was typed, as it is stored: e-mail in lower case, phone as +62…, NIP as 18 digits. */
function readLogin(raw: string): { email?: string; phone?: string; nip?: string } {
  if (raw.includes('@')) return { email: raw.toLowerCase() };
  const nip = readNip(raw);
  if (nip.ok) return { nip: nip.value.nip };
  const phone = readPhone(raw);
  return phone.ok ? { phone: phone.value } : {};
}

/** Signs a person in by e-mail, phone or NIP and password. A wrong account and a wrong password sound alike. */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<Outcome<{ cookie: string; name: string }, SignInRefusal>> {
  const login = readLogin(input.login);
  const key = `sign-in:${login.email ?? login.phone ?? login.nip ?? input.login}`;
  const wait = takeTry(key, TRIES, WINDOW_SECONDS, ctx.now);
  if (wait > 0) return refuse('sign-in-too-many', { minutes: Math.ceil(wait / 60) }, 'too-many');
  const account = await findAccount(ctx.read, login);
  if (!(await verifyPassword(account?.password?.hash ?? null, input.sandi)) || !account) return refuse('sign-in-wrong');
  forgetTries(key);
  await ctx.transaction(async (_tx, audit) => {
    audit({ action: 'session.opened', subjectType: 'Person', subjectId: account.id, region: account.regencyCode, detail: { with: 'password' } });
  });
  return done({ cookie: await openSession(account.id, 'password'), name: account.name });
}
