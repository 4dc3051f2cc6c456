import { createCrl } from '#certificates';
import { systemContext, type Ctx } from '~/people/access/index.server';
import { done, refuse } from '~/platform/outcome';
import type { Runtime } from '~/platform/runtime.server';
import { openAuthority } from '../keys/open-keys.server';
import { inUse, ownCertificates } from './own-certificates.server';
import { addList, newestList, revokedKeys, type PublishedList } from './trust.data.server';

/** How long a list may be used, and after how long a new one is made: six days are left to mend what is broken. */
const VALID_DAYS = 7;
const RENEWED_AFTER_MS = 86_400_000;

function isCurrent(list: PublishedList, revoked: number, now: Date): boolean {
  return list.entries === revoked && now.getTime() - list.thisUpdate.getTime() < RENEWED_AFTER_MS && list.thisUpdate <= now;
}

/**
 * The current list of the institution's revoked keys; a new one with the next number is made and recorded when the
 * last is a day old or lacks a revocation. Two at once make one: the second takes what the first recorded.
 * @throws KeyError when a new one is needed and the root cannot be opened
 */
export async function currentList(rt: Runtime, now: Date): Promise<PublishedList> {
  const ctx = systemContext(now);
  const root = inUse(await ownCertificates(rt.env.dataDir), 'root');
  const [last, revoked] = [root && await newestList(ctx.read, root.keyId), await revokedKeys(ctx.read)];
  if (last && isCurrent(last, revoked.length, now)) return last;
  const authority = await openAuthority(rt);
  const rootKeyId = root?.keyId ?? inUse(await ownCertificates(rt.env.dataDir), 'root')?.keyId ?? '';
  const number = (last?.number ?? 0) + 1;
  const pem = createCrl(authority.root, { number, now, revoked, validDays: VALID_DAYS });
  const list = { rootKeyId, number, pem, entries: revoked.length, thisUpdate: now, nextUpdate: new Date(now.getTime() + VALID_DAYS * 86_400_000) };
  return record(ctx, list);
}

async function record(ctx: Ctx, list: PublishedList): Promise<PublishedList> {
  const { rootKeyId, number, entries } = list;
  const recorded = await ctx.transaction(async (tx, audit) => {
    const newest = await newestList(tx, rootKeyId);
    if (newest && newest.number >= number) return refuse('made-meanwhile');
    await addList(tx, list);
    audit({ action: 'revocation-list.published', subjectType: 'RevocationList', subjectId: `${rootKeyId}:${number}`, detail: { number, entries } });
    return done(null);
  });
  if (recorded.ok) return list;
  return (await newestList(ctx.read, rootKeyId)) ?? list;
}
