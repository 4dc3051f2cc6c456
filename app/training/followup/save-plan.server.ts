import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { mayWritePlan, planState, type PlanText } from './plan';
import { findPlan, writePlan } from './plan.data.server';

export interface PlanOwner {
  readonly participationId: string;
  readonly regencyCode: string;
}

/**
 * Writes the volunteer's RTL: as a draft, or handed in. A plan that was handed in is withdrawn first, so that
 * nobody decides about a text that changes under their eyes.
 */
export async function savePlan(
  ctx: Ctx, owner: PlanOwner, text: PlanText, submit: boolean,
): Promise<Outcome<{ submitted: boolean }, 'plan-locked'>> {
  return ctx.transaction(async (tx, audit) => {
    const plan = await findPlan(tx, owner.participationId);
    if (!mayWritePlan(plan?.state ?? planState(null))) return refuse('plan-locked', {}, 'conflict');
    // A draft of a returned plan stays returned: its earlier submission lies before the return.
    await writePlan(tx, owner.participationId, text, ctx.now, submit ? ctx.now : null);
    audit({ action: submit ? 'plan.submitted' : 'plan.saved', subjectType: 'Participation', subjectId: owner.participationId, region: owner.regencyCode });
    return done({ submitted: submit });
  });
}
