import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { CohortFacts } from '../cohort.data.server';
import { mayDecideImport } from './import-scope.data.server';
import { findImport, closeImport } from './nomination.data.server';

export type DiscardRefusal = 'import-unknown' | 'import-decided';

/** Throws a list away that was read but not confirmed; its rows are forgotten at once. */
export async function discardImport(ctx: Ctx, cohort: CohortFacts, importId: string): Promise<Outcome<null, DiscardRefusal>> {
  return ctx.transaction(async (tx, audit) => {
    const stored = await findImport(tx, cohort.id, importId);
    if (!stored || !mayDecideImport(ctx, cohort, stored)) return refuse('import-unknown', {}, 'absent');
    const sizeOf = (rows: unknown) => (Array.isArray(rows) ? rows.length : 0);
    const counts = { good: sizeOf(stored.report.good), bad: sizeOf(stored.report.bad), outside: sizeOf(stored.report.outside), saved: 0 };
    if (!(await closeImport(tx, importId, 'discardedAt', counts, ctx.now))) return refuse('import-decided', {}, 'conflict');
    audit({ action: 'nomination.discarded', subjectType: 'NominationImport', subjectId: importId, detail: { cohort: cohort.key, ...counts } });
    return done(null);
  });
}
