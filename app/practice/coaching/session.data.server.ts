import type { ReadDb, Tx } from '~/platform/context.server';
import type { NewSession } from './session.schema';

export interface SharedSession {
  readonly id: string;
  readonly coachId: string;
  readonly heldOn: string;
  readonly channel: string;
  readonly topic: string;
  readonly sharedNote: string;
  readonly actions: readonly { readonly id: string; readonly text: string; readonly dueOn: string | null; readonly doneAt: Date | null }[];
}

/** The sessions of one person, newest first, without any private note: those are read by `findPrivateNotes` alone. */
export function findSharedSessions(db: ReadDb, participationId: string): Promise<SharedSession[]> {
  return db.coachingSession.findMany({
    where: { participationId },
    orderBy: [{ heldOn: 'desc' }, { createdAt: 'desc' }],
    select: {
      id: true, coachId: true, heldOn: true, channel: true, topic: true, sharedNote: true,
      actions: { orderBy: { position: 'asc' }, select: { id: true, text: true, dueOn: true, doneAt: true } },
    },
  });
}

/** The private notes this coach wrote about one person, by session. Nobody else's: the writer is part of the question. */
export async function findPrivateNotes(db: ReadDb, participationId: string, coachId: string): Promise<Map<string, string>> {
  const rows = await db.coachingSession.findMany({ where: { participationId, coachId, privateNote: { not: null } }, select: { id: true, privateNote: true } });
  return new Map(rows.flatMap(({ id, privateNote }) => (privateNote ? [[id, privateNote] as const] : [])));
}

export interface SessionSummary {
  readonly sessions: number;
  readonly lastHeldOn: string | null;
  readonly openActions: number;
}

/** Sessions and agreed actions of these people in numbers; every one asked for has an answer. */
export async function summariseSessions(db: ReadDb, participationIds: readonly string[]): Promise<Map<string, SessionSummary>> {
  const within = { participationId: { in: [...participationIds] } };
  const [sessions, open] = await Promise.all([
    db.coachingSession.groupBy({ by: ['participationId'], where: within, _count: { _all: true }, _max: { heldOn: true } }),
    db.actionItem.findMany({ where: { doneAt: null, session: within }, select: { session: { select: { participationId: true } } } }),
  ]);
  const found = new Map(sessions.map((row) => [row.participationId, row]));
  return new Map(participationIds.map((id) => [id, {
    sessions: found.get(id)?._count._all ?? 0,
    lastHeldOn: found.get(id)?._max.heldOn ?? null,
    openActions: open.filter(({ session }) => session.participationId === id).length,
  }]));
}

export async function insertSession(tx: Tx, participationId: string, coachId: string, input: NewSession, createdAt: Date): Promise<void> {
  const { id, heldOn, channel, topic, sharedNote, privateNote, actions } = input;
  await tx.coachingSession.create({
    data: {
      id, heldOn, channel, topic, sharedNote, privateNote: privateNote || null, participationId, coachId, createdAt,
      actions: { create: actions.map(({ text, dueOn }, index) => ({ position: index + 1, text, dueOn: dueOn ?? null })) },
    },
  });
}

/** Whose session an id already is; null when it is free. */
export const findSessionOwner = (db: ReadDb | Tx, id: string): Promise<{ participationId: string; coachId: string } | null> =>
  db.coachingSession.findUnique({ where: { id }, select: { participationId: true, coachId: true } });

/** Marks an action of this participation; false when it has none of that id. */
export async function markAction(tx: Tx, participationId: string, actionId: string, doneAt: Date | null): Promise<boolean> {
  const { count } = await tx.actionItem.updateMany({ where: { id: actionId, session: { participationId } }, data: { doneAt } });
  return count === 1;
}

/** Names of those who held the sessions. */
export async function findNames(db: ReadDb, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.person.findMany({ where: { id: { in: [...new Set(personIds)] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
