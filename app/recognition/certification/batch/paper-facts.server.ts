import type { ReadDb } from '~/platform/context.server';
import { regionNames } from '~/people/regions/index.server';
import { findCohort } from '~/training/cohorts/index.server';
import { findProgramme } from '~/training/programmes/index.server';
import { readSettings } from '../settings/settings.data.server';
import type { ClaimFacts } from './make-claims.server';
import { printedPeople, type PrintedPerson } from './printed.data.server';

export type PaperFacts = Pick<ClaimFacts, 'cohort' | 'programme' | 'settings'> & {
  readonly people: ReadonlyMap<string, PrintedPerson>;
  readonly regions: ReadonlyMap<string, string>;
};

/** What the certificates of an angkatan are made of, read in a fixed number of queries. Null when it is gone. */
export async function paperFacts(db: ReadDb, cohortId: string, participationIds: readonly string[]): Promise<PaperFacts | null> {
  const cohort = await findCohort(db, cohortId);
  if (!cohort) return null;
  const programme = await findProgramme(db, cohort.programme.id);
  if (!programme) return null;
  const settings = await readSettings(db);
  const people = await printedPeople(db, participationIds);
  const regions = await regionNames(db, [...people.values()].map(({ regencyCode }) => regencyCode));
  return { cohort, programme, settings, people, regions };
}

/** The part of the claims that is one person's. */
export function claimFactsOf(facts: PaperFacts, person: PrintedPerson): Pick<ClaimFacts, 'person' | 'region' | 'cohort' | 'programme' | 'settings'> {
  const { cohort, programme, settings } = facts;
  return { person, region: facts.regions.get(person.regencyCode) ?? person.regencyCode, cohort, programme, settings };
}
