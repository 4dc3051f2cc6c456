import type { RevocationReason } from '#certificates';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { Runtime } from '~/platform/runtime.server';
import { ownCertificates } from './own-certificates.server';
import { currentList } from './revocation-list.server';
import { addKeyRevocation, findKeyRevocation } from './trust.data.server';

/** Reasons an operator may give (RFC 5280, 5.3.1). */
export const KEY_REVOCATION_REASONS: readonly RevocationReason[] = ['unspecified', 'keyCompromise', 'affiliationChanged', 'superseded', 'cessationOfOperation'];

/**
 * Records that a certificate of the institution's keys is not to be believed from a moment on, and publishes a list that
 * says so. What was stamped before that moment stays genuine. The root cannot be revoked by a list it signs itself.
 * There is no way back: a list never loses an entry.
 */
export async function revokeKey(
  rt: Runtime, ctx: Ctx, input: { readonly serial: string; readonly reason: RevocationReason; readonly at: Date },
): Promise<Outcome<{ name: string; list: number }, 'unknown-key' | 'root-key' | 'revoked-before' | 'in-future'>> {
  const serial = input.serial.toLowerCase().replace(/[^0-9a-f]/g, '').replace(/^0+(?=.)/, '');
  const key = (await ownCertificates(rt.env.dataDir)).find((certificate) => certificate.serial === serial);
  if (!key) return refuse('unknown-key', {}, 'absent');
  if (key.holder === 'root') return refuse('root-key', {}, 'conflict');
  if (input.at > ctx.now) return refuse('in-future', {}, 'conflict');
  const recorded = await ctx.transaction(async (tx, audit): Promise<Outcome<null, 'revoked-before'>> => {
    if (await findKeyRevocation(tx, serial)) return refuse('revoked-before', {}, 'conflict');
    await addKeyRevocation(tx, { serial, name: key.name, reason: input.reason, at: input.at }, { byId: ctx.actor.id, at: ctx.now });
    audit({ action: 'key.revoked', subjectType: 'Key', subjectId: serial, detail: { name: key.name, reason: input.reason, at: input.at.toISOString() } });
    return done(null);
  });
  if (!recorded.ok) return recorded;
  return done({ name: key.name, list: (await currentList(rt, ctx.now)).number });
}
