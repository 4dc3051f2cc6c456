import type { ReadDb } from '~/platform/context.server';

const PAGE_ROWS = 50;

/** One page of the trail, newest first; `search` is looked for in action, actor and subject. */
export async function findTrail(db: ReadDb, wanted: { search: string; page: number }) {
  const contains = wanted.search.trim();
  const where = contains
    ? { OR: [{ action: { contains } }, { actorName: { contains } }, { subjectId: { contains } }, { subjectType: { contains } }] }
    : {};
  const [total, rows] = await Promise.all([
    db.auditRecord.count({ where }),
    db.auditRecord.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip: (wanted.page - 1) * PAGE_ROWS, take: PAGE_ROWS }),
  ]);
  return { rows, total, pages: Math.max(1, Math.ceil(total / PAGE_ROWS)), perPage: PAGE_ROWS };
}
