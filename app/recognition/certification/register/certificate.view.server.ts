import { can, type Permission } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { personNames } from '../batch/printed.data.server';
import { findArchive } from '../trust/archive.data.server';
import { formatCertificateCode } from '../certificate-code';
import { findCertificate, type CertificateFacts } from './certificate.data.server';

/** The region whose officers keep this certificate; for the guard. */
export async function certificateScope(ctx: Ctx, id: string): Promise<{ kind: 'region'; region: string } | null> {
  const certificate = await findCertificate(ctx.read, { id });
  return certificate && { kind: 'region', region: certificate.participation.regencyCode };
}

/** One entry of the register: what is printed, where it stands, who did what and when. */
export async function certificateView(ctx: Ctx, id: string) {
  const row = await findCertificate(ctx.read, { id });
  if (!row) return null;
  const names = await personNames(ctx.read, [
    row.batch.proposedById, row.batch.approvedById, row.revocation?.revokedById ?? null, ...row.suspensions.flatMap(({ suspendedById, liftedById }) => [suspendedById, liftedById]),
  ]);
  const may = (permission: Permission) => can({ ...ctx.actor, id: ctx.actor.personId }, permission, { kind: 'region', region: row.participation.regencyCode });
  return {
    id: row.id, number: row.number, status: row.status, code: formatCertificateCode(row.code), publicPath: `/v/${row.code}`, claims: row.claims,
    file: row.pdfBytes !== null && row.pdfSha256 !== null ? { bytes: row.pdfBytes, sha256: row.pdfSha256, keyId: row.keyId ?? '' } : null,
    archive: row.sealedAt ? ((await findArchive(ctx.read, id)) ?? WAITING) : null,
    chain: chainOf(row, (personId) => names.get(personId ?? '') ?? null),
    mayDownload: may('certificate:read') && row.sealedAt !== null, mayRevoke: may('certificate:revoke') && (row.status === 'valid' || row.status === 'suspended'),
    maySuspend: may('certificate:revoke') && row.status === 'valid', mayLift: may('certificate:revoke') && row.status === 'suspended', mayReplace: may('batch:propose') && row.status === 'valid',
  };
}
/** How long the file can be proven: not yet provided for. */
const WAITING = { archivedAt: null, stampValidUntil: null, error: null };

export type CertificateView = NonNullable<Awaited<ReturnType<typeof certificateView>>>;

export interface ChainLink {
  readonly kind: 'proposed' | 'reserved' | 'sealed' | 'failed' | 'suspended' | 'lifted' | 'revoked' | 'replaced' | 'replaces';
  readonly at: Date | null;
  readonly who: string | null;
  readonly number?: string;
  readonly certificateId?: string;
  readonly group?: string;
  readonly reason?: string;
}

/** From the proposal to where it stands now, oldest first. */
function chainOf(row: CertificateFacts, nameOf: (personId: string | null) => string | null): ChainLink[] {
  const { batch, revocation, replacedBy, replaces, suspensions } = row;
  const links: ChainLink[] = [{ kind: 'proposed', at: batch.proposedAt, who: nameOf(batch.proposedById) }];
  if (replaces) links.push({ kind: 'replaces', at: null, who: null, number: replaces.number, certificateId: replaces.id });
  links.push({ kind: 'reserved', at: row.reservedAt, who: nameOf(batch.approvedById) });
  if (row.sealedAt) links.push({ kind: 'sealed', at: row.sealedAt, who: null });
  else if (row.sealError) links.push({ kind: 'failed', at: null, who: null, reason: row.sealError });
  for (const { suspendedAt, suspendedById, reasonGroup, reason, liftedAt, liftedById, liftReason } of suspensions) {
    links.push({ kind: 'suspended', at: suspendedAt, who: nameOf(suspendedById), group: reasonGroup, reason });
    if (liftedAt) links.push({ kind: 'lifted', at: liftedAt, who: nameOf(liftedById), reason: liftReason ?? '' });
  }
  if (replacedBy) links.push({ kind: 'replaced', at: replacedBy.reservedAt, who: null, number: replacedBy.number, certificateId: replacedBy.id });
  if (revocation) links.push({ kind: 'revoked', at: revocation.revokedAt, who: nameOf(revocation.revokedById), group: revocation.reasonGroup, reason: revocation.reason });
  return links;
}
