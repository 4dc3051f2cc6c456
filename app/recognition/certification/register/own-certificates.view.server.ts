import type { Ctx } from '~/people/access/index.server';
import { formatCertificateCode } from '../certificate-code';
import { certificatesOf, findCertificate } from './certificate.data.server';

/** The volunteer's own certificates, the latest first. */
export async function ownCertificatesView(ctx: Ctx) {
  const rows = await certificatesOf(ctx.read, ctx.actor.personId);
  return rows.map((row) => ({
    id: row.id, status: row.status, number: row.number, code: formatCertificateCode(row.code), link: `${ctx.env.publicUrl}/v/${row.code}`, title: row.claims.title, name: row.claims.participant.printedName,
    training: row.claims.programme.title, issuedOn: row.claims.issuedOn, bytes: row.pdfBytes, revokedAt: row.revocation?.revokedAt ?? null, suspendedAt: row.status === 'suspended' ? (row.suspension?.suspendedAt ?? null) : null, replacedBy: row.replacedBy?.number ?? null,
  }));
}
export type OwnCertificatesView = Awaited<ReturnType<typeof ownCertificatesView>>;

/** The holder of a certificate, for the guard of the own file. */
export async function holderScope(ctx: Ctx, id: string): Promise<{ kind: 'self'; personId: string } | null> {
  const certificate = await findCertificate(ctx.read, { id });
  return certificate && { kind: 'self', personId: certificate.participation.personId };
}
