import { can, type Actor, type Scope } from '~/people/access';

/** Who reads: a learner through the own angkatan, an officer or trainer through a role. */
export interface Reader {
  readonly personId: string;
  readonly cohortIds: readonly string[];
  /** May look at every course, without progress of their own. */
  readonly office: boolean;
}

const PROVINCE: Scope = { kind: 'region', region: '35' };

type Person = Omit<Actor, 'id'>;

export function readerOf(person: Person): Reader {
  return {
    personId: person.personId,
    cohortIds: person.participations.map(({ cohortId }) => cohortId),
    office: can({ ...person, id: person.personId }, 'lesson:read', PROVINCE),
  };
}

/** The ground on which somebody asks for a lesson: the own participation, or the province the courses belong to. */
export function readerScope(person: Person): Scope {
  return person.participations.length > 0 ? { kind: 'self', personId: person.personId } : PROVINCE;
}
