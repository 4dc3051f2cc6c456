import { isAnotherPerson } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { checkMdx } from '../mdx/check-mdx';
import { latestOf, revisionState, type RevisionState } from './lesson-state';
import { diffLines, withContext, type DiffLine } from './line-diff';
import { unpublished } from './publish-revision.server';
import { findAuthors, findLessonTrail, findNames, findStudioLesson, type StudioLesson, type StudioRevision } from './studio.data.server';

export interface StudioFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The line as it was written. */
  readonly quoted: string;
}

export interface StudioLessonView {
  readonly lesson: { readonly id: string; readonly slug: string; readonly course: { readonly key: string; readonly title: string } };
  readonly revision: {
    readonly id: string; readonly number: number; readonly title: string; readonly source: string; readonly state: RevisionState;
    /** What the draft form sends back, so that nobody overwrites somebody else's words unseen. */
    readonly version: string;
    readonly submittedAt: string | null; readonly html: string | null; readonly minutes: number | null; readonly bytes: number | null;
  };
  readonly publishedNumber: number | null;
  readonly faults: readonly StudioFault[];
  /** Lines that differ from the published revision, null marking a gap; null when nothing was published. */
  readonly diff: readonly (DiffLine | null)[] | null;
  readonly changes: { readonly added: number; readonly removed: number };
  readonly authors: readonly string[];
  /** The actor wrote nothing of it. */
  readonly mayPublish: boolean;
  readonly history: readonly { readonly id: string; readonly at: string; readonly who: string; readonly action: string; readonly number: number | null; readonly note: string | null }[];
}

/** One lesson on the workbench: its newest revision, its faults, what differs from the published one, who wrote, what happened. */
export async function studioLessonView(ctx: Ctx, lessonId: string): Promise<StudioLessonView | null> {
  const lesson = await findStudioLesson(ctx.read, lessonId);
  const latest = lesson ? latestOf(lesson.revisions) : null;
  if (!lesson || !latest) return null;
  const [authors, history] = await Promise.all([findAuthors(ctx.read, unpublished(lesson)), findLessonTrail(ctx.read, lesson.id, lesson.revisions.map(({ id }) => id))]);
  const published = lesson.revisions.find(({ id }) => id === lesson.publishedRevisionId);
  const lines = published && published.id !== latest.id ? diffLines(published.source, latest.source) : null;
  const count = (kind: DiffLine['kind']) => lines?.filter((line) => line.kind === kind).length ?? 0;
  return {
    lesson: { id: lesson.id, slug: lesson.slug, course: lesson.course },
    revision: shown(latest),
    publishedNumber: published?.number ?? null,
    faults: latest.publishedAt ? [] : faultsOf(latest.source),
    diff: lines ? withContext(lines) : null,
    changes: { added: count('added'), removed: count('removed') },
    authors: await findNames(ctx.read, authors),
    mayPublish: ctx.actor.id !== null && isAnotherPerson({ ...ctx.actor, id: ctx.actor.id }, authors),
    history: history.map((record) => ({ ...told(record, lesson), id: record.id })),
  };
}

function shown({ id, number, title, source, html, minutes, bytes, updatedAt, submittedAt, publishedAt }: StudioRevision): StudioLessonView['revision'] {
  return { id, number, title, source, html, minutes, bytes, state: revisionState({ submittedAt, publishedAt }), version: updatedAt.toISOString(), submittedAt: submittedAt?.toISOString() ?? null };
}

function faultsOf(source: string): StudioFault[] {
  const lines = source.split('\n');
  return checkMdx(source).errors.map(({ line, column, message }) => ({ line, column, message, quoted: (lines[line - 1] ?? '').slice(0, 200) }));
}

function told({ at, actorName, action, subjectId, detail }: Awaited<ReturnType<typeof findLessonTrail>>[number], lesson: StudioLesson) {
  const note = typeof detail === 'object' && detail !== null && 'note' in detail && typeof detail['note'] === 'string' ? detail['note'] : null;
  return { at: at.toISOString(), who: actorName, action, number: lesson.revisions.find(({ id }) => id === subjectId)?.number ?? null, note };
}
