/**
 * What a person may be asked to be. `peserta` is never granted: it is the fact of an own participation.
 * `admin` runs the system for the Dinas (settings, accounts, trail) and sees no more of people than that needs.
 */
export const GRANTED_ROLES = ['pelatih', 'pembina', 'pengelola', 'penandatangan', 'admin'] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];
export type Role = GrantedRole | 'peserta';

export const PERMISSIONS = [
  'public',
  'profile:write', 'invitation:answer',
  'cohort:read', 'cohort:write', 'nominee:import', 'selection:decide', 'invitation:send',
  'participant:read', 'participant:identity',
  'session:write', 'attendance:record', 'attendance:correct', 'rubric:assess',
  'lesson:write', 'lesson:publish', 'lesson:read', 'quiz:take',
  'rtl:write', 'rtl:approve',
  'coaching:write', 'coaching:private-note', 'coaching:assign',
  'logbook:write', 'logbook:read', 'logbook:endorse',
  'evaluation:write',
  'competency:read', 'batch:propose', 'batch:approve', 'batch:pause',
  'certificate:read-own', 'certificate:read', 'certificate:revoke', 'register:read',
  'report:read', 'grant:write', 'setting:write', 'audit:read', 'privacy:handle',
] as const;
/** `participant:identity` shows a full NIK and is written to the trail each time. */
export type Permission = (typeof PERMISSIONS)[number];

/** Who may do what, before the question where. A pair that is not here is refused. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  peserta: new Set<Permission>([
    'cohort:read', 'lesson:read', 'quiz:take', 'rtl:write', 'logbook:write', 'logbook:read', 'evaluation:write',
    'competency:read', 'certificate:read-own',
  ]),
  pelatih: new Set<Permission>([
    'cohort:read', 'participant:read', 'session:write', 'attendance:record', 'attendance:correct', 'rubric:assess',
    'lesson:write', 'lesson:publish', 'lesson:read', 'competency:read',
  ]),
  pembina: new Set<Permission>([
    'cohort:read', 'participant:read', 'lesson:read', 'rtl:approve', 'coaching:write', 'coaching:private-note',
    'logbook:read', 'logbook:endorse', 'competency:read',
  ]),
  pengelola: new Set<Permission>([
    'cohort:read', 'cohort:write', 'nominee:import', 'selection:decide', 'invitation:send', 'participant:read', 'participant:identity',
    'session:write', 'attendance:record', 'attendance:correct', 'lesson:read', 'rtl:approve', 'coaching:assign', 'logbook:read',
    'competency:read', 'batch:propose', 'batch:pause', 'certificate:read', 'certificate:revoke', 'register:read', 'report:read', 'privacy:handle',
  ]),
  penandatangan: new Set<Permission>([
    'cohort:read', 'competency:read', 'batch:approve', 'batch:pause', 'certificate:read', 'certificate:revoke', 'register:read', 'report:read',
  ]),
  admin: new Set<Permission>([
    'cohort:read', 'lesson:read', 'register:read', 'report:read', 'grant:write', 'setting:write', 'audit:read',
  ]),
};

/** What everyone may do about themselves, with or without a participation. */
export const OWN_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>([
  'profile:write', 'invitation:answer', 'participant:read', 'participant:identity', 'certificate:read-own',
]);

/** Looks that need only a shared piece of ground; everything else must hold every region it touches. */
export const OVERLAP_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>(['cohort:read', 'lesson:read', 'report:read']);
