import type { Ctx } from '~/people/access/index.server';
import { civilDay, timeOfDay } from '~/platform/clock';
import { cohortHead, type CohortFacts } from '~/training/cohorts/index.server';
import { countRecords, personNames, type SessionFacts } from './session.data.server';

/** What the form of a session offers: its own values, or those of a new one on the first day. */
export async function sessionFormView(ctx: Ctx, cohort: CohortFacts, session: SessionFacts | null) {
  const [names, records] = await Promise.all([personNames(ctx.read, cohort.trainerIds), session ? countRecords(ctx.read, session.id) : 0]);
  const trainers = cohort.trainerIds.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? '' }] : []));
  return {
    head: cohortHead(cohort),
    trainers: trainers.sort((a, b) => a.name.localeCompare(b.name, 'id')),
    session: session && {
      id: session.id, title: session.title, jp: session.jp, mode: session.mode, day: civilDay(session.startsAt), from: timeOfDay(session.startsAt), to: timeOfDay(session.endsAt),
      place: session.place, trainerId: session.trainerId,
    },
    fresh: { day: cohort.startsOn, from: '08:00', to: '09:30', place: cohort.place },
    records,
  };
}
export type SessionFormView = Awaited<ReturnType<typeof sessionFormView>>;
