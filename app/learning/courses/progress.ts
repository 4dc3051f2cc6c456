/** What is known about one learner and one lesson. */
export interface ProgressFacts {
  readonly openedAt: Date;
  readonly completedAt: Date | null;
}

export type LessonStanding = 'todo' | 'open' | 'done';

/** A lesson nobody opened is to do; an opened one stays open until it is marked as done. */
export function standingOf(progress: ProgressFacts | null | undefined): LessonStanding {
  if (!progress) return 'todo';
  return progress.completedAt ? 'done' : 'open';
}

export interface Standing {
  readonly standing: LessonStanding;
}

/** How many are done, and what to go on with: the first lesson that is not done, in order. Null when all are. */
export function courseProgress<T extends Standing>(lessons: readonly T[]): { done: number; total: number; next: T | null } {
  const next = lessons.find(({ standing }) => standing !== 'done') ?? null;
  return { done: lessons.filter(({ standing }) => standing === 'done').length, total: lessons.length, next };
}

/** The lessons before and after one, in order. */
export function neighbours<T extends { readonly slug: string }>(lessons: readonly T[], slug: string): { previous: T | null; next: T | null } {
  const at = lessons.findIndex((lesson) => lesson.slug === slug);
  return at < 0 ? { previous: null, next: null } : { previous: lessons[at - 1] ?? null, next: lessons[at + 1] ?? null };
}
