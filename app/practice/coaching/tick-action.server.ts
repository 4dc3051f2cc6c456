import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { markAction } from './session.data.server';

/** The volunteer says that an agreed action is done, or that it is not done after all. */
export async function tickAction(
  ctx: Ctx, own: { readonly id: string; readonly regencyCode: string }, actionId: string, isDone: boolean,
): Promise<Outcome<null, 'action-absent'>> {
  return ctx.transaction(async (tx, audit) => {
    if (!(await markAction(tx, own.id, actionId, isDone ? ctx.now : null))) return refuse('action-absent', {}, 'absent');
    audit({ action: isDone ? 'action.done' : 'action.reopened', subjectType: 'ActionItem', subjectId: actionId, region: own.regencyCode });
    return done(null);
  });
}
