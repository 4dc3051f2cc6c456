import type { Rubric } from '~/training/programmes';

/** Level reached by criterion, 1 the lowest. */
export type Levels = Readonly<Record<string, number>>;

/** The criteria that have no level yet, or one that the rubric does not know. */
export function unjudged(rubric: Rubric, levels: Levels): string[] {
  return rubric.filter(({ key, levels: steps }) => {
    const level = Object.hasOwn(levels, key) ? levels[key] : undefined;
    return level === undefined || !Number.isInteger(level) || level < 1 || level > steps.length;
  }).map(({ key }) => key);
}

/**
 * The mark of an observed practice in percent, one decimal: the levels reached, of all that could be reached.
 * Null unless every criterion has a level of its own.
 */
export function rubricPercent(rubric: Rubric, levels: Levels): number | null {
  if (rubric.length === 0 || unjudged(rubric, levels).length > 0) return null;
  const reached = rubric.reduce((sum, { key }) => sum + (levels[key] ?? 0), 0);
  const most = rubric.reduce((sum, criterion) => sum + criterion.levels.length, 0);
  return Math.round((reached / most) * 1000) / 10;
}
