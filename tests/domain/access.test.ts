import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { can, isAnotherPerson, PERMISSIONS, regionsFor, rolesOf, type Actor, type GrantedRole, type Permission, type Scope } from '~/people/access';

const actor = (role: GrantedRole | null, region = '35', extra: Partial<Actor> = {}): Actor => ({
  id: 'akun-1', personId: 'orang-1', grants: role ? [{ role, region }] : [], participations: [], ...extra,
});
const peserta = actor(null, '35', { participations: [{ id: 'peserta-1', cohortId: 'angkatan-1' }] });

const GRESIK = '35.25';
const SIDOARJO = '35.15';
const someone = { personId: 'orang-2', cohortId: 'angkatan-1', region: GRESIK };
const allowed = (who: Actor | null, scope: Scope) => PERMISSIONS.filter((permission) => can(who, permission, scope)).sort();

/** The whole table, written once more by hand: a change of rights has to be made in two places on purpose. */
const OFFICER = [
  'attendance:correct', 'attendance:record', 'batch:pause', 'batch:propose', 'certificate:read', 'certificate:revoke', 'coaching:assign', 'cohort:read',
  'cohort:write', 'competency:read', 'invitation:send', 'lesson:read', 'logbook:read', 'nominee:import', 'participant:identity',
  'participant:read', 'privacy:handle', 'register:read', 'report:read', 'rtl:approve', 'selection:decide', 'session:write',
];
const TRAINER = [
  'attendance:correct', 'attendance:record', 'cohort:read', 'competency:read', 'lesson:publish', 'lesson:read', 'lesson:write',
  'participant:read', 'rubric:assess', 'session:write',
];
const COACH = [
  'coaching:private-note', 'coaching:write', 'cohort:read', 'competency:read', 'lesson:read', 'logbook:endorse', 'logbook:read',
  'participant:read', 'rtl:approve',
];
const SIGNER = ['batch:approve', 'batch:pause', 'certificate:read', 'certificate:revoke', 'cohort:read', 'competency:read', 'register:read', 'report:read'];
const ADMIN = ['audit:read', 'cohort:read', 'grant:write', 'lesson:read', 'register:read', 'report:read', 'setting:write'];
const OWN = ['certificate:read-own', 'invitation:answer', 'participant:identity', 'participant:read', 'profile:write'];
const OWN_AS_PESERTA = [
  ...OWN, 'cohort:read', 'competency:read', 'evaluation:write', 'lesson:read', 'logbook:read', 'logbook:write', 'quiz:take', 'rtl:write',
].sort();

describe('what each role may do, and nothing else', () => {
  const region: Scope = { kind: 'region', region: GRESIK };
  const cohort = (trainerIds: string[] = []): Scope => ({ kind: 'cohort', cohortId: 'angkatan-1', regions: [GRESIK, SIDOARJO], trainerIds });
  const person = (more: object = {}): Scope => ({ kind: 'participant', ...someone, ...more });
  const coachee = (coachId: string): Scope => ({ kind: 'coachee', coachId, region: GRESIK, personId: 'orang-2' });

  test.each<[string, Actor | null, Scope, string[]]>([
    ['a stranger, in public', null, { kind: 'public' }, ['public']],
    ['an officer, in public', actor('pengelola'), { kind: 'public' }, ['public']],
    ['a stranger, in a region', null, region, []],
    ['an officer of the province', actor('pengelola'), region, OFFICER],
    ['an officer of Gresik', actor('pengelola', GRESIK), region, OFFICER],
    ['an officer of Sidoarjo about Gresik', actor('pengelola', SIDOARJO), region, []],
    ['an officer of one kecamatan about its kabupaten', actor('pengelola', '35.25.01'), region, ['cohort:read', 'lesson:read', 'report:read']],
    ['a trainer without assignment', actor('pelatih'), region, ['cohort:read', 'lesson:publish', 'lesson:read', 'lesson:write']],
    ['a coach without assignment', actor('pembina'), region, ['cohort:read', 'lesson:read']],
    ['the signing official', actor('penandatangan'), region, SIGNER],
    ['the administrator', actor('admin'), region, ADMIN],
    ['a peserta, about a region', peserta, region, []],

    ['an officer of the province, about an angkatan', actor('pengelola'), cohort(), OFFICER],
    ['an officer of Gresik, about an angkatan of two regions', actor('pengelola', GRESIK), cohort(), ['cohort:read', 'lesson:read', 'report:read']],
    ['the trainer assigned', actor('pelatih', SIDOARJO), cohort(['orang-1']), TRAINER],
    ['a trainer not assigned', actor('pelatih'), cohort(['orang-9']), []],
    ['someone assigned who is no trainer', actor(null), cohort(['orang-1']), []],
    ['a peserta of the angkatan', peserta, cohort(), ['cohort:read', 'evaluation:write', 'lesson:read', 'quiz:take']],
    ['a peserta of another angkatan', { ...peserta, participations: [{ id: 'x', cohortId: 'angkatan-2' }] }, cohort(), []],

    ['the trainer assigned, about one participant', actor('pelatih'), person({ trainerIds: ['orang-1'] }), TRAINER],
    ['the coach, about one participant', actor('pembina'), person({ coachIds: ['orang-1'] }), COACH],
    ['an officer of Gresik, about a participant of Gresik', actor('pengelola', GRESIK), person(), OFFICER],
    ['an officer of Sidoarjo, about a participant of Gresik', actor('pengelola', SIDOARJO), person(), []],
    ['a peserta, about another participant', peserta, person(), []],
    ['a peserta, about the own participation', peserta, person({ personId: 'orang-1' }), OWN_AS_PESERTA],

    ['the coach, about the coachee', actor('pembina', SIDOARJO), coachee('orang-1'), COACH],
    ['another coach of the same region', actor('pembina', GRESIK), coachee('orang-9'), []],
    ['a peserta, about the self', peserta, { kind: 'self', personId: 'orang-1' }, OWN_AS_PESERTA],
    ['someone without participation, about the self', actor(null), { kind: 'self', personId: 'orang-1' }, OWN],
    ['an officer of the province, in somebody else\'s own pages', actor('pengelola'), { kind: 'self', personId: 'orang-2' }, []],
  ])('%s', (_title, who, scope, permissions) => {
    expect(allowed(who, scope)).toEqual(permissions);
  });
});

