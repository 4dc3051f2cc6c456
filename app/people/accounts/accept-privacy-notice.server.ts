import type { Ctx } from '~/people/access/index.server';
import { done, type Outcome } from '~/platform/outcome';
import { consentFactsFor, PRIVACY_NOTICE_VERSION, writeConsent } from './profile.data.server';

/** Records that a person read and accepted the notice in force (UU 27/2022 Pasal 5 and 21). Twice is once. */
export async function acceptPrivacyNotice(ctx: Ctx): Promise<Outcome<null>> {
  const { personId } = ctx.actor;
  if ((await consentFactsFor(ctx.read, [personId])).get(personId)?.privacyAccepted) return done(null);
  await ctx.transaction(async (tx, audit) => {
    await writeConsent(tx, personId, ctx.now);
    audit({ action: 'privacy-notice.accepted', subjectType: 'Person', subjectId: personId, detail: { version: PRIVACY_NOTICE_VERSION } });
  });
  return done(null);
}
