import type { Ctx } from '~/people/access/index.server';
import { jpLedger, toRoman } from '~/training/cohorts';
import { currentParticipationOf, findCohort } from '~/training/cohorts/index.server';
import { jpByMode, MODES } from '~/training/programmes';
import { statusesOf } from './attendance/attendance.data.server';
import { findSessions } from './session.data.server';

/** The volunteer's own JP: every session of the angkatan with what presence earned, and sums by mode. Null without an angkatan. */
export async function ownLedgerView(ctx: Ctx) {
  const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
  const cohort = own && (await findCohort(ctx.read, own.cohortId));
  if (!own || !cohort) return null;
  const [sessions, attendance] = await Promise.all([findSessions(ctx.read, cohort.id), statusesOf(ctx.read, own.id)]);
  const ledger = jpLedger(sessions.map(({ id, title, mode, jp }) => ({ kind: 'session', id, title, mode, jp })), { attendance, finishedCourses: new Set() });
  const offered = jpByMode(ledger.lines);
  return {
    cohort: { title: cohort.title, number: toRoman(cohort.number) },
    earned: ledger.earned, offered: ledger.offered, needed: cohort.ruleSet.jpTotal,
    modes: MODES.filter((mode) => offered[mode] > 0).map((mode) => ({ mode, earned: ledger.byMode[mode], offered: offered[mode] })),
    lines: sessions.map(({ id, title, mode, jp, startsAt, endsAt, place }, at) => ({
      id, title, mode, jp, startsAt, endsAt, place, earned: ledger.lines[at]?.earned ?? 0, status: attendance.get(id) ?? null, over: endsAt <= ctx.now,
    })),
  };
}
export type OwnLedgerView = NonNullable<Awaited<ReturnType<typeof ownLedgerView>>>;
