import type { RegionCode, Scope } from '~/people/access';
import type { CohortPlace } from '~/training/cohorts';

/** One person of an angkatan, as far as trainers and officers are concerned. */
export function participantScope(cohort: CohortPlace, who: { readonly personId: string; readonly regencyCode: RegionCode }): Scope {
  return { kind: 'participant', personId: who.personId, cohortId: cohort.id, region: who.regencyCode, trainerIds: cohort.trainerIds };
}