describe('what spans regions', () => {
  const spanning: Scope = { kind: 'regions', regions: [GRESIK, SIDOARJO] };

  test('is seen by the officer of one of them and decided by the officer of all', () => {
    expect(can(actor('pengelola', GRESIK), 'cohort:read', spanning)).toBe(true);
    expect(can(actor('pengelola', GRESIK), 'cohort:write', spanning)).toBe(false);
    expect(can(actor('pengelola', '35'), 'cohort:write', spanning)).toBe(true);
  });

  test('two grants of single regions do not add up to one of both', () => {
    const both = actor(null, '35', { grants: [{ role: 'pengelola', region: GRESIK }, { role: 'pengelola', region: SIDOARJO }] });
    expect(can(both, 'batch:propose', spanning)).toBe(false);
  });

  test('nothing is allowed about no region at all', () => {
    expect(allowed(actor('pengelola'), { kind: 'regions', regions: [] })).toEqual([]);
  });
});

describe('the gate stays shut', () => {
  const province: Scope = { kind: 'region', region: '35' };

  test.each(['participant:delete', 'constructor', '__proto__', '', 'PUBLIC'])('for the unknown permission %j', (word) => {
    expect(can(actor('pengelola'), word as Permission, province)).toBe(false);
  });

  test.each(['superuser', 'constructor', '__proto__', 'toString', 'peserta'])('for the unknown or ungranted role %j', (word) => {
    expect(allowed(actor(word as GrantedRole), { kind: 'region', region: '35.25' })).toEqual([]);
  });

  test('for a scope nobody has defined', () => {
    expect(allowed(actor('admin'), { kind: 'everything' } as never)).toEqual([]);
  });

  test.each(['', '3', '35.', '35.2', '35.255', '35.25.01.20', '%', '35.*'])('for the malformed region %j', (region) => {
    expect(allowed(actor('pengelola', region), { kind: 'region', region: '35.25' })).toEqual([]);
    expect(allowed(actor('pengelola', '35'), { kind: 'region', region })).toEqual([]);
  });

  test('for an empty person id', () => {
    expect(allowed({ ...peserta, personId: '' }, { kind: 'self', personId: '' })).toEqual([]);
  });

  test('a smaller grant never allows more than the larger one that holds it', () => {
    const code = fc.constantFrom('35', '35.25', '35.25.01', '35.15', '35.15.14', '33');
    const roles = fc.constantFrom<GrantedRole>('pelatih', 'pembina', 'pengelola', 'penandatangan', 'admin');
    fc.assert(fc.property(roles, code, fc.array(code, { maxLength: 3 }), (role, small, regions) => {
      const large = small.slice(0, 2);
      const before = allowed(actor(role, small), { kind: 'regions', regions });
      expect(allowed(actor(role, large), { kind: 'regions', regions })).toEqual(expect.arrayContaining(before));
    }));
  });
});

describe('the second pair of eyes', () => {
  test('is not the first', () => {
    expect(isAnotherPerson(actor('pelatih'), ['orang-1', 'orang-2'])).toBe(false);
    expect(isAnotherPerson(actor('pelatih'), ['orang-2'])).toBe(true);
  });

  test('is nobody while no first person is known', () => {
    expect(isAnotherPerson(actor('penandatangan'), [])).toBe(false);
  });
});

describe('lists', () => {
  test('are narrowed to the regions of the grants that count, without those inside another', () => {
    const who = actor(null, '35', {
      grants: [{ role: 'pengelola', region: '35.25' }, { role: 'pengelola', region: '35.25.01' }, { role: 'pelatih', region: '35.78' }, { role: 'pengelola', region: '35.15' }],
    });
    expect(regionsFor(who, 'participant:identity')).toEqual(['35.15', '35.25']);
  });

  test('the menu knows the roles of a person', () => {
    expect(rolesOf({ ...peserta, grants: [{ role: 'pelatih', region: '35' }, { role: 'pengelola', region: '35' }] })).toEqual(['pengelola', 'pelatih', 'peserta']);
  });
});
