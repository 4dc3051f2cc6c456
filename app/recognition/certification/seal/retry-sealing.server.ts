import type { Ctx } from '~/people/access/index.server';
import { enqueue } from '~/platform/jobs.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { sealJob, sealKey } from '../jobs.server';
import { countWaiting, forgetFailures, wakeJob } from './seal.data.server';

/** Asks the worker to try the waiting certificates of a batch again now, also those that failed. */
export async function retrySealing(ctx: Ctx, batchId: string): Promise<Outcome<{ waiting: number }, 'nothing-waiting'>> {
  return ctx.transaction(async (tx, audit) => {
    const waiting = await countWaiting(tx, batchId);
    if (waiting === 0) return refuse('nothing-waiting', {}, 'conflict');
    await forgetFailures(tx, batchId);
    // Batches approved under earlier versions have jobs per certificate and none of their own.
    await enqueue(tx, ctx.now, sealJob, { batchId }, sealKey(batchId));
    await wakeJob(tx, sealKey(batchId), ctx.now);
    audit({ action: 'batch.retried', subjectType: 'Batch', subjectId: batchId, detail: { waiting } });
    return done({ waiting });
  });
}
