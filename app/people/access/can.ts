import { contains, overlaps, type RegionCode } from './region-scope';
import { GRANTED_ROLES, OVERLAP_PERMISSIONS, OWN_PERMISSIONS, ROLE_PERMISSIONS, type GrantedRole, type Permission } from './roles';

export interface Grant {
  readonly role: GrantedRole;
  /** Where it holds: '35' for the province, '35.25' for Gresik. */
  readonly region: RegionCode;
}

export interface Actor {
  readonly id: string;
  readonly personId: string;
  readonly grants: readonly Grant[];
  /** Being a peserta is a fact about an own participation, not a grant. */
  readonly participations: readonly { readonly id: string; readonly cohortId: string }[];
}

/** What a request touches. Every call names it; there is no scope that means "anything". */
export type Scope =
  | { readonly kind: 'public' }
  /** A thing of one region, or a person living there. */
  | { readonly kind: 'region'; readonly region: RegionCode }
  /** A thing that spans regions: reading needs one in common, everything else must hold them all. */
  | { readonly kind: 'regions'; readonly regions: readonly RegionCode[] }
  | { readonly kind: 'self'; readonly personId: string }
  /** An angkatan as a whole; trainers by assignment, participants by their own participation. */
  | { readonly kind: 'cohort'; readonly cohortId: string; readonly regions: readonly RegionCode[]; readonly trainerIds?: readonly string[] }
  /** One person inside an angkatan: the officer of the person's region, its trainers, the person's coach, the person. */
  | {
    readonly kind: 'participant'; readonly personId: string; readonly cohortId: string; readonly region: RegionCode;
    readonly trainerIds?: readonly string[]; readonly coachIds?: readonly string[];
  }
  /** What passes between a coach and the one person coached. Ids are of persons. */
  | { readonly kind: 'coachee'; readonly coachId: string; readonly region: RegionCode; readonly personId?: string };

/**
 * The one answer to "may this person do this here?". Pure, and closed: an unknown role, permission or scope,
 * an empty list of regions or a missing fact is a no.
 */
export function can(actor: Actor | null, permission: Permission, scope: Scope): boolean {
  if (permission === 'public') return scope.kind === 'public';
  if (!actor) return false;
  switch (scope.kind) {
    case 'public': return false;
    case 'region': return regionCan(actor, permission, [scope.region]);
    case 'regions': return regionCan(actor, permission, scope.regions);
    case 'self': return isSelf(actor, scope.personId) && canAboutSelf(actor, permission);
    case 'cohort': return canInCohort(actor, permission, scope);
    case 'participant': return canAboutParticipant(actor, permission, scope);
    case 'coachee': return canAboutCoachee(actor, permission, scope);
    default: return false;
  }
}

/** A grant row may hold any word; only the roles that can be granted count, and `peserta` is none of them. */
function grantMay(grant: Grant, permission: Permission): boolean {
  return GRANTED_ROLES.includes(grant.role) && ROLE_PERMISSIONS[grant.role].has(permission);
}

/** Trainers and coaches reach people and sessions by assignment alone; a region lets them see courses and the calendar. */
const BY_ASSIGNMENT: ReadonlySet<string> = new Set<GrantedRole>(['pelatih', 'pembina']);
const WITHOUT_ASSIGNMENT: ReadonlySet<Permission> = new Set<Permission>(['cohort:read', 'lesson:read', 'lesson:write', 'lesson:publish']);
/** What a participation opens in the angkatan as a whole. */
const TAKING_PART: ReadonlySet<Permission> = new Set<Permission>(['cohort:read', 'lesson:read', 'quiz:take', 'evaluation:write']);

/** Through a grant whose region holds (or, for a look, touches) what is asked about. */
function regionCan(actor: Actor, permission: Permission, regions: readonly RegionCode[]): boolean {
  const grants = actor.grants.filter((grant) => !BY_ASSIGNMENT.has(grant.role) || WITHOUT_ASSIGNMENT.has(permission));
  return grantsCan(grants, permission, regions);
}

