import type { Ctx } from '~/people/access/index.server';
import { enqueue } from '~/platform/jobs.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { sealJob, sealKey } from '../jobs.server';
import { countWaiting, endPause, forgetFailures, insertPause, isPaused, wakeJob } from './seal.data.server';

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

/** Holds the issuing of a batch: the portion in hand is finished, then nothing more is pressed until it is resumed. */
export async function pauseSealing(ctx: Ctx, batchId: string): Promise<Outcome<{ waiting: number }, 'nothing-waiting' | 'already-paused'>> {
  return ctx.transaction(async (tx, audit) => {
    const waiting = await countWaiting(tx, batchId);
    if (waiting === 0) return refuse('nothing-waiting', {}, 'conflict');
    if (await isPaused(tx, batchId)) return refuse('already-paused', {}, 'conflict');
    await insertPause(tx, { batchId, pausedById: ctx.actor.id, pausedAt: ctx.now });
    audit({ action: 'batch.paused', subjectType: 'Batch', subjectId: batchId, detail: { waiting } });
    return done({ waiting });
  });
}

/** Goes on where the issuing of a batch was held. */
export async function resumeSealing(ctx: Ctx, batchId: string): Promise<Outcome<{ waiting: number }, 'not-paused'>> {
  return ctx.transaction(async (tx, audit) => {
    if (!(await endPause(tx, batchId, { resumedById: ctx.actor.id, resumedAt: ctx.now }))) return refuse('not-paused', {}, 'conflict');
    await wakeJob(tx, sealKey(batchId), ctx.now);
    const waiting = await countWaiting(tx, batchId);
    audit({ action: 'batch.resumed', subjectType: 'Batch', subjectId: batchId, detail: { waiting } });
    return done({ waiting });
  });
}
