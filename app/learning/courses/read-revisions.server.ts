import { z } from 'zod';
import type { ReadDb } from '~/platform/context.server';
import { findRevisions } from './lesson.data.server';

const Headings = z.array(z.object({ depth: z.number(), id: z.string(), text: z.string() })).catch([]);

/** A revision that was published once: it never changes again. */
export interface ReadRevision {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Learning objectives, one a line. */
  readonly objectives: readonly string[];
  /** Checked static HTML of the lesson. */
  readonly html: string;
  readonly headings: readonly { readonly depth: number; readonly id: string; readonly text: string }[];
  /** Reading time in minutes. */
  readonly minutes: number;
  /** Gzipped bytes of the HTML. */
  readonly bytes: number;
  readonly publishedAt: Date | null;
}

/** Published revisions are immutable, so a process keeps the ones it read last: 400 lessons of about 15 KB are 6 MB. */
const KEPT = 400;
const kept = new Map<string, ReadRevision>();

/** The revisions with these ids, from memory where they are, otherwise in one query. */
export async function readRevisions(db: ReadDb, ids: readonly string[]): Promise<Map<string, ReadRevision>> {
  const wanted = [...new Set(ids)];
  const missing = wanted.filter((id) => !kept.has(id));
  const fresh = missing.length > 0 ? (await findRevisions(db, missing)).map(asRevision) : [];
  const found = new Map(fresh.map((revision) => [revision.id, revision]));
  for (const id of wanted) {
    const revision = found.get(id) ?? kept.get(id);
    if (revision) found.set(id, revision);
    if (revision?.publishedAt) keep(revision);
  }
  return found;
}

function asRevision({ publication, objective, headings, html, minutes, bytes, ...row }: Awaited<ReturnType<typeof findRevisions>>[number]): ReadRevision {
  return {
    ...row,
    objectives: objective.split('\n').filter((line) => line !== ''),
    html: html ?? '',
    headings: Headings.parse(headings ?? []),
    minutes: minutes ?? 1,
    bytes: bytes ?? 0,
    publishedAt: publication?.publishedAt ?? null,
  };
}

/** The most recently read stay: a map remembers the order in which it was filled. */
function keep(revision: ReadRevision): void {
  kept.delete(revision.id);
  kept.set(revision.id, revision);
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
}
