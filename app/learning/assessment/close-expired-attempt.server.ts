import type { Ctx } from '~/people/access/index.server';
import { refuse } from '~/platform/outcome';
import { isLate } from './attempt';
import { findAttempt } from './attempt.data.server';
import { closeAttempt } from './close-attempt.server';

/** Marks an attempt whose time is over with the answers that were kept. Does nothing when it is closed or still running. */
export async function closeExpiredAttempt(ctx: Ctx, attemptId: string): Promise<void> {
  await ctx.transaction(async (tx, audit) => {
    const attempt = await findAttempt(tx, attemptId);
    if (!attempt || attempt.submittedAt || !isLate(attempt.dueAt, ctx.now)) return refuse('nothing-to-close');
    const closed = await closeAttempt(tx, audit, attempt, attempt.answers, { at: attempt.dueAt ?? ctx.now, by: 'time' });
    return closed ? { ok: true as const } : refuse('nothing-to-close');
  });
}
