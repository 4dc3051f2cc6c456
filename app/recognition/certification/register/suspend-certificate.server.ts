import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { endSuspension, findCertificate, insertSuspension } from './certificate.data.server';
import type { SuspensionGroup } from './certificate-status';

export interface SuspensionRequest {
  readonly certificateId: string;
  readonly group: SuspensionGroup;
  /** Kept inside; the public page shows the group alone. */
  readonly reason: string;
}
export type SuspensionRefusal = 'certificate-absent' | 'not-sealed' | 'already-replaced' | 'already-revoked' | 'already-suspended';

/**
 * Takes a certificate out of force for the time being, while something about it is looked into. The public page says so
 * from this moment; lifting puts it back, revoking ends it. Its holder keeps number and file.
 */
export async function suspendCertificate(ctx: Ctx, { certificateId, group, reason }: SuspensionRequest): Promise<Outcome<{ number: string }, SuspensionRefusal>> {
  return ctx.transaction(async (tx, audit) => {
    const certificate = await findCertificate(tx, { id: certificateId });
    if (!certificate) return refuse('certificate-absent', {}, 'absent');
    const { status } = certificate;
    if (status === 'revoked' || status === 'replaced' || status === 'suspended') return refuse(`already-${status}`, {}, 'conflict');
    if (status !== 'valid') return refuse('not-sealed', {}, 'conflict');
    await insertSuspension(tx, { certificateId, reasonGroup: group, reason, suspendedById: ctx.actor.id, suspendedAt: ctx.now });
    audit({ action: 'certificate.suspended', subjectType: 'Certificate', subjectId: certificateId, region: certificate.participation.regencyCode, detail: { number: certificate.number, group, reason } });
    return done({ number: certificate.number });
  });
}

/** Ends the suspension of a certificate: it is valid again from this moment, and both stay in its history. */
export async function liftSuspension(ctx: Ctx, { certificateId, reason }: { certificateId: string; reason: string }): Promise<Outcome<{ number: string }, 'certificate-absent' | 'not-suspended'>> {
  return ctx.transaction(async (tx, audit) => {
    const certificate = await findCertificate(tx, { id: certificateId });
    if (!certificate) return refuse('certificate-absent', {}, 'absent');
    const { suspension, status } = certificate;
    const lifted = status === 'suspended' && suspension && (await endSuspension(tx, suspension.id, { liftedById: ctx.actor.id, liftedAt: ctx.now, liftReason: reason }));
    if (!lifted) return refuse('not-suspended', {}, 'conflict');
    audit({ action: 'certificate.suspension-lifted', subjectType: 'Certificate', subjectId: certificateId, region: certificate.participation.regencyCode, detail: { number: certificate.number, reason } });
    return done({ number: certificate.number });
  });
}
