import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclosureOf, fieldOf, freezeItems, isLate, minutesLeft, readAnswers, shuffle } from '~/learning/assessment/attempt';
import { isRight, markAttempt } from '~/learning/assessment/marking';
import type { Question } from '~/learning/assessment/question';
import { attemptsLeft, expectedMinutes } from '~/learning/assessment/quiz';

const option = (id: string, correct: boolean) => ({ id, text: id, feedback: '', correct });
const single: Question = { id: 's', kind: 'single', stem: '?', options: [option('a', true), option('b', false), option('c', false)] };
const multiple: Question = { id: 'm', kind: 'multiple', stem: '?', options: [option('a', true), option('b', true), option('c', false)] };

const questions = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 }).chain((ids) =>
  fc.tuple(...ids.map((id) =>
    fc.tuple(fc.boolean(), fc.array(fc.boolean(), { minLength: 1, maxLength: 4 })).map(([, rest]): Question => ({ id, kind: 'multiple', stem: '?', options: [option('o0', true), ...rest.map((correct, i) => option(`o${i + 1}`, correct))] })))));

describe('marking', () => {
  it('takes a single choice as right when the one right option is chosen, and nothing beside it', () => {
    expect(isRight(single, ['a'])).toBe(true);
    expect(isRight(single, ['b'])).toBe(false);
    expect(isRight(single, ['a', 'b'])).toBe(false);
    expect(isRight(single, [])).toBe(false);
  });

  it('takes a multiple choice as right as a whole or not at all', () => {
    expect(isRight(multiple, ['b', 'a'])).toBe(true);
    expect(isRight(multiple, ['a'])).toBe(false);
    expect(isRight(multiple, ['a', 'b', 'c'])).toBe(false);
    expect(isRight(multiple, ['a', 'a', 'b'])).toBe(true);
  });

  it('passes at the pass mark itself', () => {
    const answers = new Map([['s', ['a']]]);
    expect(markAttempt([single, multiple], answers, 50)).toEqual({ right: 1, total: 2, score: 50, passed: true });
    expect(markAttempt([single, multiple], answers, 50.01).passed).toBe(false);
  });

  it('never passes an attempt without questions', () => {
    expect(markAttempt([], new Map(), 0)).toEqual({ right: 0, total: 0, score: 0, passed: false });
  });

  it('gives 100 for the key itself, 0 for nothing, and one more right answer never lowers the mark', () => {
    fc.assert(fc.property(questions, (list) => {
      const key = new Map(list.map((q) => [q.id, q.options.filter((o) => o.correct).map((o) => o.id)]));
      expect(markAttempt(list, key, 100)).toMatchObject({ score: 100, passed: true });
      expect(markAttempt(list, new Map(), 1).score).toBe(0);
      let last = -1;
      const growing = new Map<string, string[]>();
      for (const [id, chosen] of key) {
        growing.set(id, chosen);
        const { score } = markAttempt(list, growing, 100);
        expect(score).toBeGreaterThan(last);
        last = score;
      }
    }));
  });
});

describe('an attempt', () => {
  it('shuffles without losing or repeating an option', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string()), fc.infiniteStream(fc.nat()), (list, stream) => {
      const random = (n: number) => Number(stream.next().value) % n;
      expect([...shuffle(list, random)].sort()).toEqual([...list].sort());
    }));
  });

  it('reads back exactly what was chosen, whatever the order of the options was', () => {
    fc.assert(fc.property(questions, fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.boolean()), (list, numbers, coins) => {
      const items = freezeItems(list, (n) => Number(numbers.next().value) % n);
      const chosen = new Map(items.map(({ questionId, optionOrder }) => [questionId, optionOrder.filter(() => coins.next().value)]));
      const posted = items.flatMap(({ questionId, optionOrder }) => optionOrder.flatMap((id, i) => (chosen.get(questionId)?.includes(id) ? [[fieldOf(questionId), String(i + 1)] as const] : [])));
      const answers = readAnswers(items, posted);
      for (const [id, ids] of chosen) expect(answers.get(id) ?? []).toEqual(ids);
    }));
  });

  it('ignores questions and options it does not know', () => {
    const items = freezeItems([single], () => 0);
    const posted = [['soal-s', '99'], ['soal-s', 'a'], ['soal-x', '1'], ['score', '100'], ['passed', 'true'], ['__proto__', '1']] as const;
    expect([...readAnswers(items, posted)]).toEqual([]);
  });

  it('counts as late only after the limit and a minute of grace', () => {
    const due = new Date('2017-07-10T03:00:00Z');
    const after = (seconds: number) => new Date(due.getTime() + seconds * 1000);
    expect([isLate(due, after(0)), isLate(due, after(60)), isLate(due, after(61)), isLate(null, after(9e6))]).toEqual([false, false, true, false]);
    expect([minutesLeft(due, after(-61)), minutesLeft(due, after(-1)), minutesLeft(due, after(5)), minutesLeft(null, due)]).toEqual([2, 1, 0, null]);
  });

  it('shows keys of a quiz after submission, of a posttest after the angkatan is closed, of a pretest never', () => {
    const open = { submitted: true, cohortClosed: false };
    expect(disclosureOf('kuis', { submitted: false, cohortClosed: true })).toBeNull();
    expect(disclosureOf('kuis', open)).toBe('keys');
    expect(disclosureOf('pascates', open)).toBe('mark');
    expect(disclosureOf('pascates', { submitted: true, cohortClosed: true })).toBe('keys');
    expect(disclosureOf('pretes', { submitted: true, cohortClosed: true })).toBe('mark');
  });

  it('is limited in number, and never below nothing', () => {
    expect([attemptsLeft(0, 40), attemptsLeft(2, 0), attemptsLeft(2, 2), attemptsLeft(2, 5)]).toEqual([null, 2, 0, 0]);
    expect([expectedMinutes(10), expectedMinutes(0)]).toEqual([12, 1]);
  });
});
