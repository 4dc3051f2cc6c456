import type { CertificateClaims } from '#certificates';
import type { ReadDb, Tx } from '~/platform/context.server';
import { claimsOf } from '../seal/seal.data.server';

/** A sealed certificate whose file is to be provided for, or whose last time stamp is to be renewed. */
export interface ToArchive {
  readonly id: string;
  readonly regionCode: string;
  readonly claims: CertificateClaims;
  readonly sha256: string;
  readonly bytes: number;
  /** The file an earlier attempt was about to store. */
  readonly draftSha256: string | null;
  readonly failures: number;
}

/** What is due: never archived, or stamped by an authority that ends before `renewBefore` and has a successor. */
export interface Due {
  readonly now: Date;
  readonly renewBefore: Date;
}

function whereDue({ now, renewBefore }: Due) {
  return {
    sealedAt: { not: null }, pdfSha256: { not: null },
    OR: [
      { archive: { is: null } },
      { archive: { is: { OR: [{ retryAfter: null }, { retryAfter: { lte: now } }], AND: [{ OR: [{ archivedAt: null }, { stampValidUntil: { lt: renewBefore } }] }] } } },
    ],
  };
}

export async function findToArchive(db: ReadDb, due: Due, take: number): Promise<ToArchive[]> {
  const rows = await db.certificate.findMany({
    where: whereDue(due), orderBy: [{ sealedAt: 'asc' }, { id: 'asc' }], take,
    select: {
      id: true, claims: true, pdfSha256: true, pdfBytes: true, participation: { select: { regencyCode: true } }, archive: { select: { draftSha256: true, failures: true } },
    },
  });
  return rows.map(({ id, claims, pdfSha256, pdfBytes, participation, archive }) => ({
    id, claims: claimsOf(claims), sha256: pdfSha256 ?? '', bytes: pdfBytes ?? 0, regionCode: participation.regencyCode,
    draftSha256: archive?.draftSha256 ?? null, failures: archive?.failures ?? 0,
  }));
}

export const countToArchive = (db: ReadDb, due: Due): Promise<number> => db.certificate.count({ where: whereDue(due) });

/** Writes down which file is about to be stored. */
export async function noteArchiveDraft(tx: Tx, certificateId: string, draftSha256: string): Promise<void> {
  await tx.certificateArchive.upsert({ where: { certificateId }, create: { certificateId, draftSha256 }, update: { draftSha256 } });
}

export interface ArchivedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly at: Date;
  readonly stampValidUntil: Date;
}

/**
 * Puts the archived file in the place of the one it begins with. False when another worker was faster, or has written
 * down another draft meanwhile: then nothing is changed.
 */
export async function markArchived(tx: Tx, from: ToArchive, to: ArchivedFile): Promise<boolean> {
  const held = await tx.certificateArchive.updateMany({
    where: { certificateId: from.id, draftSha256: to.sha256 },
    data: { archivedAt: to.at, stampValidUntil: to.stampValidUntil, draftSha256: null, error: null, failures: 0, retryAfter: null },
  });
  if (held.count !== 1) return false;
  const { count } = await tx.certificate.updateMany({ where: { id: from.id, pdfSha256: from.sha256 }, data: { pdfSha256: to.sha256, pdfBytes: to.bytes } });
  if (count !== 1) throw new Error(`certificate ${from.id} has another file than the one that was archived`);
  await tx.supersededFile.create({ data: { sha256: from.sha256, certificateId: from.id, bytes: from.bytes, replacedAt: to.at } });
  return true;
}

/** Leaves the reason of a failure, and when it is tried again; false when it says so already. */
export async function markArchiveError(tx: Tx, certificateId: string, failure: { error: string; failures: number; retryAfter: Date }): Promise<void> {
  await tx.certificateArchive.upsert({ where: { certificateId }, create: { certificateId, ...failure }, update: failure });
}

/** Does the register know this file as a certificate's, or as one about to be stored? */
export async function isStored(db: ReadDb, sha256: string): Promise<boolean> {
  const [certificates, drafts] = await Promise.all([
    db.certificate.count({ where: { OR: [{ pdfSha256: sha256 }, { draftSha256: sha256 }] } }), db.certificateArchive.count({ where: { draftSha256: sha256 } }),
  ]);
  return certificates + drafts > 0;
}

/** Superseded files still on the disk that nobody is reading any more. */
export async function leftovers(db: ReadDb, before: Date, take: number): Promise<string[]> {
  const rows = await db.supersededFile.findMany({ where: { removedAt: null, replacedAt: { lt: before } }, select: { sha256: true }, take, orderBy: { replacedAt: 'asc' } });
  return rows.map(({ sha256 }) => sha256);
}

export async function markRemoved(tx: Tx, sha256s: readonly string[], now: Date): Promise<void> {
  await tx.supersededFile.updateMany({ where: { sha256: { in: [...sha256s] } }, data: { removedAt: now } });
}

/** The certificate that was issued as this file before its file grew. */
export const findSuperseded = (db: ReadDb, sha256: string): Promise<{ certificateId: string } | null> =>
  db.supersededFile.findUnique({ where: { sha256 }, select: { certificateId: true } });

/** How the whole register stands. */
export async function archiveCounts(db: ReadDb): Promise<{ sealed: number; archived: number; failed: number; earliestEnd: Date | null }> {
  const [sealed, archived, failed, { _min }] = await Promise.all([
    db.certificate.count({ where: { sealedAt: { not: null } } }), db.certificateArchive.count({ where: { archivedAt: { not: null } } }),
    db.certificateArchive.count({ where: { error: { not: null } } }), db.certificateArchive.aggregate({ _min: { stampValidUntil: true } }),
  ]);
  return { sealed, archived, failed, earliestEnd: _min.stampValidUntil };
}

/** Why some could not be archived, the newest first. */
export function archiveFailures(db: ReadDb, take: number): Promise<Array<{ error: string | null; retryAfter: Date | null; certificate: { number: string } }>> {
  return db.certificateArchive.findMany({ where: { error: { not: null } }, select: { error: true, retryAfter: true, certificate: { select: { number: true } } }, orderBy: { retryAfter: 'desc' }, take });
}

/** How one certificate stands; null before its turn. */
export const findArchive = (db: ReadDb, certificateId: string): Promise<{ archivedAt: Date | null; stampValidUntil: Date | null; error: string | null } | null> =>
  db.certificateArchive.findUnique({ where: { certificateId }, select: { archivedAt: true, stampValidUntil: true, error: true } });
