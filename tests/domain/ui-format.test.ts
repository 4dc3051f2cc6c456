import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilDateOf, formatBytes, formatCivilDate, formatCivilRange, formatDateTime, formatMinutes, formatNumber, formatPercent, formatShortDate,
  formatTime, formatTimeRange, romanNumeral,
} from '~/ui/format';

const civil = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('dates as the Dinas writes them', () => {
  it('writes a day in words in both languages', () => {
    expect(formatCivilDate('2017-07-26')).toBe('26 Juli 2017');
    expect(formatCivilDate('2017-07-26', 'en')).toBe('26 July 2017');
    expect(formatCivilDate('2017-07-26', 'id', { weekday: true })).toBe('Rabu, 26 Juli 2017');
    expect(formatCivilDate('2026-05-01', 'en', { weekday: true })).toBe('Friday, 1 May 2026');
    expect(formatShortDate('2017-07-06')).toBe('06-07-2017');
  });

  it('joins a range with an en dash and says month and year only once where they agree', () => {
    expect(formatCivilRange('2017-07-26', '2017-07-29')).toBe('26–29 Juli 2017');
    expect(formatCivilRange('2026-07-30', '2026-08-02')).toBe('30 Juli–2 Agustus 2026');
    expect(formatCivilRange('2026-12-30', '2027-01-02')).toBe('30 Desember 2026–2 Januari 2027');
    expect(formatCivilRange('2023-03-06', '2023-03-08', 'id', { weekday: true })).toBe('Senin–Rabu, 6–8 Maret 2023');
    expect(formatCivilRange('2017-07-26', '2017-07-29', 'en')).toBe('26–29 July 2017');
    expect(formatCivilRange('2017-07-26', '2017-07-26')).toBe('26 Juli 2017');
  });

  it('does not confuse the same month of two years', () => {
    expect(formatCivilRange('2025-07-26', '2026-07-29')).toBe('26 Juli 2025–29 Juli 2026');
  });

  it('refuses what is no day of the calendar', () => {
    for (const text of ['2017-02-30', '2017-7-26', '', '26-07-2017', '2017-13-01', '2017-07-26T00:00:00Z']) {
      expect(() => formatCivilDate(text), text).toThrow(RangeError);
    }
    expect(() => formatCivilRange('2017-07-29', '2017-07-26')).toThrow(RangeError);
  });

  it('ends every range with its last day, whatever the days are', () => {
    fc.assert(fc.property(civil, civil, (a, b) => {
      const [from, to] = a <= b ? [a, b] : [b, a];
      expect(formatCivilRange(from, to).endsWith(formatCivilDate(to))).toBe(true);
      expect(formatCivilRange(from, to)).toMatch(new RegExp(`^${Number(from.slice(8))}\\D`));
    }));
  });
});

describe('the clock of Surabaya', () => {
  it('writes hours with a dot in Indonesian and a colon in English', () => {
    expect(formatTime('2017-07-26T01:00:00Z')).toBe('08.00 WIB');
    expect(formatTime(new Date('2017-07-26T01:00:00Z'), 'en')).toBe('08:00 WIB');
    expect(formatTimeRange('2017-07-26T01:00:00Z', '2017-07-26T09:30:00Z')).toBe('08.00–16.30 WIB');
    expect(formatDateTime('2017-07-26T01:00:00Z')).toBe('26 Juli 2017 pukul 08.00 WIB');
    expect(formatDateTime('2017-07-26T01:00:00Z', 'en')).toBe('26 July 2017, 08:00 WIB');
  });

  it('counts an evening in Greenwich as the next day', () => {
    expect(civilDateOf('2017-07-25T16:59:59Z')).toBe('2017-07-25');
    expect(civilDateOf('2017-07-25T17:00:00Z')).toBe('2017-07-26');
    expect(formatDateTime('2016-12-31T17:00:00Z')).toBe('1 Januari 2017 pukul 00.00 WIB');
  });

  it('agrees with the time zone database for every instant since 1970', () => {
    const jakarta = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    fc.assert(fc.property(fc.date({ min: new Date(0), max: new Date('2199-01-01'), noInvalidDate: true }), (instant) => {
      expect(formatTime(instant, 'en')).toBe(`${jakarta.format(instant)} WIB`);
    }));
  });

  it('refuses what is no instant', () => {
    expect(() => formatTime('besok')).toThrow(RangeError);
    expect(() => formatTime(Number.NaN)).toThrow(RangeError);
  });
});

describe('numbers, weights and durations', () => {
  it('groups thousands with a dot and cuts decimals with a comma', () => {
    expect(formatNumber(8494)).toBe('8.494');
    expect(formatNumber(8494, 'en')).toBe('8,494');
    expect(formatNumber(37.5)).toBe('37,5');
    expect(formatNumber(1234567.891)).toBe('1.234.567,89');
    expect(formatNumber(100)).toBe('100');
    expect(formatNumber(-4.25)).toBe('−4,25');
    expect(formatNumber(-0.001)).toBe('0');
    expect(formatPercent(0.834)).toBe('83,4%');
    expect(() => formatNumber(Number.NaN)).toThrow(RangeError);
  });

  it('can be read back for every whole number', () => {
    fc.assert(fc.property(fc.integer({ min: 0 }), (value) => {
      expect(Number(formatNumber(value).replaceAll('.', ''))).toBe(value);
    }));
  });

  it('says the weight of a file in the largest unit that fits', () => {
    expect(formatBytes(512)).toBe('512 byte');
    expect(formatBytes(340_000)).toBe('340 KB');
    expect(formatBytes(1_234_567)).toBe('1,2 MB');
    expect(formatBytes(999_600)).toBe('1 MB');
    expect(formatBytes(2_500_000_000)).toBe('2,5 GB');
    expect(formatBytes(1_200_000, 'en')).toBe('1.2 MB');
  });

  it('says a duration in hours and minutes', () => {
    expect(formatMinutes(12)).toBe('12 menit');
    expect(formatMinutes(90)).toBe('1 jam 30 menit');
    expect(formatMinutes(120)).toBe('2 jam');
    expect(formatMinutes(0)).toBe('0 menit');
    expect(formatMinutes(61, 'en')).toBe('1 hour 1 minute');
  });

  it('counts angkatan in Roman numerals', () => {
    expect([1, 3, 4, 9, 14, 40, 1994, 2026].map(romanNumeral)).toEqual(['I', 'III', 'IV', 'IX', 'XIV', 'XL', 'MCMXCIV', 'MMXXVI']);
    for (const wrong of [0, -1, 1.5, 4000]) expect(() => romanNumeral(wrong)).toThrow(RangeError);
  });
});
