import { describe, expect, test } from 'vitest';
import { isJp, jpByMode, jpOfMinutes, minutesOf, PEMBEKALAN_RULES, readMode, ruleProblems, totalJp, type Subject } from '~/training/programmes';

/** The curriculum of 26–29 July 2017, subject by subject. */
const curriculum: Subject[] = ([
  [3, 'daring'], [3, 'daring'], [2, 'daring'], [3, 'tatap-muka'], [4, 'tatap-muka'], [5, 'campuran'], [4, 'campuran'], [3, 'campuran'],
  [2, 'daring'], [3, 'tatap-muka'], [3, 'praktik-lapangan'], [1, 'tatap-muka'],
] as const).map(([jp, mode], i) => ({ title: `Mata pelatihan ${i + 1}`, jp, mode }));

describe('a curriculum in JP', () => {
  test('of the pembekalan has 36 JP, a third of them online alone', () => {
    expect(totalJp(curriculum)).toBe(36);
    expect(jpByMode(curriculum)).toEqual({ daring: 10, 'tatap-muka': 11, campuran: 12, 'praktik-lapangan': 3 });
  });

  test('counts 45 minutes to a JP unless the office sets another number', () => {
    expect(minutesOf(4)).toBe(180);
    expect(minutesOf(4, 60)).toBe(240);
    expect([jpOfMinutes(100), jpOfMinutes(113), jpOfMinutes(44), jpOfMinutes(0), jpOfMinutes(-5)]).toEqual([2, 2.5, 0.5, 0, 0]);
  });

  test('is planned in halves of a JP', () => {
    expect([1, 1.5, 0, -1, 0.3, 201, Number.NaN].map(isJp)).toEqual([true, true, false, false, false, false, false]);
  });

  test.each([['tatap muka', 'tatap-muka'], ['Praktik Lapangan', 'praktik-lapangan'], ['DARING', 'daring'], ['blended', 'campuran'], ['constructor', null]])(
    '%s is the mode %s', (text, mode) => expect(readMode(text)).toBe(mode),
  );
});

describe('a rule set', () => {
  test('that the curriculum can fulfil has no problem', () => {
    expect(ruleProblems(PEMBEKALAN_RULES, curriculum)).toEqual([]);
  });

  test('that nobody could fulfil is told', () => {
    const impossible = { ...PEMBEKALAN_RULES, jpTotal: 40, jp: [{ modes: ['praktik-lapangan' as const], minimum: 16 }], logbook: { endorsedEntries: 1, direct: 1, indirect: 1 } };
    expect(ruleProblems(impossible, curriculum)).toEqual([
      { code: 'jp-total-above-curriculum', required: 40, offered: 36 },
      { code: 'jp-mode-above-curriculum', modes: ['praktik-lapangan'], required: 16, offered: 15 },
      { code: 'logbook-parts-above-total', parts: 2, total: 1 },
    ]);
  });
});
