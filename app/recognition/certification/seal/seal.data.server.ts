import { z } from 'zod';
import type { CertificateClaims } from '#certificates';
import type { ReadDb, Tx } from '~/platform/context.server';

/** How many certificates carry a signature; while there are any, the keys may not be made anew. */
export const countSealed = (db: ReadDb): Promise<number> => db.certificate.count({ where: { sealedAt: { not: null } } });

/** The frozen claims were written by this application and only by it: their shape is checked where it was made. */
const Stored = z.object({ templateVersion: z.literal(1), number: z.string(), code: z.string(), participant: z.looseObject({ printedName: z.string() }) });

export function claimsOf(stored: unknown): CertificateClaims {
  Stored.parse(stored);
  return stored as CertificateClaims;
}

export interface ToSeal {
  readonly id: string;
  readonly claims: CertificateClaims;
  readonly sealedAt: Date | null;
  readonly sealError: string | null;
  readonly regionCode: string;
}

/** One certificate with what sealing needs; null when there is none. */
export async function findToSeal(db: ReadDb, id: string): Promise<ToSeal | null> {
  const row = await db.certificate.findUnique({
    where: { id }, select: { id: true, claims: true, sealedAt: true, sealError: true, participation: { select: { regencyCode: true } } },
  });
  return row && { id: row.id, claims: claimsOf(row.claims), sealedAt: row.sealedAt, sealError: row.sealError, regionCode: row.participation.regencyCode };
}

export interface Seal {
  readonly sha256: string;
  readonly bytes: number;
  readonly keyId: string;
  readonly at: Date;
}

/** Records the seal; false when another worker was faster. */
export async function markSealed(tx: Tx, id: string, seal: Seal): Promise<boolean> {
  const { count } = await tx.certificate.updateMany({
    where: { id, sealedAt: null },
    data: { sealedAt: seal.at, pdfSha256: seal.sha256, pdfBytes: seal.bytes, keyId: seal.keyId, sealError: null },
  });
  return count === 1;
}

/** Leaves the reason on a certificate that still waits; false when it is sealed or says so already. */
export async function markSealError(tx: Tx, id: string, error: string): Promise<boolean> {
  const { count } = await tx.certificate.updateMany({ where: { id, sealedAt: null, OR: [{ sealError: null }, { sealError: { not: error } }] }, data: { sealError: error } });
  return count === 1;
}

/** Unsealed certificates of a batch. */
export async function waitingIn(db: ReadDb, batchId: string): Promise<string[]> {
  const rows = await db.certificate.findMany({ where: { batchId, sealedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Lets given-up and sleeping jobs run at once. */
export async function wakeJobs(tx: Tx, uniqueKeys: readonly string[], now: Date): Promise<number> {
  const { count } = await tx.job.updateMany({
    where: { uniqueKey: { in: [...uniqueKeys] }, doneAt: null, lockedAt: null }, data: { failedAt: null, attempts: 0, runAfter: now },
  });
  return count;
}
