import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { translator } from '~/platform/i18n/catalogue';
import { competencyTexts, judge, missingSentence, NO_FACTS, shownSentence, verdictSentence, type Facts, type Missing } from '~/recognition/competency';
import { ATTENDANCE_RULES, MODES, PEMBEKALAN_RULES, RuleSetShape, type RuleSet } from '~/training/programmes';

const complete: Facts = {
  jp: [{ mode: 'daring', jp: 13 }, { mode: 'tatap-muka', jp: 17 }, { mode: 'praktik-lapangan', jp: 3 }],
  pretestDone: true, posttest: 80, quizzes: [{ title: 'Komunikasi', passed: true }], rubrics: [{ sessionKind: 'praktik', mark: 75 }],
  logbook: { endorsedDirect: 1, endorsedIndirect: 1, waiting: 0 }, coachingSessions: 1, rtl: 'submitted', privacyAccepted: true,
};
const because = (change: Partial<Facts>, rules: RuleSet = PEMBEKALAN_RULES) => verdictSentence(judge({ ...complete, ...change }, rules), 'id');

describe('the verdict in plain words', () => {
  test('who has shown everything is kompeten', () => {
    expect(because({})).toBe('Kompeten');
  });

  test.each<[string, Partial<Facts>]>([
    ['Belum: kurang 3 JP tatap muka', { jp: [{ mode: 'daring', jp: 20 }, { mode: 'tatap-muka', jp: 9 }, { mode: 'praktik-lapangan', jp: 3 }] }],
    ['Belum: kurang 0,5 JP tatap muka', { jp: [{ mode: 'daring', jp: 20 }, { mode: 'tatap-muka', jp: 11.5 }, { mode: 'praktik-lapangan', jp: 3 }] }],
    ['Belum: kurang 10 JP secara keseluruhan', { jp: [{ mode: 'daring', jp: 7 }, { mode: 'tatap-muka', jp: 12 }, { mode: 'praktik-lapangan', jp: 3 }] }],
    ['Belum: kurang satu catatan penyuluhan', { logbook: { endorsedDirect: 1, endorsedIndirect: 0, waiting: 0 } }],
    ['Belum: satu catatan penyuluhan belum disahkan', { logbook: { endorsedDirect: 1, endorsedIndirect: 0, waiting: 3 } }],
    ['Belum: satu catatan penyuluhan belum disahkan; kurang satu catatan penyuluhan; kurang satu catatan penyuluhan langsung yang disahkan',
      { logbook: { endorsedDirect: 0, endorsedIndirect: 0, waiting: 1 } }],
    ['Belum: kurang satu catatan penyuluhan langsung yang disahkan', { logbook: { endorsedDirect: 0, endorsedIndirect: 2, waiting: 0 } }],
    ['Belum: pretes belum dikerjakan', { pretestDone: false }],
    ['Belum: pascates belum dikerjakan (nilai batas 70)', { posttest: null }],
    ['Belum: nilai pascates 66,67, belum mencapai 70', { posttest: 66.666 }],
    ['Belum: satu kuis belum lulus: Komunikasi', { quizzes: [{ title: 'Komunikasi', passed: false }] }],
    ['Belum: penilaian praktik belum ada (nilai batas 70)', { rubrics: [] }],
    ['Belum: nilai praktik 65, belum mencapai 70', { rubrics: [{ sessionKind: 'praktik', mark: 65 }, { sessionKind: 'lain', mark: 99 }] }],
    ['Belum: kurang satu pertemuan pembimbingan', { coachingSessions: 0 }],
    ['Belum: RTL (rencana tindak lanjut) belum dikirim', { rtl: 'draft' }],
    ['Belum: pemberitahuan pelindungan data pribadi belum disetujui', { privacyAccepted: false }],
  ])('%s', (sentence, change) => {
    expect(because(change)).toBe(sentence);
  });

  test('an approved RTL may be asked for', () => {
    expect(because({}, { ...PEMBEKALAN_RULES, rtl: 'approved' })).toBe('Belum: RTL (rencana tindak lanjut) belum disetujui');
    expect(because({ rtl: 'approved' }, { ...PEMBEKALAN_RULES, rtl: 'approved' })).toBe('Kompeten');
  });

  test('the total is not asked for twice when a mode already lacks it', () => {
    expect(because({ jp: [{ mode: 'daring', jp: 13 }, { mode: 'tatap-muka', jp: 10 }, { mode: 'praktik-lapangan', jp: 3 }] }))
      .toBe('Belum: kurang 2 JP tatap muka; kurang 6 JP secara keseluruhan');
    expect(because({ jp: [{ mode: 'daring', jp: 17 }, { mode: 'tatap-muka', jp: 10 }, { mode: 'praktik-lapangan', jp: 3 }] }))
      .toBe('Belum: kurang 2 JP tatap muka');
  });

  test('everything lacking is said once, in an order that follows the training', () => {
    expect(judge(NO_FACTS, PEMBEKALAN_RULES).missing.map((missing) => missing.code)).toEqual([
      'jp-mode-short', 'jp-mode-short', 'jp-short', 'pretest-undone', 'posttest-undone', 'rubric-undone', 'logbook-short',
      'logbook-direct-short', 'coaching-short', 'rtl-unsubmitted', 'privacy-unaccepted',
    ]);
  });

  test('a meeting that only counts presence asks for no test', () => {
    expect(judge({ ...NO_FACTS, jp: [{ mode: 'tatap-muka', jp: 14 }], privacyAccepted: true }, { ...ATTENDANCE_RULES, jpTotal: 14 }).verdict).toBe('kompeten');
  });
});

