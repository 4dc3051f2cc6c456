import { isAnotherPerson } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { findParticipant } from '~/training/cohorts/index.server';
import { mayDecidePlan } from './plan';
import { findPlan, markApproved, markReturned } from './plan.data.server';
import type { PlanDecision } from './plan.schema';

export type DecisionRefusal = 'plan-absent' | 'plan-own' | 'plan-undecidable' | 'plan-changed';

/**
 * Approves an RTL or returns it with a note. Never one's own (separation of duties), never a text other than the one
 * that was read: `version` is the instant at which that text was saved.
 */
export async function decidePlan(ctx: Ctx, participationId: string, decision: PlanDecision): Promise<Outcome<null, DecisionRefusal>> {
  const owner = await findParticipant(ctx.read, participationId);
  if (!owner || ctx.actor.id === null) return refuse('plan-absent', {}, 'absent');
  if (!isAnotherPerson({ ...ctx.actor, id: ctx.actor.id }, [owner.personId])) return refuse('plan-own', {}, 'forbidden');
  return ctx.transaction(async (tx, audit) => {
    const plan = await findPlan(tx, participationId);
    if (!plan || !mayDecidePlan(plan.state)) return refuse('plan-undecidable', {}, 'conflict');
    if (plan.savedAt.toISOString() !== decision.version) return refuse('plan-changed', {}, 'conflict');
    if (decision.intent === 'approve') await markApproved(tx, participationId, ctx.actor.id, ctx.now);
    else await markReturned(tx, participationId, decision.note, ctx.now);
    audit({
      action: decision.intent === 'approve' ? 'plan.approved' : 'plan.returned',
      subjectType: 'Participation', subjectId: participationId, region: owner.regencyCode,
    });
    return done(null);
  });
}
