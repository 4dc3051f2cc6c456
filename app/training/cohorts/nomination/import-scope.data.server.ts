import type { Scope } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import type { CohortFacts } from '../cohort.data.server';
import { heldRegions, officeScope } from '../cohort-scope';

/** Who read a list sees and decides about it; so do those who hold the whole angkatan. */
export function mayDecideImport({ actor }: Pick<Ctx, 'actor'>, cohort: CohortFacts, stored: { readonly createdById: string | null }): boolean {
  if (actor.id === stored.createdById) return true;
  const held = heldRegions(actor, cohort, 'nominee:import');
  return cohort.quotas.length > 0 ? held.length === cohort.quotas.length : held.includes('35');
}

/** Where a read list stands; null when there is none, or it is another officer's. */
export async function importScope(ctx: Ctx, cohort: CohortFacts, importId: string): Promise<Scope | null> {
  const stored = await ctx.read.nominationImport.findFirst({ where: { id: importId, cohortId: cohort.id }, select: { createdById: true } });
  return stored && mayDecideImport(ctx, cohort, stored) ? officeScope(ctx.actor, cohort, 'nominee:import') : null;
}
