import { isAnotherPerson } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import type { Audit, Tx } from '~/platform/context.server';
import { enqueue } from '~/platform/jobs.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { verdictsFor } from '~/recognition/competency/index.server';
import { sealJob, sealKey } from '../jobs.server';
import { registerYear } from '../register-number';
import { freshIdentity, insertCertificates, replaceable, reserveNumbers, type NewCertificate } from '../register/register.data.server';
import { settingGaps } from '../settings/settings';
import type { DecisionRefusal } from './batch';
import { decideBatch, findBatch, keepRefusal, standingCertificates, type BatchFacts, type BatchMember } from './batch.data.server';
import { makeClaims, printedNumber, printRefusal, TRIAL, type ClaimFacts } from './make-claims.server';
import type { MemberRefusal } from './member-refusal';
import { claimFactsOf, paperFacts, type PaperFacts } from './paper-facts.server';

export interface Approved {
  /** Certificates that got a number; the worker presses them. */
  readonly issued: number;
  readonly refused: readonly { readonly participationId: string; readonly refusal: MemberRefusal }[];
}

/**
 * The one act of signing: everybody in the batch is judged again now, and whoever still is entitled gets the next
 * number of the register, a code and frozen claims, and the batch a job that presses them. All of it in one transaction:
 * however often and however parallel it is asked for, it happens once and leaves no gap in the numbers.
 */
export async function approveBatch(ctx: Ctx, { batchId }: { batchId: string }): Promise<Outcome<Approved, DecisionRefusal>> {
  const batch = await findBatch(ctx.read, batchId);
  if (!batch) return refuse('batch-absent', {}, 'absent');
  if (!isAnotherPerson({ ...ctx.actor, id: ctx.actor.personId }, batch.proposedById ? [batch.proposedById] : [])) return refuse('same-person', {}, 'forbidden');
  const identities = new Map(batch.members.map(({ participationId }) => [participationId, freshIdentity()]));
  return ctx.transaction(async (tx, audit) => {
    if (!(await decideBatch(tx, batchId, { approvedById: ctx.actor.id, approvedAt: ctx.now }))) return refuse('already-decided', {}, 'conflict');
    const facts = await paperFacts(tx, batch.cohortId, batch.members.map(({ participationId }) => participationId));
    if (!facts || settingGaps({ ...facts.settings, signatory: batch.signatory }).length > 0) return refuse('settings-incomplete', {}, 'conflict');
    const refusals = await judgeMembers(tx, batch, facts, ctx.env.publicUrl);
    const entitled = batch.members.filter(({ participationId }) => !refusals.has(participationId));
    if (entitled.length === 0) return refuse('nobody-left', {}, 'conflict');
    const certificates = await number(tx, ctx, { batch, facts, entitled, identities });
    await insertCertificates(tx, certificates);
    await enqueue(tx, ctx.now, sealJob, { batchId }, sealKey(batchId));
    for (const [participationId, refusal] of refusals) await keepRefusal(tx, batchId, participationId, refusal);
    record(audit, batch, facts, certificates, refusals.size);
    return done({ issued: certificates.length, refused: [...refusals].map(([participationId, refusal]) => ({ participationId, refusal })) });
  });
}

/** Who may not be signed now, and why. A correction is not judged again: the decision it reprints stands until revoked. */
async function judgeMembers(tx: Tx, batch: BatchFacts, facts: PaperFacts, publicUrl: string): Promise<Map<string, MemberRefusal>> {
  const first = batch.members.filter(({ replacesId }) => !replacesId).map(({ participationId }) => participationId);
  const verdicts = await verdictsFor(tx, first);
  const held = await standingCertificates(tx, first);
  const open = await replaceable(tx, batch.members.flatMap(({ replacesId }) => replacesId ?? []));
  const refusals = new Map<string, MemberRefusal>();
  for (const member of batch.members) {
    const refusal = refusalOf(member, { verdict: verdicts.get(member.participationId)?.verdict, heldNumber: held.get(member.participationId)?.number, open })
      ?? unprintable(member, batch, facts, publicUrl);
    if (refusal) refusals.set(member.participationId, refusal);
  }
  return refusals;
}

interface Standing {
  readonly verdict: { readonly verdict: string; readonly missing: Extract<MemberRefusal, { code: 'not-kompeten' }>['missing'] } | undefined;
  readonly heldNumber: string | undefined;
  readonly open: ReadonlySet<string>;
}

function refusalOf(member: BatchMember, { verdict, heldNumber, open }: Standing): MemberRefusal | null {
  if (member.replacesId) return open.has(member.replacesId) ? null : { code: 'not-replaceable' };
  if (verdict?.verdict !== 'kompeten') return { code: 'not-kompeten', missing: verdict?.missing ?? [] };
  return heldNumber === undefined ? null : { code: 'already-certified', number: heldNumber };
}

function claimsFor(member: BatchMember, batch: BatchFacts, facts: PaperFacts, given: Pick<ClaimFacts, 'number' | 'code' | 'publicUrl'>) {
  const person = facts.people.get(member.participationId);
  if (!person) throw new Error(`participation ${member.participationId} of batch ${batch.id} is gone`);
  return makeClaims({ ...claimFactsOf(facts, person), paper: batch, correction: member.correction, ...given });
}

function unprintable(member: BatchMember, batch: BatchFacts, facts: PaperFacts, publicUrl: string): MemberRefusal | null {
  return printRefusal(claimsFor(member, batch, facts, { number: printedNumber(facts, batch.issuedOn, TRIAL.sequence), code: TRIAL.code, publicUrl }));
}

interface Numbering {
  readonly batch: BatchFacts;
  readonly facts: PaperFacts;
  readonly entitled: readonly BatchMember[];
  readonly identities: ReadonlyMap<string, { id: string; code: string }>;
}

async function number(tx: Tx, ctx: Ctx, { batch, facts, entitled, identities }: Numbering): Promise<NewCertificate[]> {
  const year = registerYear(batch.issuedOn);
  const first = await reserveNumbers(tx, year, entitled.length);
  return entitled.map((member, index) => {
    const { id, code } = identities.get(member.participationId) ?? freshIdentity();
    const sequence = first + index;
    const printed = printedNumber(facts, batch.issuedOn, sequence);
    return {
      id, batchId: batch.id, participationId: member.participationId, year, sequence, number: printed, code,
      claims: claimsFor(member, batch, facts, { number: printed, code, publicUrl: ctx.env.publicUrl }),
      ruleSetVersion: facts.cohort.ruleSet.version, reservedAt: ctx.now, replacesId: member.replacesId,
    };
  });
}

function record(audit: Audit, batch: BatchFacts, facts: PaperFacts, certificates: readonly NewCertificate[], refused: number): void {
  audit({ action: 'batch.approved', subjectType: 'Batch', subjectId: batch.id, detail: { issued: certificates.length, refused } });
  for (const { id, number: printed, participationId, replacesId } of certificates) {
    const region = facts.people.get(participationId)?.regencyCode ?? null;
    audit({ action: 'certificate.reserved', subjectType: 'Certificate', subjectId: id, region, detail: { number: printed, batch: batch.id, ...(replacesId ? { replaces: replacesId } : {}) } });
    if (replacesId) audit({ action: 'certificate.replaced', subjectType: 'Certificate', subjectId: replacesId, region, detail: { by: id } });
  }
}
