import type { ReadDb } from '~/platform/context.server';
import { isLocale } from '~/platform/http/cookies.server';
import type { Locale } from '~/platform/i18n/catalogue';
import type { Grant } from './can';
import { GRANTED_ROLES, type GrantedRole } from './roles';

export interface PersonFacts {
  readonly name: string;
  readonly locale: Locale | null;
  readonly grants: readonly Grant[];
  readonly participations: readonly { readonly id: string; readonly cohortId: string }[];
}

const isRole = (role: string): role is GrantedRole => GRANTED_ROLES.some((known) => known === role);

/** What decides about a person's permissions: grants in force and participations that were not declined. */
export async function findPersonFacts(db: ReadDb, personId: string): Promise<PersonFacts | null> {
  const person = await db.person.findUnique({
    where: { id: personId },
    select: {
      name: true,
      locale: true,
      grants: { where: { endedAt: null }, select: { role: true, regionCode: true } },
      participations: {
        where: { status: { in: ['selected', 'confirmed'] } },
        orderBy: { createdAt: 'desc' },
        select: { id: true, cohortId: true },
      },
    },
  });
  if (!person) return null;
  const grants = person.grants.flatMap(({ role, regionCode }) => (isRole(role) ? [{ role, region: regionCode }] : []));
  return { name: person.name, locale: isLocale(person.locale) ? person.locale : null, grants, participations: person.participations };
}
