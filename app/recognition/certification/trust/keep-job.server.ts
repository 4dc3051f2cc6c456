import { z } from 'zod';
import { systemContext } from '~/people/access/index.server';
import { defineJob, enqueue } from '~/platform/jobs.server';
import { done, refuse } from '~/platform/outcome';
import { runtime } from '~/platform/runtime.server';
import { hasKeepJob } from './keep-job.data.server';
import { keepArchive } from './keep-archive.server';

/** How soon the next turn comes: at once while there is work, else in a minute. */
const BUSY_MS = 50;
const QUIET_MS = 60_000;
const KEY = 'certificates.keep-archive';

/** The one job that keeps lists current and files provable; it never ends and is never given up. */
export const keepArchiveJob = defineJob({
  name: 'certificates.keep-archive',
  version: 1,
  payload: z.object({}),
  maxAttempts: Infinity,
  run: async (_payload, now) => {
    const { archived, left } = await keepArchive(runtime(), now);
    return { againAfterMs: archived > 0 && left > 0 ? BUSY_MS : QUIET_MS };
  },
});

/** Asks for that job when it is not asked for yet; at every start. */
export async function startKeeping(): Promise<void> {
  const ctx = systemContext();
  if (await hasKeepJob(ctx.read, KEY)) return;
  await ctx.transaction(async (tx, audit) => {
    if (await hasKeepJob(tx, KEY)) return refuse('asked-before');
    await enqueue(tx, ctx.now, keepArchiveJob, {}, KEY);
    audit({ action: 'archive.begun', subjectType: 'Job', subjectId: KEY });
    return done(null);
  });
}
