import type { Ctx } from '~/people/access/index.server';
import { instantOf } from '~/platform/clock';
import { done, refuse, type Outcome } from '~/platform/outcome';
import type { CohortFacts } from '~/training/cohorts/index.server';
import { findProgramme } from '~/training/programmes/index.server';
import { retryCollision } from './retry-collision.server';
import { countSessions, insertSessions } from './session.data.server';
import { clockText, daysBetween, planTimetable } from './timetable';

export type PlanRefusal = 'plan-no-curriculum' | 'plan-too-few-days';

/**
 * Proposes one session per subject of the curriculum over the days of the angkatan. An angkatan that has sessions keeps
 * them: asking twice makes one plan. @returns how many sessions there are, and how many were made now
 */
export async function planSessions(ctx: Ctx, cohort: CohortFacts): Promise<Outcome<{ sessions: number; made: number }, PlanRefusal>> {
  const existing = await countSessions(ctx.read, cohort.id);
  if (existing > 0) return done({ sessions: existing, made: 0 });
  const programme = await findProgramme(ctx.read, cohort.programme.id);
  const subjects = (programme?.subjects ?? []).map(({ id, title, jp, mode }) => ({ subjectId: id, title, jp, mode }));
  if (subjects.length === 0) return refuse('plan-no-curriculum', {}, 'conflict');
  const days = daysBetween(cohort.startsOn, cohort.endsOn);
  const planned = planTimetable(subjects, days);
  if (!planned) return refuse('plan-too-few-days', { days: days.length }, 'conflict');
  const rows = planned.map(({ day, from, to, ...session }) => ({
    ...session, cohortId: cohort.id, place: cohort.place, trainerId: cohort.trainerIds[(session.position - 1) % Math.max(1, cohort.trainerIds.length)] ?? null,
    startsAt: instantOf(day, clockText(from)), endsAt: instantOf(day, clockText(to)),
  }));
  const outcome = await retryCollision(() => ctx.transaction(async (tx, audit) => {
    if ((await countSessions(tx, cohort.id)) > 0) return refuse('plan-exists', {}, 'conflict');
    await insertSessions(tx, rows);
    audit({ action: 'sessions.planned', subjectType: 'Cohort', subjectId: cohort.id, detail: { sessions: rows.length } });
    return done({ sessions: rows.length, made: rows.length });
  }));
  return outcome.ok ? outcome : done({ sessions: await countSessions(ctx.read, cohort.id), made: 0 });
}
