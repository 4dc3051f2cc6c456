import type { ReadDb } from '~/platform/context.server';

/** Is the job with this key asked for? */
export const hasKeepJob = async (db: ReadDb, uniqueKey: string): Promise<boolean> =>
  (await db.job.findUnique({ where: { uniqueKey }, select: { id: true } })) !== null;
