import { claimsDigest, fileVerdict, verifyPdf, type VerificationReport, type VerifyRequest } from '#certificates';
import type { Ctx } from '~/people/access/index.server';
import { sha256Hex } from '~/platform/storage.server';
import { readCertificateCode } from '~/recognition/certification';
import { findCertificate, findSuperseded, newestLists, trustedRoots, type CertificateFacts } from '~/recognition/certification/index.server';
import { attachedClaims } from './attached-claims.server';
import { differingFields } from './compare-fields';
import { furtherRoots } from './further-roots.server';
import { verdictOf, type FileAnswer } from './file-answer';
import { namedCodes } from './named-codes';
import { publicFace } from './look-up-code.server';
import { verifyInTurn } from './verification-gate.server';

type Reading = Pick<Ctx, 'read' | 'env' | 'now'>;

/**
 * Answers two questions about a file: was it signed by us and is it unchanged, and what does the register say? Never
 * throws for what stands in the file; a hostile one is given up after 3 s or 256 MB.
 * @throws VerifierBusy when too many files wait already
 */
export async function verifyFile(ctx: Reading, bytes: Uint8Array): Promise<FileAnswer> {
  const sha256 = sha256Hex(bytes);
  const [own, further, crls] = await Promise.all([trustedRoots(ctx.env.dataDir), furtherRoots(ctx.env.dataDir), newestLists(ctx.read)]);
  const request: VerifyRequest = { trustedRoots: own, furtherRoots: further, crls, now: ctx.now, timestampRequired: true };
  const issued = await issuedAs(ctx, sha256);
  // Byte for byte what was issued: it was verified then, is no stranger's file, and needs no thread of its own.
  const report = issued ? verifyPdf(bytes, request) : await verifyInTurn(bytes, request);
  const row = issued ?? (await entryOf(ctx, report.code)) ?? (await entryNamedIn(ctx, report, bytes));
  return answerOn({ report, row, sha256, bytes: bytes.length, identical: issued !== null });
}

interface Found {
  readonly report: VerificationReport;
  readonly row: CertificateFacts | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly identical: boolean;
}

function answerOn({ report, row, sha256, bytes, identical }: Found): FileAnswer {
  const certificate = row && publicFace(row);
  const register = certificate?.status ?? 'absent';
  const fieldsEqual = row !== null && report.claimsDigest === claimsDigest(row.claims) && sealedBy(row, report);
  const { verdict, reason } = verdictOf({ file: fileVerdict(report), madeFromOurs: row?.sealedAt != null && !GIVEN_UP.has(report.unreadable ?? ''), register, fieldsEqual });
  const { signer, timestamp } = report;
  return {
    verdict, register, certificate, identical, sha256, bytes,
    intact: report.intact && report.unchanged,
    trusted: report.trusted,
    reasons: [...new Set([reason, report.unreadable, ...findings(report)].filter((code) => code !== null && code !== undefined))],
    signer: signer ? { name: signer.commonName, organisation: signer.organisation, keyId: signer.keyId, root: report.trustedRoot ?? null } : null,
    differences: row ? differingFields(attachedClaims(report), row.claims) : [],
    level: report.level ?? null, recognised: report.recognised,
    signedAt: timestamp?.trusted ? timestamp.at : null,
    changes: report.changesAfter.length,
  };
}

/**
 * Findings worth telling. For files of ours "revocation unknown" only means that the institution's own list ran out
 * while the server stood still: that says something about the server (`bekal doctor`), nothing about the file.
 */
function findings(report: VerificationReport): readonly string[] {
  return report.trusted ? report.reasons.filter((code) => code !== 'revocation-unknown') : report.reasons;
}

/** The entry for which exactly this file was handed out: the stored one, or one the stored one grew from. */
async function issuedAs(ctx: Pick<Ctx, 'read'>, sha256: string): Promise<CertificateFacts | null> {
  const stored = await findCertificate(ctx.read, { pdfSha256: sha256 });
  const grown = stored ? null : await findSuperseded(ctx.read, sha256);
  return grown ? findCertificate(ctx.read, { id: grown.certificateId }) : stored;
}

/** A root from outside stands above many signers: only the one that the register names seals for us. */
const sealedBy = ({ keyId }: CertificateFacts, { signer }: VerificationReport): boolean => keyId === null || keyId === signer?.keyId;

/** Files nobody looked into: nothing is said about what they were made from. */
const GIVEN_UP: ReadonlySet<string> = new Set(['empty', 'too-large', 'timeout', 'out-of-memory']);

async function entryOf(ctx: Reading, named: string | undefined): Promise<CertificateFacts | null> {
  const code = readCertificateCode(named ?? '');
  return code.ok ? findCertificate(ctx.read, { code: code.value }) : null;
}

/**
 * For files that could not be read as far as their mark: the entry under a code that stands in them in the open. A whole
 * file signed by us without a mark is another paper of ours, whatever codes it speaks of.
 */
async function entryNamedIn(ctx: Reading, report: VerificationReport, bytes: Uint8Array): Promise<CertificateFacts | null> {
  if (report.code !== undefined || GIVEN_UP.has(report.unreadable ?? '') || fileVerdict(report) === 'genuine') return null;
  for (const code of namedCodes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))) {
    const row = await entryOf(ctx, code);
    if (row) return row;
  }
  return null;
}
