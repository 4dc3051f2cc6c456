import { can, type Permission } from '~/people/access';
import type { Ctx } from '~/people/access/index.server';
import { civilDay } from '~/platform/clock';
import { cohortScope, heldRegions, HOLDING_A_PLACE, visibleRegions, windowOf } from '~/training/cohorts';
import { cohortHead, participantRows, type CohortFacts } from '~/training/cohorts/index.server';
import { totalJp } from '~/training/programmes';
import { countPresent } from './attendance/attendance.data.server';
import { findSessions, personNames, type SessionFacts } from './session.data.server';

/** Where a session stands at an instant: its cards may be scanned only while it is open. */
export type SessionTime = 'coming' | 'open' | 'held';

export function sessionTime(session: Pick<SessionFacts, 'startsAt' | 'endsAt'>, now: Date): SessionTime {
  const { opensAt, closesAt } = windowOf(session);
  if (now < opensAt) return 'coming';
  return now > closesAt ? 'held' : 'open';
}

/** May the actor do this to the angkatan as a whole? */
export const mayInCohort = (ctx: Ctx, cohort: CohortFacts, permission: Permission): boolean =>
  ctx.actor.id !== null && can({ ...ctx.actor, id: ctx.actor.id }, permission, cohortScope(cohort));

/** May the actor do this to some of its people: all of them as a trainer, those of the own regions as an officer? */
export const mayAmong = (ctx: Ctx, cohort: CohortFacts, permission: Permission): boolean =>
  heldRegions(ctx.actor, cohort, permission).length > 0 || mayInCohort(ctx, cohort, permission);

/** The timetable of an angkatan, day by day, with how many of the people the reader may see were present. */
export async function sessionListView(ctx: Ctx, cohort: CohortFacts) {
  const [sessions, people] = await Promise.all([
    findSessions(ctx.read, cohort.id),
    participantRows(ctx.read, cohort.id, visibleRegions(ctx.actor, cohort, 'cohort:read'), HOLDING_A_PLACE),
  ]);
  const [present, names] = await Promise.all([
    countPresent(ctx.read, sessions.map(({ id }) => id), people.map(({ id }) => id)),
    personNames(ctx.read, sessions.map(({ trainerId }) => trainerId)),
  ]);
  const rows = sessions.map(({ trainerId, ...session }) => ({
    ...session, day: civilDay(session.startsAt), trainer: trainerId === null ? null : (names.get(trainerId) ?? null),
    time: sessionTime(session, ctx.now), present: present.get(session.id) ?? 0,
  }));
  return {
    head: cohortHead(cohort),
    jp: totalJp(sessions),
    people: people.length,
    confirmed: people.filter(({ status }) => status === 'confirmed').length,
    days: [...new Set(rows.map(({ day }) => day))].map((day) => ({ day, sessions: rows.filter((row) => row.day === day) })),
    may: {
      write: mayInCohort(ctx, cohort, 'session:write'), record: mayAmong(ctx, cohort, 'attendance:record'),
      assess: mayInCohort(ctx, cohort, 'rubric:assess'), print: mayAmong(ctx, cohort, 'participant:read'),
    },
    trainerOnly: heldRegions(ctx.actor, cohort, 'selection:decide').length === 0,
  };
}
export type SessionListView = Awaited<ReturnType<typeof sessionListView>>;
