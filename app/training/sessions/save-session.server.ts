import type { Ctx } from '~/people/access/index.server';
import { instantOf } from '~/platform/clock';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { CohortFacts } from '~/training/cohorts/index.server';
import type { SessionPlace } from './find-session-place.server';
import { retryCollision } from './retry-collision.server';
import { appendSession, moveSession, type SessionTimes } from './session.data.server';
import type { SessionInput, SessionMove } from './session.schema';

export type SessionRefusal = 'session-times-reversed' | 'session-trainer-foreign';

function timesOf(cohort: CohortFacts, { day, from, to, place, trainer }: SessionMove): Outcome<SessionTimes, SessionRefusal> {
  if (to <= from) return refuse('session-times-reversed');
  if (trainer !== null && !cohort.trainerIds.includes(trainer)) return refuse('session-trainer-foreign');
  return done({ startsAt: instantOf(day, from), endsAt: instantOf(day, to), place, trainerId: trainer });
}

/** Adds a session to the timetable of an angkatan. */
export async function addSession(ctx: Ctx, cohort: CohortFacts, input: SessionInput): Promise<Outcome<{ sessionId: string }, SessionRefusal>> {
  const times = timesOf(cohort, input);
  if (!times.ok) return times;
  const { title, jp, mode, practice } = input;
  return retryCollision(() => ctx.transaction(async (tx, audit) => {
    const sessionId = await appendSession(tx, { ...times.value, cohortId: cohort.id, subjectId: null, title, jp, mode, practice });
    audit({ action: 'session.added', subjectType: 'TrainingSession', subjectId: sessionId, detail: { cohort: cohort.key, title, jp, mode, practice } });
    return done({ sessionId });
  }));
}

const shown = ({ startsAt, endsAt, place, trainerId }: SessionTimes) => ({ from: startsAt.toISOString(), to: endsAt.toISOString(), place, trainerId });

/** Changes when and where a session is held and by whom; JP and mode stay, since presence has earned them. */
export async function changeSession(ctx: Ctx, { session, cohort }: SessionPlace, input: SessionMove): Promise<Outcome<{ sessionId: string }, SessionRefusal>> {
  const times = timesOf(cohort, input);
  if (!times.ok) return times;
  return ctx.transaction(async (tx, audit) => {
    await moveSession(tx, session.id, times.value);
    audit({ action: 'session.changed', subjectType: 'TrainingSession', subjectId: session.id, detail: { before: shown(session), after: shown(times.value) } });
    return done({ sessionId: session.id });
  });
}
