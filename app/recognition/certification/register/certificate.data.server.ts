import { z } from 'zod';
import type { CertificateClaims } from '#certificates';
import type { RegionCode } from '~/people/access';
import { nameSearchWords } from '~/people/accounts';
import { EAST_JAVA } from '~/people/regions';
import type { ReadDb, Tx } from '~/platform/context.server';
import { claimsOf } from '../seal/seal.data.server';
import { certificateStatus, type CertificateStatus } from './certificate-status';

const select = {
  id: true, number: true, code: true, claims: true, reservedAt: true, sealedAt: true, sealError: true, pdfSha256: true, pdfBytes: true, keyId: true,
  batchId: true, participationId: true, templateVersion: true,
  revocation: { select: { reasonGroup: true, reason: true, revokedAt: true, revokedById: true } },
  suspensions: {
    select: { id: true, reasonGroup: true, reason: true, suspendedAt: true, suspendedById: true, liftedAt: true, liftedById: true, liftReason: true },
    orderBy: { suspendedAt: 'asc' },
  },
  replacedBy: { select: { id: true, number: true, code: true, reservedAt: true, sealedAt: true } },
  replaces: { select: { id: true, number: true } },
  batch: { select: { id: true, proposedById: true, proposedAt: true, approvedById: true, approvedAt: true, cohort: { select: { id: true, key: true, title: true, number: true } } } },
  participation: { select: { personId: true, regencyCode: true } },
} as const;

const find = (db: ReadDb, where: { id: string } | { code: string } | { pdfSha256: string }) => db.certificate.findUnique({ where, select });
type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

export interface CertificateFacts extends Omit<Row, 'claims'> {
  readonly claims: CertificateClaims;
  readonly status: CertificateStatus;
  /** The suspension that is not lifted; it counts while the status says so. */
  readonly suspension: Row['suspensions'][number] | null;
}

function factsOf(row: Row): CertificateFacts {
  const suspension = row.suspensions.find(({ liftedAt }) => liftedAt === null) ?? null;
  const { sealedAt, sealError } = row;
  const status = certificateStatus({ sealedAt, sealError, suspended: suspension !== null, revoked: row.revocation !== null, replaced: row.replacedBy !== null });
  return { ...row, claims: claimsOf(row.claims), status, suspension };
}

/** One certificate of the register by its id, or by what stands on the paper: its code, or the digest of its file. */
export async function findCertificate(db: ReadDb, where: { id: string } | { code: string } | { pdfSha256: string }): Promise<CertificateFacts | null> {
  if ('id' in where && !z.uuid().safeParse(where.id).success) return null;
  const row = await find(db, where);
  return row && factsOf(row);
}

/** What anybody may be told of a register entry; every other fact stays behind the office's door. */
export interface PublicFacts extends Pick<CertificateFacts, 'number' | 'code' | 'claims' | 'status' | 'sealedAt'> {
  readonly revocation: { readonly reasonGroup: string; readonly revokedAt: Date } | null;
  readonly suspension: { readonly reasonGroup: string; readonly suspendedAt: Date } | null;
  readonly replacedBy: { readonly number: string; readonly code: string; readonly sealedAt: Date | null } | null;
}

interface PublicLine {
  readonly number: string; readonly code: string; readonly claims: unknown; readonly sealedAt: Date | null; readonly sealError: string | null;
  readonly reasonGroup: string | null; readonly revokedAt: Date | null; readonly suspensionGroup: string | null; readonly suspendedAt: Date | null;
  readonly newNumber: string | null; readonly newCode: string | null; readonly newSealedAt: Date | null;
}

/** The public facts under a code, in one statement: a whole class checks its certificates at the same time. */
export async function findPublicFacts(db: ReadDb, code: string): Promise<PublicFacts | null> {
  const [row] = await db.$queryRaw<PublicLine[]>`
    SELECT c."number", c."code", c."claims", c."sealedAt", c."sealError", r."reasonGroup", r."revokedAt",
      s."reasonGroup" AS "suspensionGroup", s."suspendedAt", n."number" AS "newNumber", n."code" AS "newCode", n."sealedAt" AS "newSealedAt"
    FROM "Certificate" c
    LEFT JOIN "Revocation" r ON r."certificateId" = c."id"
    LEFT JOIN "Suspension" s ON s."certificateId" = c."id" AND s."liftedAt" IS NULL
    LEFT JOIN "Certificate" n ON n."replacesId" = c."id"
    WHERE c."code" = ${code}`;
  if (!row) return null;
  const { number, sealedAt, sealError, reasonGroup, revokedAt, suspensionGroup, suspendedAt, newNumber, newCode, newSealedAt } = row;
  const revocation = reasonGroup !== null && revokedAt !== null ? { reasonGroup, revokedAt } : null;
  const replacedBy = newNumber !== null && newCode !== null ? { number: newNumber, code: newCode, sealedAt: newSealedAt } : null;
  const suspension = suspensionGroup !== null && suspendedAt !== null ? { reasonGroup: suspensionGroup, suspendedAt } : null;
  const status = certificateStatus({ sealedAt, sealError, suspended: suspension !== null, revoked: revocation !== null, replaced: replacedBy !== null });
  return { number, code: row.code, claims: claimsOf(row.claims), sealedAt, revocation, suspension, replacedBy, status };
}

