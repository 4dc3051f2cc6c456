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

interface FactRow {
  readonly name: string;
  readonly locale: string;
  readonly role: string | null;
  readonly regionCode: string | null;
  readonly participationId: string | null;
  readonly cohortId: string | null;
}

/**
 * What decides about a person's permissions: grants in force and participations that hold a place, newest first.
 * Every request asks this, so it is one statement for both databases instead of three through the query engine.
 */
export async function findPersonFacts(db: ReadDb, personId: string): Promise<PersonFacts | null> {
  const rows = await db.$queryRaw<FactRow[]>`
    SELECT p."name", p."locale", g."role", g."regionCode", c."id" AS "participationId", c."cohortId"
    FROM "Person" p
    LEFT JOIN "RoleGrant" g ON g."personId" = p."id" AND g."endedAt" IS NULL
    LEFT JOIN "Participation" c ON c."personId" = p."id" AND c."status" IN ('selected', 'confirmed')
    WHERE p."id" = ${personId}
    ORDER BY c."createdAt" DESC, c."id", g."role", g."regionCode"`;
  const [first] = rows;
  if (!first) return null;
  const grants = new Map<string, Grant>();
  const participations = new Map<string, { id: string; cohortId: string }>();
  for (const { role, regionCode, participationId, cohortId } of rows) {
    if (role && regionCode && isRole(role)) grants.set(`${role} ${regionCode}`, { role, region: regionCode });
    if (participationId && cohortId) participations.set(participationId, { id: participationId, cohortId });
  }
  return { name: first.name, locale: isLocale(first.locale) ? first.locale : null, grants: [...grants.values()], participations: [...participations.values()] };
}
