import { quizFactsFor, quizzesOf } from '~/learning/assessment/index.server';
import type { Ctx } from '~/people/access/index.server';
import { findProfile } from '~/people/accounts/index.server';
import { currentParticipationOf, findCohort } from '~/training/cohorts/index.server';
import { byRequirement, type Requirement } from './requirement';
import { findNextSession, hasCertificate } from './today.data.server';
import { verdictsFor } from './verdicts.server';

export type NextStep = 'profile' | Requirement | 'certificate' | 'done';

/** What the volunteer's home shows: where the person stands, what comes next, what is lacking. Null without an angkatan. */
export async function todayView(ctx: Ctx) {
  const own = await currentParticipationOf(ctx.read, ctx.actor.personId);
  if (!own) return null;
  const [cohort, judgedAll, profile, session, certified, tests, taken] = await Promise.all([
    findCohort(ctx.read, own.cohortId),
    verdictsFor(ctx.read, [own.id]),
    findProfile(ctx.read, ctx.actor.personId),
    findNextSession(ctx.read, own.cohortId, ctx.now),
    hasCertificate(ctx.read, own.id),
    quizzesOf(ctx.read, own.programmeId),
    quizFactsFor(ctx.read, [ctx.actor.personId]),
  ]);
  const judged = judgedAll.get(own.id);
  if (!cohort || !judged) return null;
  const requirements = byRequirement(judged.verdict, judged.ruleSet);
  const first = requirements.find(({ met }) => !met)?.requirement;
  const next: NextStep = profile?.profileSavedAt ? (first ?? (certified ? 'done' : 'certificate')) : 'profile';
  const mine = taken.get(ctx.actor.personId) ?? [];
  return {
    next, requirements, certified,
    verdict: judged.verdict,
    cohort: { number: cohort.number, title: cohort.title, startsOn: cohort.startsOn, endsOn: cohort.endsOn, place: cohort.place, contactName: cohort.contactName, contactPhone: cohort.contactPhone },
    session: session && { title: session.title, startsAt: session.startsAt.toISOString(), endsAt: session.endsAt.toISOString(), place: session.place },
    pretest: tests.find(({ kind }) => kind === 'pretes') ?? null,
    posttest: tests.find(({ kind }) => kind === 'pascates') ?? null,
    before: mine.find(({ kind }) => kind === 'pretes')?.first ?? null,
    after: mine.find(({ kind }) => kind === 'pascates')?.best ?? null,
  };
}
export type TodayView = NonNullable<Awaited<ReturnType<typeof todayView>>>;
