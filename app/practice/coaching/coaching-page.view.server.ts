import type { ReadDb } from '~/platform/context.server';
import { civilDay } from '~/platform/clock';
import { findCurrentCoaches } from './assignment.data.server';
import { actionState, CHANNELS, type ActionState, type Channel } from './session';
import { findNames, findPrivateNotes, findSharedSessions } from './session.data.server';

export interface SessionCard {
  readonly id: string;
  readonly heldOn: string;
  readonly channel: Channel;
  readonly coach: string;
  readonly topic: string;
  readonly sharedNote: string;
  /** Only for the coach who wrote it; null for every other reader. */
  readonly privateNote: string | null;
  readonly actions: readonly { readonly id: string; readonly text: string; readonly dueOn: string | null; readonly doneAt: Date | null; readonly state: ActionState }[];
}

export interface CoachingPage {
  readonly coach: string | null;
  readonly sessions: readonly SessionCard[];
}

const channelOf = (word: string): Channel => CHANNELS.find((channel) => channel === word) ?? 'tatap-muka';

/** The coaching of one person as `readerId` may see it. Private notes are read from the database for their writer alone. */
export async function viewCoaching(db: ReadDb, participationId: string, readerId: string, now: Date): Promise<CoachingPage> {
  const [sessions, notes, coaches] = await Promise.all([
    findSharedSessions(db, participationId),
    findPrivateNotes(db, participationId, readerId),
    findCurrentCoaches(db, [participationId]),
  ]);
  const names = await findNames(db, sessions.map(({ coachId }) => coachId));
  const today = civilDay(now);
  return {
    coach: coaches.get(participationId)?.name ?? null,
    sessions: sessions.map(({ coachId, actions, ...session }) => ({
      ...session,
      channel: channelOf(session.channel),
      coach: names.get(coachId) ?? '',
      privateNote: notes.get(session.id) ?? null,
      actions: actions.map((action) => ({ ...action, state: actionState(action, today) })),
    })),
  };
}
