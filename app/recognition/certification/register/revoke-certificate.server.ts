import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findCertificate, insertRevocation } from './certificate.data.server';
import type { RevocationGroup } from './certificate-status';

export interface RevocationRequest {
  readonly certificateId: string;
  readonly group: RevocationGroup;
  /** Kept inside; the public page shows the group alone. */
  readonly reason: string;
}
export type RevocationRefusal = 'certificate-absent' | 'not-sealed' | 'already-replaced' | 'already-revoked';

/** Revokes a certificate for good, a suspended one too. Its PDF does not change; the public page says so from this moment. */
export async function revokeCertificate(ctx: Ctx, { certificateId, group, reason }: RevocationRequest): Promise<Outcome<{ number: string }, RevocationRefusal>> {
  return ctx.transaction(async (tx, audit) => {
    const certificate = await findCertificate(tx, { id: certificateId });
    if (!certificate) return refuse('certificate-absent', {}, 'absent');
    if (certificate.status === 'revoked') return refuse('already-revoked', {}, 'conflict');
    if (certificate.status === 'replaced') return refuse('already-replaced', {}, 'conflict');
    if (certificate.status !== 'valid' && certificate.status !== 'suspended') return refuse('not-sealed', {}, 'conflict');
    await insertRevocation(tx, { certificateId, reasonGroup: group, reason, revokedById: ctx.actor.id, revokedAt: ctx.now });
    audit({ action: 'certificate.revoked', subjectType: 'Certificate', subjectId: certificateId, region: certificate.participation.regencyCode, detail: { number: certificate.number, group, reason } });
    return done({ number: certificate.number });
  });
}
