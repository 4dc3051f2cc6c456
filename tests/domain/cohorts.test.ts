import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkSelection, decideAttendance, decideCorrection, jpLedger, nextReserve, orderReserve, select, suggestOrder, suggestQuotas, toRoman,
  type AttendanceFacts, type AttendanceStatus, type Candidate, type JpSource, type Quota,
} from '~/training/cohorts';

const at = (time: string) => new Date(`2017-07-26T${time}:00Z`);
const facts = (more: Partial<AttendanceFacts> = {}): AttendanceFacts => ({
  enrolled: true, session: { startsAt: at('01:00'), endsAt: at('03:15'), cancelled: false }, closedAt: null, existing: null, now: at('01:05'), ...more,
});

describe('presence', () => {
  test('of someone enrolled, while the session runs, is written', () => {
    expect(decideAttendance({ status: 'H', method: 'qr' }, facts())).toEqual({ ok: true, value: { write: true, status: 'H' } });
  });

  test('scanned a second time changes nothing and is no fault', () => {
    expect(decideAttendance({ status: 'H', method: 'qr' }, facts({ existing: { status: 'H' } }))).toEqual({ ok: true, value: { write: false, status: 'H' } });
  });

  test.each<[string, Partial<AttendanceFacts>, 'qr' | 'code' | 'list', string]>([
    ['of someone not enrolled', { enrolled: false }, 'qr', 'attendance-not-enrolled'],
    ['in a session that is cancelled', { session: { startsAt: at('01:00'), endsAt: at('03:15'), cancelled: true } }, 'qr', 'attendance-cancelled'],
    ['31 minutes before the session', { now: at('00:29') }, 'qr', 'attendance-too-early'],
    ['31 minutes before the session, from the list', { now: at('00:29') }, 'list', 'attendance-too-early'],
    ['61 minutes after it, by card', { now: at('04:16') }, 'code', 'attendance-too-late'],
    ['after presence was closed', { closedAt: at('01:00') }, 'list', 'attendance-closed'],
    ['that differs from what is written', { existing: { status: 'S' } }, 'list', 'attendance-needs-correction'],
  ])('%s is refused', (_title, more, method, code) => {
    expect(decideAttendance({ status: 'H', method }, facts(more))).toMatchObject({ ok: false, refusal: { code } });
  });

  test('may be entered from the paper list days later, until it is closed', () => {
    expect(decideAttendance({ status: 'I', method: 'list' }, facts({ now: new Date('2017-07-30T00:00:00Z') })).ok).toBe(true);
  });

  test('opens half an hour early and closes an hour late, to the minute', () => {
    expect(decideAttendance({ status: 'H', method: 'qr' }, facts({ now: at('00:30') })).ok).toBe(true);
    expect(decideAttendance({ status: 'H', method: 'qr' }, facts({ now: at('04:15') })).ok).toBe(true);
  });
});

