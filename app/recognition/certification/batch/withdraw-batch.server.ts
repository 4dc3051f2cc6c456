import type { Ctx } from '~/people/access/index.server';
import { refuse, type Outcome } from '~/platform/outcome';
import type { DecisionRefusal } from './batch';
import { findBatch } from './batch.data.server';
import { rejectBatch } from './reject-batch.server';

/** Takes back a proposal that nobody has decided yet; only its own proposer may. */
export async function withdrawBatch(ctx: Ctx, { batchId, reason }: { batchId: string; reason: string }): Promise<Outcome<{ batchId: string }, DecisionRefusal>> {
  const batch = await findBatch(ctx.read, batchId);
  if (!batch || batch.proposedById === null || batch.proposedById !== ctx.actor.id) return refuse('batch-absent', {}, 'absent');
  return rejectBatch(ctx, { batchId, reason });
}
