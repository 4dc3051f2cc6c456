import { claimsDigest, fileVerdict, verifyPdfGuarded, type VerificationReport } from '#certificates';
import type { Ctx } from '~/people/access/index.server';
import { sha256Hex } from '~/platform/storage.server';
import { readCertificateCode } from '~/recognition/certification';
import { findCertificate, trustedRoots, type CertificateFacts } from '~/recognition/certification/index.server';
import { verdictOf, type FileAnswer } from './file-answer';
import { publicFace } from './look-up-code.server';

/**
 * Answers two questions about a file: was it signed by us and is it unchanged, and what does the register say? Never
 * throws for what stands in the file; a hostile one is given up after 3 s or 256 MB.
 */
export async function verifyFile(ctx: Pick<Ctx, 'read' | 'env' | 'now'>, bytes: Uint8Array): Promise<FileAnswer> {
  const report = await verifyPdfGuarded(bytes, { trustedRoots: await trustedRoots(ctx.env.dataDir), now: ctx.now, timestampRequired: true });
  const row = await entryOf(ctx, report);
  const certificate = row && publicFace(row);
  const register = certificate?.status ?? 'absent';
  const fieldsEqual = row !== null && report.claimsDigest === claimsDigest(row.claims);
  const { verdict, reason } = verdictOf({ file: fileVerdict(report), register, fieldsEqual });
  const { signer, timestamp } = report;
  return {
    verdict, register, certificate,
    intact: report.intact && report.coversWholeDocument && report.changesAfter.length === 0,
    trusted: report.trusted,
    reasons: [...new Set([reason, report.unreadable, ...report.reasons].filter((code) => code !== null && code !== undefined))],
    identical: row !== null && row.pdfSha256 === sha256Hex(bytes),
    signer: signer ? { name: signer.commonName, organisation: signer.organisation, keyId: signer.keyId, root: report.trustedRoot ?? null } : null,
    signedAt: timestamp?.trusted ? timestamp.at : null,
    changes: report.changesAfter.length,
  };
}

async function entryOf(ctx: Pick<Ctx, 'read'>, report: VerificationReport): Promise<CertificateFacts | null> {
  const code = readCertificateCode(report.code ?? '');
  return code.ok ? findCertificate(ctx.read, { code: code.value }) : null;
}
