import type { Ctx } from '~/people/access/index.server';
import { EAST_JAVA } from '~/people/regions';
import { regionNames } from '~/people/regions/index.server';
import { countLedSessions, findTrainers, type CohortFacts } from './cohort.data.server';
import { cohortHead } from './overview.view.server';

/** Who trains in an angkatan and who could. Somebody whose role ended stays on the list until taken off. */
export async function teamView(ctx: Ctx, cohort: CohortFacts) {
  const [trainers, leads] = await Promise.all([findTrainers(ctx.read), countLedSessions(ctx.read, cohort.id)]);
  const names = await regionNames(ctx.read, trainers.flatMap(({ regions }) => regions));
  return {
    head: cohortHead(cohort),
    chosen: cohort.trainerIds,
    people: trainers.map(({ id, name, regions }) => ({
      id, name, sessions: leads.get(id) ?? 0, regions: regions.includes(EAST_JAVA) ? null : regions.map((region) => names.get(region) ?? region).join(', '),
    })),
  };
}
export type TeamView = Awaited<ReturnType<typeof teamView>>;
