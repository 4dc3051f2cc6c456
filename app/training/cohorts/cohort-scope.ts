import { contains, regionsFor, type Actor, type Grant, type Permission, type RegionCode, type Scope } from '~/people/access';
import { EAST_JAVA } from '~/people/regions';

/** What scopes are made of; every read model of an angkatan carries it. */
export interface CohortPlace {
  readonly id: string;
  readonly quotas: readonly { readonly regencyCode: RegionCode; readonly quota: number }[];
  readonly trainerIds: readonly string[];
}

/** Who asks, as far as scopes care: a stranger holds nothing. */
type Asking = Pick<Actor, 'grants'> & { readonly personId: string };

/** The regions an angkatan draws from; without quotas per kabupaten/kota the whole province. */
export function cohortRegions(cohort: CohortPlace): RegionCode[] {
  return cohort.quotas.length > 0 ? cohort.quotas.map(({ regencyCode }) => regencyCode) : [EAST_JAVA];
}

/** The angkatan as a whole: officers who hold all of its regions, its trainers, its participants. */
export function cohortScope(cohort: CohortPlace): Scope {
  return { kind: 'cohort', cohortId: cohort.id, regions: cohortRegions(cohort), trainerIds: cohort.trainerIds };
}

/** Trainers and coaches reach people by assignment; only an officer's region opens a part of an angkatan. */
const officerGrants = (actor: Asking): Grant[] => actor.grants.filter(({ role }) => role !== 'pelatih' && role !== 'pembina');

function officeRegions(actor: Asking, permission: Permission): RegionCode[] {
  return regionsFor({ id: actor.personId, personId: actor.personId, grants: officerGrants(actor), participations: [] }, permission);
}

/** The part of an angkatan in which an officer holds a permission: ['35.25'] for Gresik's; empty for everybody else. */
export function heldRegions(actor: Asking, cohort: CohortPlace, permission: Permission): RegionCode[] {
  const own = officeRegions(actor, permission);
  return cohortRegions(cohort).flatMap((region) => {
    if (own.some((held) => contains(held, region))) return [region];
    return own.filter((held) => contains(region, held));
  });
}

/**
 * The scope of an office page that shows people: the officer's own part of the angkatan, and the whole of it to its
 * trainers. Participants and officers of other regions hold no part and are refused.
 */
export function officeScope(actor: Asking, cohort: CohortPlace, permission: Permission): Scope | null {
  const regions = heldRegions(actor, cohort, permission);
  if (regions.length > 0) return { kind: 'regions', regions };
  return cohort.trainerIds.includes(actor.personId) ? cohortScope(cohort) : null;
}

/** Whose rows an admitted page may show: those of the officer's regions; the whole angkatan to its trainers. */
export function visibleRegions(actor: Asking, cohort: CohortPlace, permission: Permission = 'participant:read'): RegionCode[] {
  return cohort.trainerIds.includes(actor.personId) ? [EAST_JAVA] : officeRegions(actor, permission);
}
