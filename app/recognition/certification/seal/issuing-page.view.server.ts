import { can } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { toRoman } from '~/training/cohorts';
import { findCohort } from '~/training/cohorts/index.server';
import { batchRegions, findBatchHead } from '../batch/batch.data.server';
import { issuingView } from './issuing.view.server';
import { failedRows } from './seal.data.server';

export { issuingView };

/** Failed ones shown on the page; the rest is counted. */
const SHOWN = 50;

/** The page of one batch that is being issued: how far, how fast, what is held up and why. Null when there is none. */
export async function issuingPageView(ctx: Ctx, batchId: string) {
  const batch = await findBatchHead(ctx.read, batchId);
  if (!batch) return null;
  const [cohort, issuing, failures, regions] = await Promise.all([
    findCohort(ctx.read, batch.cohortId), issuingView(ctx, batchId), failedRows(ctx.read, batchId, SHOWN), batchRegions(ctx.read, batchId),
  ]);
  const may = (permission: 'batch:pause' | 'batch:approve') => can({ ...ctx.actor, id: ctx.actor.personId }, permission, { kind: 'regions', regions });
  return {
    id: batchId, cohort: { title: cohort?.title ?? '', number: cohort ? toRoman(cohort.number) : '', key: cohort?.key ?? '' }, ...issuing, failures,
    maySteer: may('batch:pause'), maySign: may('batch:approve'),
  };
}
export type IssuingPageView = NonNullable<Awaited<ReturnType<typeof issuingPageView>>>;
