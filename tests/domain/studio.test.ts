import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseProgress, neighbours, standingOf } from '~/learning/courses/progress';
import { latestOf, publishedOf, revisionState, slugOf } from '~/learning/courses/studio/lesson-state';
import { diffLines, withContext } from '~/learning/courses/studio/line-diff';

const text = fc.array(fc.constantFrom('a', 'b', 'c', '', 'judul'), { maxLength: 14 }).map((lines) => lines.join('\n'));
const at = new Date('2017-07-10T02:00:00Z');

describe('the difference of two texts', () => {
  it('gives back the old text without what was added and the new one without what was removed', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      expect(lines.filter(({ kind }) => kind !== 'added').map((line) => line.text).join('\n')).toBe(before);
      expect(lines.filter(({ kind }) => kind !== 'removed').map((line) => line.text).join('\n')).toBe(after);
    }));
  });

  it('keeps as many lines as two texts have in common in order, and none is changed in equal texts', () => {
    expect(diffLines('a\nb\nc', 'a\nx\nc').map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
    fc.assert(fc.property(text, (same) => {
      expect(diffLines(same, same).every(({ kind }) => kind === 'same')).toBe(true);
    }));
  });

  it('shows changes with two lines around them and marks what is left out', () => {
    const long = Array.from({ length: 20 }, (_, i) => `baris ${i}`);
    const shown = withContext(diffLines(long.join('\n'), long.with(10, 'baru').join('\n')));
    expect(shown.map((line) => line?.text ?? null)).toEqual([null, 'baris 8', 'baris 9', 'baris 10', 'baru', 'baris 11', 'baris 12', null]);
  });

  it('takes texts too different to compare as replaced whole, quickly', () => {
    const many = (word: string) => Array.from({ length: 5_000 }, (_, i) => `${word} ${i}`).join('\n');
    expect(diffLines(many('lama'), many('baru')).filter(({ kind }) => kind === 'same')).toEqual([]);
  });
});

describe('a lesson in the studio', () => {
  it('is a draft, then waits, then is published', () => {
    expect([[null, null], [at, null], [at, at]].map(([submittedAt, publishedAt]) => revisionState({ submittedAt: submittedAt ?? null, publishedAt: publishedAt ?? null }))).toEqual(['draft', 'waiting', 'published']);
  });

  it('is worked on in its newest revision and read in its newest published one', () => {
    const revisions = [{ number: 2, submittedAt: at, publishedAt: at }, { number: 3, submittedAt: null, publishedAt: null }, { number: 1, submittedAt: at, publishedAt: at }];
    expect([latestOf(revisions)?.number, publishedOf(revisions)?.number, publishedOf([])]).toEqual([3, 2, null]);
  });

  it('gets an address of its own from any title', () => {
    fc.assert(fc.property(fc.string(), fc.array(fc.string()), (title, others) => {
      const first = slugOf(title, []);
      expect(first).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect([...others, first]).not.toContain(slugOf(title, [...others, first]));
    }));
  });
});

describe('progress', () => {
  const lessons = (['done', 'todo', 'open'] as const).map((standing, i) => ({ slug: `m${i}`, standing }));
  it('goes on with the first lesson that is not done', () => {
    expect(courseProgress(lessons)).toMatchObject({ done: 1, total: 3, next: { slug: 'm1' } });
    expect(courseProgress([])).toEqual({ done: 0, total: 0, next: null });
    expect(neighbours(lessons, 'm0')).toMatchObject({ previous: null, next: { slug: 'm1' } });
    expect([standingOf(null), standingOf({ openedAt: at, completedAt: null }), standingOf({ openedAt: at, completedAt: at })]).toEqual(['todo', 'open', 'done']);
  });
});
