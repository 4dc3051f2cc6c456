import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { sealKey } from '../jobs.server';
import { waitingIn, wakeJobs } from './seal.data.server';

/** Asks the worker to try the waiting certificates of a batch again now, also those it had given up. */
export async function retrySealing(ctx: Ctx, batchId: string): Promise<Outcome<{ waiting: number }, 'nothing-waiting'>> {
  return ctx.transaction(async (tx, audit) => {
    const waiting = await waitingIn(tx, batchId);
    if (waiting.length === 0) return refuse('nothing-waiting', {}, 'conflict');
    await wakeJobs(tx, waiting.map(sealKey), ctx.now);
    audit({ action: 'batch.retried', subjectType: 'Batch', subjectId: batchId, detail: { waiting: waiting.length } });
    return done({ waiting: waiting.length });
  });
}
