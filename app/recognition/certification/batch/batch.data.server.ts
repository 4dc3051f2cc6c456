import { z } from 'zod';
import type { RegionCode } from '~/people/access';
import type { ReadDb, Tx } from '~/platform/context.server';
import type { Signatory } from '../settings/settings';
import { SignatoryShape } from '../settings/settings.schema';
import { CorrectionShape, type Correction } from './correction';
import { readRefusal, type MemberRefusal } from './member-refusal';

export interface BatchMember {
  readonly participationId: string;
  readonly position: number;
  readonly replacesId: string | null;
  readonly correction: Correction | null;
  readonly refusal: MemberRefusal | null;
}

export interface BatchFacts {
  readonly id: string;
  readonly cohortId: string;
  readonly title: string;
  readonly subtitle: string;
  readonly issuedOn: string;
  readonly signatory: Signatory;
  readonly proposedById: string | null;
  readonly proposedAt: Date;
  readonly approvedById: string | null;
  readonly approvedAt: Date | null;
  readonly rejectedById: string | null;
  readonly rejectedAt: Date | null;
  readonly rejectReason: string | null;
  readonly members: readonly BatchMember[];
}

const select = {
  id: true, cohortId: true, title: true, subtitle: true, issuedOn: true, signatory: true, proposedById: true, proposedAt: true, approvedById: true,
  approvedAt: true, rejectedById: true, rejectedAt: true, rejectReason: true,
  members: { select: { participationId: true, position: true, replacesId: true, correction: true, refusal: true }, orderBy: { position: 'asc' } },
} as const;

const find = (db: ReadDb, id: string) => db.batch.findUnique({ where: { id }, select });

function factsOf(row: NonNullable<Awaited<ReturnType<typeof find>>>): BatchFacts {
  return {
    ...row,
    signatory: SignatoryShape.parse(row.signatory),
    members: row.members.map((member) => ({
      ...member, correction: member.correction === null ? null : CorrectionShape.parse(member.correction), refusal: readRefusal(member.refusal),
    })),
  };
}

export async function findBatch(db: ReadDb, id: string): Promise<BatchFacts | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await find(db, id);
  return row && factsOf(row);
}

/** Which angkatan a batch is of; null when there is none. */
export const findBatchHead = (db: ReadDb, id: string): Promise<{ cohortId: string } | null> => db.batch.findUnique({ where: { id }, select: { cohortId: true } });

/** Every region each batch touches: those its people stand for. */
export async function regionsOfBatches(db: ReadDb, ids: readonly string[]): Promise<Map<string, RegionCode[]>> {
  const members = await db.batchMember.findMany({ where: { batchId: { in: [...ids] } }, select: { batchId: true, participationId: true } });
  const rows = await db.participation.findMany({ where: { id: { in: members.map(({ participationId }) => participationId) } }, select: { id: true, regencyCode: true } });
  const regency = new Map(rows.map((row) => [row.id, row.regencyCode]));
  const regions = new Map<string, Set<RegionCode>>(ids.map((id) => [id, new Set()]));
  for (const { batchId, participationId } of members) regions.get(batchId)?.add(regency.get(participationId) ?? '');
  return new Map([...regions].map(([id, codes]) => [id, [...codes].filter(Boolean)]));
}

/** The regions of one batch; empty when there is none. */
export async function batchRegions(db: ReadDb, id: string): Promise<RegionCode[]> {
  return (await regionsOfBatches(db, [id])).get(id) ?? [];
}

export type BatchState = 'open' | 'approved' | 'rejected';
const IN_STATE = { open: { approvedAt: null, rejectedAt: null }, approved: { approvedAt: { not: null } }, rejected: { rejectedAt: { not: null } } } as const;

/** Batches in a state, or of one angkatan, newest first. */
export async function listBatches(db: ReadDb, filter: { state?: BatchState; cohortId?: string }, most = 100): Promise<BatchFacts[]> {
  const rows = await db.batch.findMany({
    where: { ...(filter.state ? IN_STATE[filter.state] : {}), ...(filter.cohortId ? { cohortId: filter.cohortId } : {}) },
    select, orderBy: { proposedAt: 'desc' }, take: most,
  });
  return rows.map(factsOf);
}

/** The certificate each of these participations holds now: neither revoked nor replaced. */
export async function standingCertificates(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, { id: string; number: string; sealed: boolean }>> {
  const rows = await db.certificate.findMany({
    where: { participationId: { in: [...participationIds] }, revocation: null, replacedBy: null },
    select: { id: true, participationId: true, number: true, sealedAt: true }, orderBy: { reservedAt: 'asc' },
  });
  return new Map(rows.map(({ id, participationId, number, sealedAt }) => [participationId, { id, number, sealed: sealedAt !== null }]));
}

/** Participations that stand in a batch nobody has decided yet; corrections are told apart by what they replace. */
export async function proposedNow(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, { batchId: string; replacesId: string | null }>> {
  const rows = await db.batchMember.findMany({
    where: { participationId: { in: [...participationIds] }, batch: IN_STATE.open }, select: { participationId: true, batchId: true, replacesId: true },
  });
  return new Map(rows.map(({ participationId, batchId, replacesId }) => [participationId, { batchId, replacesId }]));
}

export interface NewBatch {
  readonly cohortId: string;
  readonly title: string;
  readonly subtitle: string;
  readonly issuedOn: string;
  readonly signatory: Signatory;
  readonly proposedById: string | null;
  readonly proposedAt: Date;
  readonly members: readonly { readonly participationId: string; readonly replacesId?: string; readonly correction?: Correction }[];
}

export async function insertBatch(tx: Tx, { members, ...batch }: NewBatch): Promise<string> {
  const { id } = await tx.batch.create({ data: { ...batch, signatory: { ...batch.signatory } }, select: { id: true } });
  await tx.batchMember.createMany({
    data: members.map(({ participationId, replacesId, correction }, index) => ({
      batchId: id, participationId, position: index + 1, ...(replacesId ? { replacesId } : {}), ...(correction ? { correction: { ...correction } } : {}),
    })),
  });
  return id;
}

/** Takes the decision about a batch; false when it was taken before. */
export async function decideBatch(tx: Tx, id: string, decision: { approvedById: string | null; approvedAt: Date } | { rejectedById: string | null; rejectedAt: Date; rejectReason: string }): Promise<boolean> {
  const { count } = await tx.batch.updateMany({ where: { id, ...IN_STATE.open }, data: decision });
  return count === 1;
}

export async function keepRefusal(tx: Tx, batchId: string, participationId: string, refusal: MemberRefusal): Promise<void> {
  await tx.batchMember.update({ where: { batchId_participationId: { batchId, participationId } }, data: { refusal: JSON.parse(JSON.stringify(refusal)) } });
}
