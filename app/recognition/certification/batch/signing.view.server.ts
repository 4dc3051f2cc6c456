import { contains, regionsFor } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { printedName } from '~/people/accounts';
import { verdictsFor } from '~/recognition/competency/index.server';
import { toRoman } from '~/training/cohorts';
import { findCohorts } from '~/training/cohorts/index.server';
import { registerYear } from '../register-number';
import { issuingView } from '../seal/issuing.view.server';
import { findCertificate, registerRows, sealingProgress } from '../register/certificate.data.server';
import { batchState } from './cohort-batch.view.server';
import { findBatch, listBatches, regionsOfBatches, standingCertificates, type BatchFacts, type BatchMember } from './batch.data.server';
import { makeClaims, printedNumber, printRefusal, TRIAL } from './make-claims.server';
import type { MemberRefusal } from './member-refusal';
import { claimFactsOf, paperFacts, type PaperFacts } from './paper-facts.server';
import { personNames } from './printed.data.server';

/** Batches that wait for this official, and those decided lately. */
export async function signingListView(ctx: Ctx) {
  const regions = regionsFor({ ...ctx.actor, id: ctx.actor.personId }, 'batch:approve');
  const all = await listBatches(ctx.read, {});
  const [touched, progress, cohorts, names] = await Promise.all([
    regionsOfBatches(ctx.read, all.map(({ id }) => id)), sealingProgress(ctx.read, all.map(({ id }) => id)),
    findCohorts(ctx.read, [...new Set(all.map(({ cohortId }) => cohortId))]), personNames(ctx.read, all.map(({ proposedById }) => proposedById)),
  ]);
  const rows = all
    .filter(({ id }) => (touched.get(id) ?? []).every((code) => regions.some((region) => contains(region, code))))
    .map((batch) => {
      const cohort = cohorts.find(({ id }) => id === batch.cohortId);
      return {
        id: batch.id, cohort: cohort?.title ?? '', number: cohort ? toRoman(cohort.number) : '', people: batch.members.length, proposedAt: batch.proposedAt, state: batchState(batch),
        proposer: names.get(batch.proposedById ?? '') ?? null, progress: progress.get(batch.id) ?? null, replacement: batch.members.some(({ replacesId }) => replacesId),
      };
    });
  return { open: rows.filter(({ state }) => state === 'open'), decided: rows.filter(({ state }) => state !== 'open').slice(0, 30) };
}
export type SigningListView = Awaited<ReturnType<typeof signingListView>>;

/** Names on one page of a batch. */
const NAMES_PER_PAGE = 200;

/** One batch as the official sees it before and after the act: a page of names, all of them judged now while it is open. */
export async function signingView(ctx: Ctx, batchId: string, asked = 1) {
  const batch = await findBatch(ctx.read, batchId);
  const facts = batch && (await paperFacts(ctx.read, batch.cohortId, batch.members.map(({ participationId }) => participationId)));
  if (!batch || !facts) return null;
  const state = batchState(batch);
  const pages = Math.max(1, Math.ceil(batch.members.length / NAMES_PER_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const shown = batch.members.slice((page - 1) * NAMES_PER_PAGE, page * NAMES_PER_PAGE);
  const [judged, names, progress, replaced, issued] = await Promise.all([
    state === 'open' ? judgeNow(ctx, batch) : null,
    personNames(ctx.read, [batch.proposedById, batch.approvedById, batch.rejectedById]),
    state === 'approved' ? issuingView(ctx, batchId) : null,
    replacedNumbers(ctx, batch),
    state === 'approved' ? registerRows(ctx.read, { regions: ['35'], batchId, participationIds: shown.map(({ participationId }) => participationId) }, { skip: 0, take: shown.length }) : null,
  ]);
  const certificates = new Map((issued?.rows ?? []).map((row) => [row.participationId, row]));
  const refusalOf = (member: BatchMember) => (judged ? (judged.get(member.participationId) ?? unprintable(member, batch, facts, ctx.env.publicUrl)) : member.refusal);
  const people = shown.map((member) => ({
    ...personRow(member, facts), refusal: refusalOf(member),
    replaces: member.replacesId ? { number: replaced.get(member.replacesId) ?? '', reason: member.correction?.reason ?? '' } : null,
    certificate: (({ id, number, status }) => ({ id, number, status }))(certificates.get(member.participationId) ?? { id: '', number: '', status: 'waiting' as const }),
  }));
  return {
    id: batch.id, state, title: batch.title, subtitle: batch.subtitle, issuedOn: batch.issuedOn, year: registerYear(batch.issuedOn), signatory: batch.signatory,
    cohort: { key: facts.cohort.key, title: facts.cohort.title, number: toRoman(facts.cohort.number) }, people, page, pages,
    total: batch.members.length, signing: batch.members.filter((member) => refusalOf(member) === null).length, replacement: batch.members.some(({ replacesId }) => replacesId !== null),
    proposer: names.get(batch.proposedById ?? '') ?? null, proposedAt: batch.proposedAt, own: batch.proposedById === ctx.actor.id,
    approver: names.get(batch.approvedById ?? '') ?? null, approvedAt: batch.approvedAt,
    rejecter: names.get(batch.rejectedById ?? '') ?? null, rejectedAt: batch.rejectedAt, rejectReason: batch.rejectReason,
    progress, failure: progress?.trouble?.error ?? issued?.rows.find(({ sealError }) => sealError !== null)?.sealError ?? null,
  };
}
export type SigningView = NonNullable<Awaited<ReturnType<typeof signingView>>>;

function personRow({ participationId, correction }: BatchMember, facts: PaperFacts) {
  const person = facts.people.get(participationId);
  return {
    participationId, name: correction?.printedName ?? (person ? printedName(person) : ''), region: facts.regions.get(person?.regencyCode ?? '') ?? '',
    institution: correction?.institution ?? person?.institution ?? person?.organisation ?? '',
  };
}

async function judgeNow(ctx: Ctx, batch: BatchFacts): Promise<Map<string, MemberRefusal>> {
  const first = batch.members.filter(({ replacesId }) => !replacesId).map(({ participationId }) => participationId);
  const [verdicts, held] = await Promise.all([verdictsFor(ctx.read, first), standingCertificates(ctx.read, first)]);
  const refusals = new Map<string, MemberRefusal>();
  for (const id of first) {
    const verdict = verdicts.get(id)?.verdict;
    const certificate = held.get(id);
    if (verdict?.verdict !== 'kompeten') refusals.set(id, { code: 'not-kompeten', missing: verdict?.missing ?? [] });
    else if (certificate) refusals.set(id, { code: 'already-certified', number: certificate.number });
  }
  return refusals;
}

function unprintable(member: BatchMember, batch: BatchFacts, facts: PaperFacts, publicUrl: string): MemberRefusal | null {
  const person = facts.people.get(member.participationId);
  if (!person) return null;
  return printRefusal(makeClaims({ ...claimFactsOf(facts, person), paper: batch, correction: member.correction, number: printedNumber(facts, batch.issuedOn, TRIAL.sequence), code: TRIAL.code, publicUrl }));
}

/** Numbers of the certificates that corrections replace. */
async function replacedNumbers(ctx: Ctx, batch: BatchFacts): Promise<Map<string, string>> {
  const ids = batch.members.flatMap(({ replacesId }) => replacesId ?? []);
  const found = await Promise.all(ids.map((id) => findCertificate(ctx.read, { id })));
  return new Map(found.flatMap((row) => (row ? [[row.id, row.number] as const] : [])));
}