const jp = fc.integer({ min: 1, max: 40 }).map((halves) => halves / 2);
const mark = fc.integer({ min: 0, max: 100 });
const facts: fc.Arbitrary<Facts> = fc.record({
  jp: fc.array(fc.record({ mode: fc.constantFrom(...MODES), jp }), { maxLength: 6 }),
  pretestDone: fc.boolean(), posttest: fc.option(mark), quizzes: fc.array(fc.record({ title: fc.constantFrom('A', 'B'), passed: fc.boolean() }), { maxLength: 4 }),
  rubrics: fc.array(fc.record({ sessionKind: fc.constantFrom('praktik', 'simulasi'), mark }), { maxLength: 3 }),
  logbook: fc.record({ endorsedDirect: fc.nat(3), endorsedIndirect: fc.nat(3), waiting: fc.nat(3) }),
  coachingSessions: fc.nat(3), rtl: fc.constantFrom('none', 'draft', 'submitted', 'approved'), privacyAccepted: fc.boolean(),
});
const rules: fc.Arbitrary<RuleSet> = fc.record({
  version: fc.constant(1), jpTotal: jp, jp: fc.array(fc.record({ modes: fc.uniqueArray(fc.constantFrom(...MODES), { minLength: 1 }), minimum: jp }), { maxLength: 3 }),
  pretestRequired: fc.boolean(), posttestMark: fc.option(mark), gradedQuizzes: fc.constantFrom('all', 'none'),
  rubric: fc.option(fc.record({ sessionKind: fc.constantFrom('praktik', 'simulasi'), minimum: mark })),
  logbook: fc.option(fc.record({ endorsedEntries: fc.nat(4), direct: fc.nat(2), indirect: fc.nat(2) })),
  coachingSessions: fc.nat(3), rtl: fc.constantFrom('none', 'submitted', 'approved'), privacyAccepted: fc.boolean(),
});

