import type { Ctx } from '~/people/access/index.server';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { countRecords, deleteSession, type SessionFacts } from './session.data.server';

/** Takes a session off the timetable while nobody's presence or assessment hangs on it. */
export async function removeSession(ctx: Ctx, session: SessionFacts): Promise<Outcome<{ cohortId: string }, 'session-has-records'>> {
  return ctx.transaction(async (tx, audit) => {
    const records = await countRecords(tx, session.id);
    if (records > 0) return refuse('session-has-records', { records }, 'conflict');
    await deleteSession(tx, session.id);
    audit({ action: 'session.removed', subjectType: 'TrainingSession', subjectId: session.id, detail: { cohortId: session.cohortId, title: session.title, jp: session.jp } });
    return done({ cohortId: session.cohortId });
  });
}
