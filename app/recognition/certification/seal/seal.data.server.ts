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
  readonly batchId: string;
  readonly sequence: number;
  /** As frozen; read with `claimsOf`. */
  readonly claims: unknown;
  readonly sealedAt: Date | null;
  readonly sealError: string | null;
  /** The file an earlier attempt was about to store. */
  readonly draftSha256: string | null;
  readonly regionCode: string;
}

const select = { id: true, batchId: true, sequence: true, claims: true, sealedAt: true, sealError: true, draftSha256: true, participation: { select: { regencyCode: true } } } as const;
const toSeal = <R extends { participation: { regencyCode: string } }>({ participation, ...row }: R) => ({ ...row, regionCode: participation.regencyCode });

/** One certificate with what sealing needs; null when there is none. */
export async function findToSeal(db: ReadDb, id: string): Promise<ToSeal | null> {
  const row = await db.certificate.findUnique({ where: { id }, select });
  return row && toSeal(row);
}

const FRESH = { sealedAt: null, sealError: null };
const FAILED = { sealedAt: null, sealError: { not: null } };

/** The next certificates of a batch to press, by number: those never tried, or those that failed from `skip` on. */
export async function nextToSeal(db: ReadDb, batchId: string, kind: 'fresh' | 'failed', window: { take: number; skip?: number }): Promise<ToSeal[]> {
  const rows = await db.certificate.findMany({ where: { batchId, ...(kind === 'fresh' ? FRESH : FAILED) }, select, orderBy: [{ year: 'asc' }, { sequence: 'asc' }], ...window });
  return rows.map(toSeal);
}

export const countFailed = (db: ReadDb, batchId: string): Promise<number> => db.certificate.count({ where: { batchId, ...FAILED } });
export const countWaiting = (db: ReadDb, batchId: string): Promise<number> => db.certificate.count({ where: { batchId, sealedAt: null } });

/**
 * Writes down which file is about to be stored for a certificate, in place of what stood there; false when another
 * worker wrote meanwhile, and then nothing may be stored.
 */
export async function noteDraft(tx: Tx, id: string, { before, sha256 }: { before: string | null; sha256: string }): Promise<boolean> {
  const { count } = await tx.certificate.updateMany({ where: { id, sealedAt: null, draftSha256: before }, data: { draftSha256: sha256 } });
  return count === 1;
}

export interface Seal {
  readonly sha256: string;
  readonly bytes: number;
  readonly keyId: string;
  readonly at: Date;
}

/** Records the seal of the file noted before; false when another worker was faster. */
export async function markSealed(tx: Tx, id: string, seal: Seal): Promise<boolean> {
  const { count } = await tx.certificate.updateMany({
    where: { id, sealedAt: null, draftSha256: seal.sha256 },
    data: { sealedAt: seal.at, pdfSha256: seal.sha256, pdfBytes: seal.bytes, keyId: seal.keyId, sealError: null, draftSha256: null },
  });
  return count === 1;
}

/** Leaves the reason on a certificate that still waits; false when it is sealed or says so already. */
export async function markSealError(tx: Tx, id: string, error: string): Promise<boolean> {
  const { count } = await tx.certificate.updateMany({ where: { id, sealedAt: null, OR: [{ sealError: null }, { sealError: { not: error } }] }, data: { sealError: error } });
  return count === 1;
}

/** Forgets why certificates of a batch failed, so that all of them are tried again like new ones. */
export async function forgetFailures(tx: Tx, batchId: string): Promise<void> {
  await tx.certificate.updateMany({ where: { batchId, ...FAILED }, data: { sealError: null } });
}

/** Does the register know this file as that of this certificate, stored or about to be? */
export const isRecorded = async (db: ReadDb, id: string, sha256: string): Promise<boolean> =>
  (await db.certificate.count({ where: { id, OR: [{ pdfSha256: sha256 }, { draftSha256: sha256 }] } })) > 0;

/** Is issuing of this batch held? */
export const isPaused = async (db: ReadDb, batchId: string): Promise<boolean> => (await db.batchPause.count({ where: { batchId, resumedAt: null } })) > 0;

export async function insertPause(tx: Tx, pause: { batchId: string; pausedById: string | null; pausedAt: Date }): Promise<void> {
  await tx.batchPause.create({ data: pause });
}

/** Ends the pause of a batch; false when there is none. */
export async function endPause(tx: Tx, batchId: string, end: { resumedById: string | null; resumedAt: Date }): Promise<boolean> {
  return (await tx.batchPause.updateMany({ where: { batchId, resumedAt: null }, data: end })).count > 0;
}

/** Lets a given-up or sleeping job run at once. */
export async function wakeJob(tx: Tx, uniqueKey: string, now: Date): Promise<void> {
  await tx.job.updateMany({ where: { uniqueKey, doneAt: null, lockedAt: null }, data: { failedAt: null, attempts: 0, runAfter: now } });
}

/** What the last attempt at a job said went wrong, and when it is tried again. */
export async function jobTrouble(db: ReadDb, uniqueKey: string): Promise<{ error: string; nextAt: Date } | null> {
  const job = await db.job.findUnique({ where: { uniqueKey }, select: { error: true, runAfter: true, doneAt: true } });
  return job?.error && job.doneAt === null ? { error: job.error, nextAt: job.runAfter } : null;
}

/** The pause of a batch that is not ended. */
export const openPause = (db: ReadDb, batchId: string): Promise<{ pausedById: string | null; pausedAt: Date } | null> =>
  db.batchPause.findFirst({ where: { batchId, resumedAt: null }, select: { pausedById: true, pausedAt: true } });

/** Counts of one batch, and when its first certificate was sealed. */
export async function sealingCounts(db: ReadDb, batchId: string): Promise<{ total: number; sealed: number; failed: number; firstAt: Date | null }> {
  const [{ _count, _min }, failed] = await Promise.all([
    db.certificate.aggregate({ where: { batchId }, _count: { _all: true, sealedAt: true }, _min: { sealedAt: true } }), countFailed(db, batchId),
  ]);
  return { total: _count._all, sealed: _count.sealedAt, failed, firstAt: _min.sealedAt };
}

export const sealedSince = (db: ReadDb, batchId: string, since: Date): Promise<number> => db.certificate.count({ where: { batchId, sealedAt: { gte: since } } });

/** The first certificates of a batch that could not be pressed, by number, each with its reason. */
export async function failedRows(db: ReadDb, batchId: string, take: number): Promise<{ id: string; number: string; name: string; reason: string }[]> {
  const rows = await db.certificate.findMany({
    where: { batchId, ...FAILED }, orderBy: [{ year: 'asc' }, { sequence: 'asc' }], take, select: { id: true, number: true, sealError: true, participation: { select: { person: { select: { name: true } } } } },
  });
  return rows.map(({ id, number, sealError, participation }) => ({ id, number, name: participation.person.name, reason: sealError ?? '' }));
}