describe('laws of judging', () => {
  test('nothing is missing exactly when the verdict is kompeten', () => {
    fc.assert(fc.property(facts, rules, (given, by) => {
      const { verdict, missing } = judge(given, by);
      expect(missing.length === 0).toBe(verdict === 'kompeten');
    }));
  });

  const steps: Record<string, (given: Facts) => Facts> = {
    'more JP': (given) => ({ ...given, jp: [...given.jp, { mode: 'tatap-muka', jp: 2 }] }),
    'a better post-test': (given) => ({ ...given, posttest: Math.min(100, (given.posttest ?? 0) + 10) }),
    'a pre-test': (given) => ({ ...given, pretestDone: true }),
    'passed quizzes': (given) => ({ ...given, quizzes: given.quizzes.map((quiz) => ({ ...quiz, passed: true })) }),
    'another observation': (given) => ({ ...given, rubrics: [...given.rubrics, { sessionKind: 'praktik', mark: 60 }] }),
    'another entry sent': (given) => ({ ...given, logbook: { ...given.logbook, waiting: given.logbook.waiting + 1 } }),
    'an endorsement': (given) => ({ ...given, logbook: { ...given.logbook, endorsedDirect: given.logbook.endorsedDirect + 1 } }),
    'a coaching session': (given) => ({ ...given, coachingSessions: given.coachingSessions + 1 }),
    'an approved RTL': (given) => ({ ...given, rtl: 'approved' }),
    'an accepted notice': (given) => ({ ...given, privacyAccepted: true }),
  };
  test.each(Object.entries(steps))('%s never turns kompeten into belum', (_name, step) => {
    fc.assert(fc.property(facts, rules, (given, by) => {
      if (judge(given, by).verdict === 'kompeten') expect(judge(step(given), by).verdict).toBe('kompeten');
    }), { numRuns: 300 });
  });

  test('doing exactly what is said to be missing makes a person kompeten', () => {
    fc.assert(fc.property(facts, rules, (given, by) => {
      const done = judge(given, by).missing.reduce(fulfil, given);
      expect(verdictSentence(judge(done, by), 'id')).toBe('Kompeten');
    }), { numRuns: 300 });
  });

  test('every reason has its whole sentence in both languages', () => {
    fc.assert(fc.property(facts, rules, (given, by) => {
      const { missing, shown } = judge(given, by);
      for (const locale of ['id', 'en'] as const) {
        for (const text of [...missing.map((item) => missingSentence(item, locale)), ...shown.map((item) => shownSentence(item, locale))]) {
          expect(text).toMatch(/\S/);
          expect(text).not.toMatch(/[{}]|undefined|NaN|null/);
        }
      }
    }));
  });

  test('a rule set survives being stored as JSON, and an invented rule does not pass', () => {
    expect(RuleSetShape.parse(JSON.parse(JSON.stringify(PEMBEKALAN_RULES)))).toEqual(PEMBEKALAN_RULES);
    expect(RuleSetShape.safeParse({ ...PEMBEKALAN_RULES, alwaysPass: true }).success).toBe(false);
    expect(RuleSetShape.safeParse({ ...PEMBEKALAN_RULES, jpTotal: -1 }).success).toBe(false);
  });

  test('the words belum and kompeten are those of the catalogue', () => {
    const t = translator(competencyTexts, 'en');
    expect(t('verdict.kompeten')).toBe('Competent');
  });
});

/** Does the one thing a sentence asks for, and no more. */
function fulfil(given: Facts, missing: Missing): Facts {
  const { logbook } = given;
  switch (missing.code) {
    case 'jp-mode-short': return { ...given, jp: [...given.jp, { mode: missing.modes[0] ?? 'daring', jp: missing.missingJp }] };
    case 'jp-short': return { ...given, jp: [...given.jp, { mode: 'daring', jp: missing.missingJp }] };
    case 'pretest-undone': return { ...given, pretestDone: true };
    case 'posttest-undone': case 'posttest-low': return { ...given, posttest: missing.required };
    case 'quiz-not-passed': return { ...given, quizzes: given.quizzes.map((quiz) => ({ ...quiz, passed: true })) };
    case 'rubric-undone': case 'rubric-low': return { ...given, rubrics: [...given.rubrics, { sessionKind: missing.sessionKind, mark: missing.required }] };
    case 'logbook-unendorsed': return { ...given, logbook: { ...logbook, endorsedIndirect: logbook.endorsedIndirect + missing.count, waiting: 0 } };
    case 'logbook-short': return { ...given, logbook: { ...logbook, endorsedIndirect: logbook.endorsedIndirect + missing.count } };
    case 'logbook-direct-short': return { ...given, logbook: { ...logbook, endorsedDirect: logbook.endorsedDirect + missing.count } };
    case 'logbook-indirect-short': return { ...given, logbook: { ...logbook, endorsedIndirect: logbook.endorsedIndirect + missing.count } };
    case 'coaching-short': return { ...given, coachingSessions: given.coachingSessions + missing.count };
    case 'rtl-unsubmitted': case 'rtl-unapproved': return { ...given, rtl: 'approved' };
    case 'privacy-unaccepted': return { ...given, privacyAccepted: true };
  }
}
