import { contextAs, systemContext, type Ctx } from '~/people/access/index.server';
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

export function demoOf(calendar: Calendar, staff: Staff): Demo {
  return { calendar, staff, as: (personId, at) => contextAs(personId, at), system: (at) => systemContext(at) };
}

/** The angkatan as it stands now. */
export async function cohortNow(ctx: Ctx, key: string): Promise<CohortFacts> {
  const cohort = await findCohortByKey(ctx.read, key);
  if (!cohort) throw new Error(`demo: no angkatan ${key}`);
  return cohort;
}