describe('a correction', () => {
  const written = { existing: { status: 'A' as AttendanceStatus }, closedAt: null, now: at('05:00') };

  test('keeps what was written and why it changed', () => {
    expect(decideCorrection({ status: 'S', reason: ' Surat dokter menyusul ' }, written)).toEqual({ ok: true, value: { from: 'A', to: 'S', reason: 'Surat dokter menyusul' } });
  });

  test.each<[string, string, AttendanceStatus, Partial<typeof written> | { existing: null }, string]>([
    ['without a reason', '   ok ', 'S', {}, 'attendance-reason-missing'],
    ['to the same status', 'Surat dokter', 'A', {}, 'attendance-same'],
    ['of nothing', 'Surat dokter', 'S', { existing: null }, 'attendance-nothing-recorded'],
    ['after presence was closed', 'Surat dokter', 'S', { closedAt: at('04:00') as never }, 'attendance-closed'],
  ])('%s is refused', (_title, reason, status, more, code) => {
    expect(decideCorrection({ status, reason }, { ...written, ...more })).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('the ledger of JP', () => {
  const sources: JpSource[] = [
    { kind: 'session', id: 's1', title: 'Komunikasi', mode: 'tatap-muka', jp: 4 },
    { kind: 'session', id: 's2', title: 'Praktik', mode: 'praktik-lapangan', jp: 3 },
    { kind: 'course', id: 'k1', title: 'Etika', mode: 'daring', jp: 2 },
  ];

  test('counts a session for who was present and an online subject for who finished it', () => {
    const ledger = jpLedger(sources, { attendance: new Map([['s1', 'H'], ['s2', 'S']]), finishedCourses: new Set(['k1']) });
    expect(ledger).toMatchObject({ earned: 6, offered: 9, byMode: { 'tatap-muka': 4, 'praktik-lapangan': 0, daring: 2, campuran: 0 } });
    expect(ledger.lines.map((line) => line.earned)).toEqual([4, 0, 2]);
  });

  test('never counts a source twice, and its sums agree', () => {
    const attendance = fc.constantFrom<AttendanceStatus | undefined>('H', 'I', 'S', 'A', undefined);
    fc.assert(fc.property(fc.array(fc.constantFrom(...sources), { maxLength: 9 }), attendance, fc.boolean(), (listed, status, finished) => {
      const ledger = jpLedger(listed, { attendance: new Map(status ? [['s1', status], ['s2', status]] : []), finishedCourses: new Set(finished ? ['k1'] : []) });
      expect(ledger.lines).toHaveLength(new Set(listed).size);
      expect(ledger.earned).toBe(Object.values(ledger.byMode).reduce((a, b) => a + b, 0));
      expect(ledger.earned).toBeLessThanOrEqual(ledger.offered);
    }));
  });
});

const candidate: fc.Arbitrary<Omit<Candidate, 'id' | 'line'>> = fc.record({
  regency: fc.constantFrom('35.78', '35.15', '35.25', '35.01'), experienced: fc.boolean(), warnings: fc.nat(3),
});
const candidates = fc.array(candidate, { maxLength: 60 }).map((people) => people.map((person, index) => ({ ...person, id: `n${index}`, line: index + 6 })));
const quotas: fc.Arbitrary<Quota[]> = fc.uniqueArray(fc.record({ regency: fc.constantFrom('35.78', '35.15', '35.25'), seats: fc.nat(14) }), { selector: (quota) => quota.regency });

describe('selection', () => {
  test('suggests stated experience first, then fewer open questions, then the order of the list', () => {
    const people: Candidate[] = [
      { id: 'a', regency: '35.78', line: 6, experienced: false, warnings: 0 }, { id: 'b', regency: '35.78', line: 7, experienced: true, warnings: 2 },
      { id: 'c', regency: '35.78', line: 9, experienced: true, warnings: 0 }, { id: 'd', regency: '35.78', line: 8, experienced: true, warnings: 0 },
    ];
    expect(suggestOrder(people).map((person) => person.id)).toEqual(['d', 'c', 'b', 'a']);
  });

  test('fills every quota as far as there are people, never above it, and everybody else is reserve', () => {
    fc.assert(fc.property(candidates, quotas, (people, seats) => {
      const { selected, reserve, unfilled } = select(suggestOrder(people), seats);
      expect([...selected, ...reserve.map((person) => person.id)].sort()).toEqual(people.map((person) => person.id).sort());
      for (const quota of seats) {
        const named = people.filter((person) => person.regency === quota.regency).length;
        const taken = people.filter((person) => selected.includes(person.id) && person.regency === quota.regency).length;
        expect(taken).toBe(Math.min(named, quota.seats));
        expect(unfilled.find((left) => left.regency === quota.regency)?.seats ?? 0).toBe(quota.seats - taken);
      }
    }));
  });

  test('what it suggests passes its own check', () => {
    fc.assert(fc.property(candidates, quotas, (people, seats) => {
      const suggested = select(suggestOrder(people), seats);
      if (suggested.selected.length > 0) expect(checkSelection(suggested.selected, people, seats)).toEqual({ ok: true, value: suggested });
    }));
  });

  const two: Candidate[] = ['a', 'b', 'c'].map((id, index) => ({ id, regency: index < 2 ? '35.25' : '35.15', line: index, experienced: true, warnings: 0 }));
  test.each<[string, string[], Quota[], string]>([
    ['of nobody', [], [{ regency: '35.25', seats: 2 }], 'selection-empty'],
    ['of one person twice', ['a', 'a'], [{ regency: '35.25', seats: 2 }], 'selection-twice'],
    ['of a stranger', ['x'], [{ regency: '35.25', seats: 2 }], 'selection-unknown'],
    ['above the quota', ['a', 'b'], [{ regency: '35.25', seats: 1 }], 'selection-above-quota'],
    ['from a region without quota', ['c'], [{ regency: '35.25', seats: 1 }], 'selection-no-quota'],
  ])('%s is refused', (_title, chosen, seats, code) => {
    expect(checkSelection(chosen, two, seats)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('gives a free seat to the first reserve of the same region, and to no other region', () => {
    const reserve = orderReserve([{ id: 'a', regency: '35.25' }, { id: 'b', regency: '35.15' }, { id: 'c', regency: '35.25' }]);
    expect(reserve.map((person) => person.position)).toEqual([1, 1, 2]);
    expect(nextReserve([...reserve].reverse(), '35.25')?.id).toBe('a');
    expect(nextReserve(reserve.slice(1), '35.25')?.id).toBe('c');
    expect(nextReserve(reserve, '35.78')).toBeNull();
  });

  test('suggests quotas that add up to the seats and exceed nobody\'s list', () => {
    fc.assert(fc.property(candidates, fc.integer({ min: 0, max: 40 }), (people, seats) => {
      const suggested = suggestQuotas(people, seats);
      expect(suggested.reduce((sum, quota) => sum + quota.seats, 0)).toBe(Math.min(seats, people.length));
      for (const quota of suggested) expect(quota.seats).toBeLessThanOrEqual(people.filter((person) => person.regency === quota.regency).length);
    }));
  });

  test('shares the 30 seats of 2017 among 16, 13 and 13 nominees', () => {
    const people = [['35.78', 16], ['35.15', 13], ['35.25', 13]].flatMap(([regency, count]) =>
      Array.from({ length: Number(count) }, (_, i) => ({ id: `${regency}-${i}`, regency: String(regency), line: i, experienced: true, warnings: 0 })));
    expect(suggestQuotas(people, 30)).toEqual([{ regency: '35.15', seats: 9 }, { regency: '35.25', seats: 9 }, { regency: '35.78', seats: 12 }]);
  });
});

describe('the number of an angkatan', () => {
  test('is Roman', () => {
    expect([1, 3, 4, 9, 14, 40, 99, 2017].map(toRoman)).toEqual(['I', 'III', 'IV', 'IX', 'XIV', 'XL', 'XCIX', 'MMXVII']);
    expect(() => toRoman(0)).toThrow(RangeError);
  });
});
