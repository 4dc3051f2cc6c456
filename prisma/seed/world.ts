import { contextAs, systemContext, type Ctx } from '~/people/access/index.server';
import { contextFor } from '~/platform/context.server';
import type { CohortFacts } from '~/training/cohorts/index.server';
import { findCohortByKey } from '~/training/cohorts/index.server';
import type { Calendar } from './calendar';
import type { Staff } from './staff';

/** What every chapter of the demo works with. */
export interface Demo {
  readonly calendar: Calendar;
  readonly staff: Staff;
  /** Acts as a person at an instant, with the permissions that person holds then. */
  as(personId: string, at: Date): Promise<Ctx>;
  system(at: Date): Ctx;
}

/** Roles and places in an angkatan do not change once somebody has acted: each person is looked up once. */
export function demoOf(calendar: Calendar, staff: Staff): Demo {
  const actors = new Map<string, Promise<Ctx['actor']>>();
  const actorOf = (personId: string): Promise<Ctx['actor']> => {
    const actor = actors.get(personId) ?? contextAs(personId).then((ctx) => ctx.actor);
    actors.set(personId, actor);
    return actor;
  };
  return { calendar, staff, as: async (personId, at) => contextFor(await actorOf(personId), at), system: (at) => systemContext(at) };
}

/** The angkatan as it stands now. */
export async function cohortNow(ctx: Ctx, key: string): Promise<CohortFacts> {
  const cohort = await findCohortByKey(ctx.read, key);
  if (!cohort) throw new Error(`demo: no angkatan ${key}`);
  return cohort;
}
