import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOf, MODES } from '~/training/programmes';
import { clockText, daysBetween, planTimetable, type PlannedSession, type PlannedSubject } from '~/training/sessions/timetable';

/** The programme of 26 to 29 July 2017: Wednesday to Saturday. */
const DAYS = daysBetween('2017-07-26', '2017-07-29');
const subject = (jp: number, mode: PlannedSubject['mode'] = 'tatap-muka'): PlannedSubject => ({ subjectId: `m${jp}`, title: `Mata pelatihan ${jp} JP`, jp, mode });
const PEMBEKALAN = [3, 3, 2, 3, 4, 5, 4, 3, 2, 3, 3, 1].map((jp, index) => subject(jp, index === 10 ? 'praktik-lapangan' : 'tatap-muka'));
const planned = (subjects: readonly PlannedSubject[], days: readonly string[]): PlannedSession[] => {
  const plan = planTimetable(subjects, days);
  if (!plan) throw new Error('no plan');
  return plan;
};

describe('the days of an angkatan', () => {
  it('run from the first to the last, over the end of a month', () => {
    expect(daysBetween('2017-07-30', '2017-08-02')).toEqual(['2017-07-30', '2017-07-31', '2017-08-01', '2017-08-02']);
    expect(daysBetween('2017-07-30', '2017-07-30')).toEqual(['2017-07-30']);
  });
});

describe('the proposed timetable', () => {
  it('spreads 36 JP over four days, about nine a day', () => {
    const plan = planned(PEMBEKALAN, DAYS);
    const perDay = DAYS.map((day) => plan.filter((session) => session.day === day).reduce((sum, { jp }) => sum + jp, 0));
    expect(perDay.reduce((sum, jp) => sum + jp, 0)).toBe(36);
    expect(Math.min(...perDay)).toBeGreaterThanOrEqual(6);
    expect(Math.max(...perDay)).toBeLessThanOrEqual(12);
    expect(clockText(plan[0]?.from ?? 0)).toBe('08:00');
  });

  it('gives the rubric to the session in the field, and makes a mixed subject meet face to face', () => {
    const plan = planned([subject(2, 'campuran'), subject(3, 'praktik-lapangan'), subject(2, 'daring')], DAYS);
    expect(plan.map(({ mode, practice }) => [mode, practice])).toEqual([['tatap-muka', false], ['praktik-lapangan', true], ['daring', false]]);
  });

  it('leaves Friday free from 11.30 to 13.00', () => {
    const plan = planned([subject(4), subject(2)], ['2017-07-28']);
    expect(plan.map(({ from, to }) => [clockText(from), clockText(to)])).toEqual([['08:00', '11:00'], ['13:00', '14:30']]);
  });

  it('holds a long session around the midday break instead of leaving a morning empty', () => {
    expect(planned([subject(6)], ['2017-07-26']).map(({ from, to }) => [clockText(from), clockText(to)])).toEqual([['08:00', '13:30']]);
  });

  it('is refused where the days are too few', () => {
    expect(planTimetable(PEMBEKALAN, ['2017-07-26'])).toBeNull();
    expect(planTimetable(PEMBEKALAN, [])).toBeNull();
  });

  it('keeps every subject once, in order, with all its minutes, inside the day, and never two at a time', () => {
    const subjects = fc.array(fc.record({ subjectId: fc.uuid(), title: fc.constant('Materi'), jp: fc.integer({ min: 1, max: 12 }).map((half) => half / 2), mode: fc.constantFrom(...MODES) }), { minLength: 1, maxLength: 14 });
    const start = fc.integer({ min: 0, max: 3000 }).map((offset) => new Date(Date.UTC(2017, 0, 1 + offset)).toISOString().slice(0, 10));
    fc.assert(fc.property(subjects, start, fc.integer({ min: 0, max: 6 }), (listed, from, more) => {
      const days = daysBetween(from, new Date(Date.parse(from) + more * 86_400_000).toISOString().slice(0, 10));
      const plan = planTimetable(listed, days);
      if (!plan) return;
      expect(plan.map(({ subjectId }) => subjectId)).toEqual(listed.map(({ subjectId }) => subjectId));
      plan.forEach((session, index) => {
        const before = plan[index - 1];
        const around = session.to - session.from - minutesOf(session.jp);
        expect([0, 60, 90]).toContain(around);
        expect(session.from).toBeGreaterThanOrEqual(8 * 60);
        expect(session.to).toBeLessThanOrEqual(21 * 60);
        expect(days).toContain(session.day);
        if (before) expect(before.day < session.day || before.to < session.from).toBe(true);
      });
    }));
  });
});
