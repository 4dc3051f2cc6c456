import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Nominee } from '~/training/cohorts';
import { keptValue, matchNominee, PeopleIndex, type KnownPerson } from '~/training/cohorts/nomination/nominee-match';

const NOTHING = { titleFront: null, titleBack: null, sex: null, birthPlace: null, birthDate: null, nip: null, phone: null, email: null, organisation: null, experience: null };
const person = (change: Partial<KnownPerson>): KnownPerson => ({ ...NOTHING, id: 'a', name: 'Slamet', nik: null, regencyCode: null, districtCode: null, ...change });
const nominee = (change: Partial<Record<keyof Nominee, string | null>>) => ({ ...NOTHING, name: 'Slamet', nik: '3525100101709901', regency: '35.25', district: null, ...change }) as Nominee;

const few = (...values: string[]) => fc.constantFrom(null, ...values);
const anyPerson = fc.record({
  id: fc.uuid(), name: fc.constantFrom('Slamet', 'Sumiati'), nik: few('3525100101709901', '3525100101709902'), nip: few('197001011990011001'),
  phone: few('+6281299000001', '+6281299000002'), email: few('a@contoh.id'), organisation: few('PKK', 'Karang Taruna'), regencyCode: few('35.25', '35.15'),
});
const anyNominee = fc.record({
  name: fc.constantFrom('Slamet', 'Sumiati', 'SLAMET'), nik: fc.constantFrom('3525100101709901', '3525100101709902', '3525100101709903'), nip: few('197001011990011001'),
  phone: few('+6281299000001', '+6281299000002'), email: few('a@contoh.id'), organisation: few('PKK'), regency: fc.constantFrom('35.25', '35.15'),
});

describe('who a nominee is among the people known', () => {
  it('is the person of the same NIK, whatever the name', () => {
    expect(matchNominee(nominee({ name: 'Slamet Riyadi' }), [person({ nik: '3525100101709901' })])).toMatchObject({ kind: 'known', personId: 'a', differences: [{ field: 'name', kept: 'Slamet', listed: 'Slamet Riyadi' }] });
  });

  it('is the person of the same phone only when that one has no NIK and the same name', () => {
    const phone = '+6281299000001';
    expect(matchNominee(nominee({ phone }), [person({ phone })])).toMatchObject({ kind: 'known', fill: ['nik', 'regency'] });
    expect(matchNominee(nominee({ phone, name: 'Sumiati' }), [person({ phone })])).toEqual({ kind: 'new', leaveOut: ['phone'] });
    expect(matchNominee(nominee({ phone }), [person({ phone, nik: '3525100101709902' })])).toEqual({ kind: 'new', leaveOut: ['phone'] });
  });

  it('never fills in what is known, and never takes what belongs to somebody else', () => {
    fc.assert(fc.property(fc.array(anyPerson, { maxLength: 6 }), anyNominee, (drafts, listed) => {
      const known = drafts.map((draft) => person(draft));
      const one = nominee(listed);
      const match = matchNominee(one, known);
      const same = match.kind === 'known' ? known.find(({ id }) => id === match.personId) : undefined;
      if (match.kind === 'known' && same) for (const field of match.fill) expect(keptValue(same, field)).toBeNull();
      for (const id of ['nip', 'phone', 'email'] as const) {
        const taken = one[id] !== null && known.some((other) => other !== same && other[id] === one[id]);
        expect(match.leaveOut.includes(id)).toBe(taken);
        if (taken && match.kind === 'known') expect(match.fill).not.toContain(id);
      }
    }));
  });

  it('is found by the index as by comparing with everybody', () => {
    fc.assert(fc.property(fc.array(anyPerson, { maxLength: 3 }), anyNominee, (drafts, listed) => {
      const known = drafts.map((draft, at) => person({ ...draft, id: String(at), nik: draft.nik && `${draft.nik.slice(0, -1)}${at}` }));
      const one = nominee(listed);
      const [plain, indexed] = [matchNominee(one, known), new PeopleIndex(known).match(one)];
      expect(indexed.kind).toBe(plain.kind);
      expect(new Set(indexed.leaveOut)).toEqual(new Set(plain.leaveOut));
    }));
  });
});
