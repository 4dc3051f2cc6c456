import type { ReadDb } from '~/platform/context.server';
import { formatCertificateCode } from '~/recognition/certification';
import { findPublicFacts, type PublicFacts } from '~/recognition/certification/index.server';
import type { PublicCertificate } from './public-certificate';

/** The public face of a register entry; null while it is not sealed. */
export function publicFace(row: PublicFacts): PublicCertificate | null {
  const { claims, status } = row;
  if (!row.sealedAt || status === 'waiting' || status === 'failed') return null;
  const { participant, programme, signatory } = claims;
  const suspension = status === 'suspended' ? row.suspension : null;
  return {
    status, code: formatCertificateCode(row.code), number: row.number, title: claims.title, name: participant.printedName, region: participant.region,
    institution: participant.institution ?? '', training: programme.title, cohort: programme.cohort, from: programme.from, to: programme.to, place: programme.place,
    jp: programme.jpTotal, decision: [claims.decisionText, claims.qualification].filter(Boolean).join(' '), issuedOn: claims.issuedOn, city: claims.city,
    signatory: [signatory.prefix, signatory.position, signatory.name].filter(Boolean).join(' · '), issuer: claims.heading.join(' · '),
    revokedAt: row.revocation?.revokedAt ?? null, revocationGroup: row.revocation?.reasonGroup ?? null,
    suspendedAt: suspension?.suspendedAt ?? null, suspensionGroup: suspension?.reasonGroup ?? null,
    replacedBy: row.replacedBy?.sealedAt ? { code: row.replacedBy.code, number: row.replacedBy.number } : null,
  };
}

/** The register entry under a code (15 characters, without dashes); null for the public when there is none. */
export async function lookUpCode(db: ReadDb, code: string): Promise<PublicCertificate | null> {
  const row = await findPublicFacts(db, code);
  return row && publicFace(row);
}