/** All certificates of one person, the latest number first. */
export async function certificatesOf(db: ReadDb, personId: string): Promise<CertificateFacts[]> {
  const rows = await db.certificate.findMany({ where: { participation: { personId } }, select, orderBy: [{ year: 'desc' }, { sequence: 'desc' }] });
  return rows.map(factsOf);
}

export interface RegisterFilter {
  readonly regions: readonly RegionCode[];
  readonly search?: string;
  readonly cohortId?: string;
  readonly status?: CertificateStatus;
  readonly batchId?: string;
  readonly participationIds?: readonly string[];
  /** One kabupaten/kota, within the regions above. */
  readonly regency?: string;
  /** Civil days between which the certificates are dated, both included. */
  readonly from?: string;
  readonly to?: string;
}

const BY_STATUS = {
  waiting: { sealedAt: null, sealError: null, revocation: null, replacedBy: null },
  failed: { sealedAt: null, sealError: { not: null }, revocation: null, replacedBy: null },
  valid: { sealedAt: { not: null }, revocation: null, replacedBy: null, suspensions: { none: { liftedAt: null } } },
  suspended: { sealedAt: { not: null }, revocation: null, replacedBy: null, suspensions: { some: { liftedAt: null } } },
  replaced: { revocation: null, replacedBy: { isNot: null } },
  revoked: { revocation: { isNot: null } },
} as const;

/** Words of a name or a part of a number; `contains` minds case on PostgreSQL, so names are sought by their sort key. */
function searching(search: string) {
  const words = nameSearchWords(search);
  const byName = { AND: words.map((word) => ({ participation: { person: { sortName: { contains: word } } } })) };
  return { OR: [...(words.length > 0 ? [byName] : []), { number: { contains: search } }, { code: { contains: search.toUpperCase().replace(/[^A-Z0-9]/g, '') || '?' } }] };
}

function where({ regions, search, cohortId, status, batchId, participationIds, regency, from, to }: RegisterFilter) {
  const inRegions = regions.includes(EAST_JAVA) ? {} : { participation: { OR: regions.flatMap((region) => [{ regencyCode: region }, { regencyCode: { startsWith: `${region}.` } }]) } };
  const inCohort = cohortId ? { batch: { cohortId } } : {};
  const inRegency = regency ? { participation: { OR: [{ regencyCode: regency }, { regencyCode: { startsWith: `${regency}.` } }] } } : {};
  const dated = from || to ? { batch: { issuedOn: { ...(from ? { gte: from } : {}), ...(to ? { lte: to } : {}) } } } : {};
  return { AND: [inRegions, inCohort, inRegency, dated, batchId ? { batchId } : {}, participationIds ? { participationId: { in: [...participationIds] } } : {}, status ? BY_STATUS[status] : {}, search ? searching(search) : {}] };
}

/** Certificates of the register, by year and number, and how many there are altogether. */
export async function registerRows(db: ReadDb, filter: RegisterFilter, window: { skip: number; take: number }): Promise<{ rows: CertificateFacts[]; total: number }> {
  const [rows, total] = await Promise.all([
    db.certificate.findMany({ where: where(filter), select, orderBy: [{ year: 'desc' }, { sequence: 'desc' }], ...window }),
    db.certificate.count({ where: where(filter) }),
  ]);
  return { rows: rows.map(factsOf), total };
}

/** Angkatan that have certificates, for the filter of the register. */
export async function certifiedCohorts(db: ReadDb): Promise<{ id: string; key: string; title: string; number: number }[]> {
  return db.cohort.findMany({ where: { batches: { some: { certificates: { some: {} } } } }, select: { id: true, key: true, title: true, number: true }, orderBy: { startsOn: 'desc' }, take: 200 });
}

export type Progress = Readonly<Record<'total' | 'sealed' | 'failed', number>>;

/** How far the worker is with these batches. */
export async function sealingProgress(db: ReadDb, batchIds: readonly string[]): Promise<Map<string, Progress>> {
  const rows = await db.certificate.findMany({ where: { batchId: { in: [...batchIds] } }, select: { batchId: true, sealedAt: true, sealError: true } });
  const progress = new Map<string, Progress>();
  for (const { batchId, sealedAt, sealError } of rows) {
    const { total, sealed, failed } = progress.get(batchId) ?? { total: 0, sealed: 0, failed: 0 };
    progress.set(batchId, { total: total + 1, sealed: sealed + (sealedAt ? 1 : 0), failed: failed + (!sealedAt && sealError !== null ? 1 : 0) });
  }
  return progress;
}

export async function insertRevocation(tx: Tx, revocation: { certificateId: string; reasonGroup: string; reason: string; revokedById: string | null; revokedAt: Date }): Promise<void> {
  await tx.revocation.create({ data: revocation });
}

export async function insertSuspension(tx: Tx, suspension: { certificateId: string; reasonGroup: string; reason: string; suspendedById: string | null; suspendedAt: Date }): Promise<void> {
  await tx.suspension.create({ data: suspension });
}

/** Ends a suspension; false when it had ended before. */
export async function endSuspension(tx: Tx, id: string, end: { liftedById: string | null; liftedAt: Date; liftReason: string }): Promise<boolean> {
  const { count } = await tx.suspension.updateMany({ where: { id, liftedAt: null }, data: end });
  return count === 1;
}
