import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findPlan, withdrawSubmission } from './plan.data.server';
import type { PlanOwner } from './save-plan.server';

/** Takes a plan back that nobody has decided about, so that it can be changed. */
export async function withdrawPlan(ctx: Ctx, owner: PlanOwner): Promise<Outcome<null, 'plan-not-submitted'>> {
  return ctx.transaction(async (tx, audit) => {
    const plan = await findPlan(tx, owner.participationId);
    if (plan?.state !== 'submitted') return refuse('plan-not-submitted', {}, 'conflict');
    await withdrawSubmission(tx, owner.participationId);
    audit({ action: 'plan.withdrawn', subjectType: 'Participation', subjectId: owner.participationId, region: owner.regencyCode });
    return done(null);
  });
}