/** As `regionCan`, without the roles that act by assignment. */
function officerCan(actor: Actor, permission: Permission, regions: readonly RegionCode[]): boolean {
  return grantsCan(actor.grants.filter((grant) => !BY_ASSIGNMENT.has(grant.role)), permission, regions);
}

function grantsCan(held: readonly Grant[], permission: Permission, regions: readonly RegionCode[]): boolean {
  if (regions.length === 0) return false;
  const grants = held.filter((grant) => grantMay(grant, permission));
  if (OVERLAP_PERMISSIONS.has(permission)) {
    return grants.some((grant) => regions.some((region) => overlaps(grant.region, region)));
  }
  return grants.some((grant) => regions.every((region) => contains(grant.region, region)));
}

function isSelf(actor: Actor, personId: string): boolean {
  return personId !== '' && actor.personId === personId;
}

function canAboutSelf(actor: Actor, permission: Permission): boolean {
  return OWN_PERMISSIONS.has(permission) || (actor.participations.length > 0 && ROLE_PERMISSIONS.peserta.has(permission));
}

/** A trainer or coach acts by assignment: the grant says that the person is one, the list says for whom. */
function assignedCan(actor: Actor, role: GrantedRole, permission: Permission, assigned: readonly string[] | undefined): boolean {
  return (assigned ?? []).includes(actor.personId) && actor.grants.some((grant) => grant.role === role && grantMay(grant, permission));
}

function takesPart(actor: Actor, cohortId: string): boolean {
  return actor.participations.some((participation) => participation.cohortId === cohortId);
}

function canInCohort(actor: Actor, permission: Permission, scope: Extract<Scope, { kind: 'cohort' }>): boolean {
  if (assignedCan(actor, 'pelatih', permission, scope.trainerIds)) return true;
  if (TAKING_PART.has(permission) && takesPart(actor, scope.cohortId)) return true;
  return officerCan(actor, permission, scope.regions);
}

function canAboutParticipant(actor: Actor, permission: Permission, scope: Extract<Scope, { kind: 'participant' }>): boolean {
  if (isSelf(actor, scope.personId)) return OWN_PERMISSIONS.has(permission) || (takesPart(actor, scope.cohortId) && ROLE_PERMISSIONS.peserta.has(permission));
  return assignedCan(actor, 'pelatih', permission, scope.trainerIds)
    || assignedCan(actor, 'pembina', permission, scope.coachIds)
    || officerCan(actor, permission, [scope.region]);
}

function canAboutCoachee(actor: Actor, permission: Permission, scope: Extract<Scope, { kind: 'coachee' }>): boolean {
  if (scope.personId !== undefined && isSelf(actor, scope.personId)) return canAboutSelf(actor, permission);
  return assignedCan(actor, 'pembina', permission, [scope.coachId]) || officerCan(actor, permission, [scope.region]);
}

/**
 * Separation of duties: the second pair of eyes is another person's. True when the actor is none of those who did the
 * first step: the publisher no author, the approver no proposer, the endorser not the writer.
 */
export function isAnotherPerson(actor: Actor, firstPersonIds: readonly string[]): boolean {
  return firstPersonIds.length > 0 && !firstPersonIds.includes(actor.personId);
}

/** The strongest roles first, for the menu; `peserta` when there is a participation. */
export function rolesOf(actor: Actor): (GrantedRole | 'peserta')[] {
  const order: readonly GrantedRole[] = ['admin', 'penandatangan', 'pengelola', 'pembina', 'pelatih'];
  const granted = order.filter((role) => actor.grants.some((grant) => grant.role === role));
  return actor.participations.length > 0 ? [...granted, 'peserta'] : granted;
}

/** The regions in which an actor holds a permission, for narrowing lists; without those already inside another. */
export function regionsFor(actor: Actor, permission: Permission): RegionCode[] {
  const regions = [...new Set(actor.grants.filter((grant) => grantMay(grant, permission)).map((grant) => grant.region))];
  return regions.filter((region) => !regions.some((other) => other !== region && contains(other, region))).sort();
}
