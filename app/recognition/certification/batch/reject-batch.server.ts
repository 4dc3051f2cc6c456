import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { DecisionRefusal } from './batch';
import { decideBatch, findBatch } from './batch.data.server';

/** Sends a batch back with a reason: by the signing official, or withdrawn by who proposed it. Nobody in it is decided about. */
export async function rejectBatch(ctx: Ctx, { batchId, reason }: { batchId: string; reason: string }): Promise<Outcome<{ batchId: string }, DecisionRefusal>> {
  const batch = await findBatch(ctx.read, batchId);
  if (!batch) return refuse('batch-absent', {}, 'absent');
  const withdrawn = batch.proposedById !== null && batch.proposedById === ctx.actor.id;
  return ctx.transaction(async (tx, audit) => {
    if (!(await decideBatch(tx, batchId, { rejectedById: ctx.actor.id, rejectedAt: ctx.now, rejectReason: reason }))) return refuse('already-decided', {}, 'conflict');
    audit({ action: withdrawn ? 'batch.withdrawn' : 'batch.rejected', subjectType: 'Batch', subjectId: batchId, detail: { reason } });
    return done({ batchId });
  });
}

/** Takes back a proposal that nobody has decided yet; only its own proposer may. */
export async function withdrawBatch(ctx: Ctx, { batchId, reason }: { batchId: string; reason: string }): Promise<Outcome<{ batchId: string }, DecisionRefusal>> {
  const batch = await findBatch(ctx.read, batchId);
  if (!batch || batch.proposedById === null || batch.proposedById !== ctx.actor.id) return refuse('batch-absent', {}, 'absent');
  return rejectBatch(ctx, { batchId, reason });
}
