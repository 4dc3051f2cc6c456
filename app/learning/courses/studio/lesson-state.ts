/** What decides about the state of a revision. */
export interface RevisionFacts {
  readonly number: number;
  readonly submittedAt: Date | null;
  readonly publishedAt: Date | null;
}

export type RevisionState = 'draft' | 'waiting' | 'published';

/** A revision is a draft until it is submitted, then waits for another person, then is published. */
export function revisionState({ submittedAt, publishedAt }: Pick<RevisionFacts, 'submittedAt' | 'publishedAt'>): RevisionState {
  if (publishedAt) return 'published';
  return submittedAt ? 'waiting' : 'draft';
}

/** The revision that is worked on: the one with the highest number. */
export function latestOf<T extends { readonly number: number }>(revisions: readonly T[]): T | null {
  return revisions.reduce<T | null>((latest, revision) => (latest && latest.number > revision.number ? latest : revision), null);
}

/** The revision learners who start now are given: the published one with the highest number. */
export function publishedOf<T extends RevisionFacts>(revisions: readonly T[]): T | null {
  return latestOf(revisions.filter(({ publishedAt }) => publishedAt !== null));
}

/** `Mendengar Aktif!` → `mendengar-aktif`; `taken` are the slugs the course has already. */
export function slugOf(title: string, taken: readonly string[]): string {
  const plain = title.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '') || 'materi';
  const free = (n: number): string => {
    const slug = n === 1 ? plain : `${plain}-${n}`;
    return taken.includes(slug) ? free(n + 1) : slug;
  };
  return free(1);
}
