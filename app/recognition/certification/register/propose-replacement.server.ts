import type { Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { insertBatch, proposedNow } from '../batch/batch.data.server';
import type { Correction } from '../batch/correction';
import { readSettings } from '../settings/settings.data.server';
import { settingGaps } from '../settings/settings';
import { PRINTED_TITLES } from '../title';
import { findCertificate } from './certificate.data.server';

export type ReplacementRefusal = 'certificate-absent' | 'not-sealed' | 'already-replaced' | 'already-revoked' | 'already-suspended' | 'already-proposed' | 'settings-incomplete' | 'nothing-corrected';

/**
 * Asks for a corrected certificate in place of this one. It goes the way of every certificate: another person signs it,
 * and then it gets a number of its own while this one becomes "Diganti". Until then this one stays valid.
 */
export async function proposeReplacement(ctx: Ctx, { certificateId, correction }: { certificateId: string; correction: Correction }): Promise<Outcome<{ batchId: string }, ReplacementRefusal>> {
  const settings = await readSettings(ctx.read);
  const { signatory } = settings;
  if (!signatory || settingGaps(settings).length > 0) return refuse('settings-incomplete', {}, 'conflict');
  return ctx.transaction(async (tx, audit) => {
    const certificate = await findCertificate(tx, { id: certificateId });
    if (!certificate) return refuse('certificate-absent', {}, 'absent');
    const { status, participationId, participation } = certificate;
    if (status === 'revoked' || status === 'replaced' || status === 'suspended') return refuse(`already-${status}`, {}, 'conflict');
    if (status !== 'valid') return refuse('not-sealed', {}, 'conflict');
    const { reason: _reason, ...printed } = correction;
    const before: Partial<Record<keyof typeof printed, string>> = certificate.claims.participant;
    const changed = (Object.keys(printed) as (keyof typeof printed)[]).filter((key) => printed[key] !== undefined && printed[key] !== (before[key] ?? ''));
    if (changed.length === 0) return refuse('nothing-corrected');
    if ((await proposedNow(tx, [participationId])).size > 0) return refuse('already-proposed', {}, 'conflict');
    const batchId = await insertBatch(tx, {
      cohortId: certificate.batch.cohort.id, title: PRINTED_TITLES[settings.wording.title], subtitle: settings.wording.subtitle, issuedOn: civilDay(ctx.now), signatory,
      proposedById: ctx.actor.id, proposedAt: ctx.now, members: [{ participationId, replacesId: certificateId, correction }],
    });
    audit({ action: 'replacement.proposed', subjectType: 'Certificate', subjectId: certificateId, region: participation.regencyCode, detail: { batch: batchId, fields: changed, reason: correction.reason } });
    return done({ batchId });
  });
}
