import { systemContext, type Ctx } from '~/people/access/index.server';
import type { Again } from '~/platform/jobs.server';
import { done } from '~/platform/outcome';
import { pressCertificates } from './press-certificates.server';
import { countFailed, isPaused, jobTrouble, nextToSeal } from './seal.data.server';

/** One turn of the worker, in milliseconds; other work and a stop wait no longer than this and one portion. */
const TURN_MS = 4_000;
/** Certificates recorded together, and the longest time to make them when the signer is slow, in milliseconds. */
const PORTION = 40;
const PORTION_MS = 2_000;
/** Failed ones tried again in one turn. */
const RETRIED = 100;
const PAUSE_MS = 15_000;

/**
 * Presses what waits in a batch, a turn at a time, by number; memory holds one portion. Those that failed are tried
 * again after all others.
 * @throws when something keeps all of them waiting, or some keep failing: the worker comes back after a growing pause
 */
export async function sealBatch(batchId: string, uniqueKey: string, now: Date): Promise<Again | undefined> {
  const ctx = systemContext(now);
  const ends = Date.now() + TURN_MS;
  try {
    while (Date.now() < ends) {
      if (await isPaused(ctx.read, batchId)) return { againAfterMs: PAUSE_MS };
      const waiting = await nextToSeal(ctx.read, batchId, 'fresh', { take: PORTION });
      if (waiting.length === 0) return await retryFailed(ctx, batchId);
      await pressCertificates(ctx, waiting, Date.now() + PORTION_MS);
    }
  } catch (error) {
    await recordTrouble(ctx, batchId, uniqueKey, error);
    throw error;
  }
  return { againAfterMs: 0 };
}

/** A few of the failed ones, from a place chosen by chance, so that none is forgotten behind others. */
async function retryFailed(ctx: Ctx, batchId: string): Promise<undefined> {
  const failed = await countFailed(ctx.read, batchId);
  if (failed === 0) return undefined;
  const skip = Math.floor(Math.random() * Math.max(1, failed - RETRIED + 1));
  await pressCertificates(ctx, await nextToSeal(ctx.read, batchId, 'failed', { take: RETRIED, skip }), Date.now() + TURN_MS);
  const left = await countFailed(ctx.read, batchId);
  if (left > 0) throw new Error(`${left} certificates of the batch could not be pressed; the reason stands on each`);
  return undefined;
}

/** What holds up a batch is in the trail once, not at every attempt. */
async function recordTrouble(ctx: Ctx, batchId: string, uniqueKey: string, error: unknown): Promise<void> {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
  if ((await jobTrouble(ctx.read, uniqueKey))?.error === reason) return;
  await ctx.transaction(async (_tx, audit) => {
    audit({ action: 'batch.sealing-held-up', subjectType: 'Batch', subjectId: batchId, detail: { reason } });
    return done(null);
  });
}
