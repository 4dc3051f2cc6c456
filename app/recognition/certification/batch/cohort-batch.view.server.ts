import { contains } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { printedName } from '~/people/accounts';
import { regionNames } from '~/people/regions/index.server';
import { civilDay } from '~/platform/clock';
import type { Missing } from '~/recognition/competency';
import { verdictsFor } from '~/recognition/competency/index.server';
import { heldRegions, HOLDING_A_PLACE } from '~/training/cohorts';
import { cohortHead, participantRows, type CohortFacts } from '~/training/cohorts/index.server';
import { sealingProgress, type Progress } from '../register/certificate.data.server';
import { settingGaps } from '../settings/settings';
import { readSettings } from '../settings/settings.data.server';
import { listBatches, proposedNow, regionsOfBatches, standingCertificates, type BatchFacts } from './batch.data.server';
import type { MemberRefusal } from './member-refusal';

export interface BatchPerson {
  readonly id: string;
  readonly name: string;
  readonly region: string;
}

export interface BatchCard {
  readonly id: string;
  readonly people: number;
  readonly replacement: boolean;
  readonly proposedAt: Date;
  readonly issuedOn: string;
  readonly state: 'open' | 'approved' | 'rejected';
  readonly rejectReason: string | null;
  /** Proposed by the reader, who may take it back. */
  readonly own: boolean;
  readonly progress: Progress | null;
  readonly refused: readonly { readonly name: string; readonly refusal: MemberRefusal }[];
}

export const batchState = (batch: Pick<BatchFacts, 'approvedAt' | 'rejectedAt'>): BatchCard['state'] => (batch.approvedAt ? 'approved' : batch.rejectedAt ? 'rejected' : 'open');

/** Names on one page of the ready, and most names shown of the other lists. */
export const NAMES_PER_PAGE = 200;

/** Where everybody stands who holds a place in the reader's part of the angkatan. */
async function sorted(ctx: Ctx, cohort: CohortFacts) {
  const regions = heldRegions(ctx.actor, cohort, 'batch:propose');
  const rows = await participantRows(ctx.read, cohort.id, regions, HOLDING_A_PLACE);
  const ids = rows.map(({ id }) => id);
  const [verdicts, held, waiting, names] = await Promise.all([
    verdictsFor(ctx.read, ids), standingCertificates(ctx.read, ids), proposedNow(ctx.read, ids),
    regionNames(ctx.read, rows.map(({ regencyCode }) => regencyCode)),
  ]);
  const people = new Map(rows.map((row): [string, BatchPerson] => [row.id, { id: row.id, name: printedName(row.person), region: names.get(row.regencyCode) ?? row.regencyCode }]));
  const ready: BatchPerson[] = [];
  const lacking: (BatchPerson & { missing: readonly Missing[] })[] = [];
  const certified: (BatchPerson & { certificateId: string; number: string; sealed: boolean })[] = [];
  const proposed: BatchPerson[] = [];
  for (const [id, person] of people) {
    const certificate = held.get(id);
    const verdict = verdicts.get(id)?.verdict;
    if (certificate) certified.push({ ...person, certificateId: certificate.id, number: certificate.number, sealed: certificate.sealed });
    else if (waiting.has(id)) proposed.push(person);
    else if (verdict?.verdict === 'kompeten') ready.push(person);
    else lacking.push({ ...person, missing: verdict?.missing ?? [] });
  }
  return { regions, people, ready, lacking, certified, proposed };
}

/** Participations that may be proposed now, all of them. */
export async function readyToPropose(ctx: Ctx, cohort: CohortFacts): Promise<string[]> {
  return (await sorted(ctx, cohort)).ready.map(({ id }) => id);
}

/** The reader's part of the angkatan: ready (a page of them), lacking, waiting for a signature, certified. */
export async function cohortBatchView(ctx: Ctx, cohort: CohortFacts, asked = 1) {
  const { regions, people, ready, lacking, certified, proposed } = await sorted(ctx, cohort);
  const [settings, batches] = await Promise.all([readSettings(ctx.read), listBatches(ctx.read, { cohortId: cohort.id })]);
  const today = civilDay(ctx.now);
  const pages = Math.max(1, Math.ceil(ready.length / NAMES_PER_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const first = <T>(rows: readonly T[]): T[] => rows.slice(0, NAMES_PER_PAGE);
  return {
    head: cohortHead(cohort), gaps: settingGaps(settings), page, pages, ready: ready.slice((page - 1) * NAMES_PER_PAGE, page * NAMES_PER_PAGE),
    lacking: first(lacking), proposed: first(proposed), certified: first(certified),
    counts: { ready: ready.length, lacking: lacking.length, proposed: proposed.length, certified: certified.length },
    issuedOn: today < cohort.endsOn ? cohort.endsOn : today,
    batches: await cards(ctx, batches, regions, people),
  };
}
export type CohortBatchView = Awaited<ReturnType<typeof cohortBatchView>>;

/** Batches that lie wholly in the reader's regions; of others the reader sees the own people above. */
async function cards(ctx: Ctx, batches: readonly BatchFacts[], regions: readonly string[], people: ReadonlyMap<string, BatchPerson>): Promise<BatchCard[]> {
  const ids = batches.map(({ id }) => id);
  const [touched, progress] = await Promise.all([regionsOfBatches(ctx.read, ids), sealingProgress(ctx.read, ids)]);
  return batches
    .filter(({ id }) => (touched.get(id) ?? []).every((code) => regions.some((region) => contains(region, code))))
    .map((batch) => ({
      id: batch.id, people: batch.members.length, replacement: batch.members.some(({ replacesId }) => replacesId !== null), proposedAt: batch.proposedAt, issuedOn: batch.issuedOn, state: batchState(batch), rejectReason: batch.rejectReason,
      own: batch.proposedById === ctx.actor.id, progress: progress.get(batch.id) ?? null,
      refused: batch.members.flatMap(({ participationId, refusal }) => (refusal ? [{ name: people.get(participationId)?.name ?? '', refusal }] : [])),
    }));
}
