import type { Ctx } from '~/people/access/index.server';
import { personNames } from '../batch/printed.data.server';
import { sealKey } from '../jobs.server';
import { jobTrouble, openPause, sealedSince, sealingCounts } from './seal.data.server';

/** Certificates of the last so many milliseconds tell how fast it goes. */
const RATE_MS = 60_000;

export type IssuingState = 'not-begun' | 'running' | 'paused' | 'held-up' | 'done';

/** How far issuing a batch is: counted in the database, so that any browser sees the same at any time. */
export async function issuingView(ctx: Ctx, batchId: string) {
  const [{ total, sealed, failed, firstAt }, pause, trouble, recent] = await Promise.all([
    sealingCounts(ctx.read, batchId), openPause(ctx.read, batchId), jobTrouble(ctx.read, sealKey(batchId)), sealedSince(ctx.read, batchId, new Date(ctx.now.getTime() - RATE_MS)),
  ]);
  const left = total - sealed;
  const perMinute = rateOf(recent, firstAt, ctx.now);
  const state: IssuingState = total === 0 ? 'not-begun' : left === 0 ? 'done' : pause ? 'paused' : trouble ? 'held-up' : 'running';
  const names = await personNames(ctx.read, [pause?.pausedById ?? null]);
  return {
    state, total, sealed, left, failed, perMinute,
    /** Milliseconds until the last one at this rate; null while nothing tells. */
    remainingMs: state === 'running' && perMinute > 0 ? Math.ceil((left / perMinute) * 60_000) : null,
    pause: pause ? { at: pause.pausedAt, by: names.get(pause.pausedById ?? '') ?? null } : null,
    trouble: state === 'done' ? null : trouble,
  };
}
export type IssuingView = Awaited<ReturnType<typeof issuingView>>;

/** Per minute, over the last minute or since the first one when that is less. */
function rateOf(recent: number, firstAt: Date | null, now: Date): number {
  if (recent === 0 || firstAt === null) return 0;
  const span = Math.min(RATE_MS, Math.max(1_000, now.getTime() - firstAt.getTime()));
  return (recent / span) * 60_000;
}
