import type { ReadDb } from '~/platform/context.server';
import { findCohort, type CohortFacts } from '~/training/cohorts/index.server';
import { findSession, type SessionFacts } from './session.data.server';

export interface SessionPlace {
  readonly session: SessionFacts;
  readonly cohort: CohortFacts;
}

/** A session with the angkatan it belongs to; null when there is none. */
export async function findSessionPlace(db: ReadDb, sessionId: string): Promise<SessionPlace | null> {
  const session = await findSession(db, sessionId);
  const cohort = session && (await findCohort(db, session.cohortId));
  return session && cohort && { session, cohort };
}
