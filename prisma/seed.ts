import { systemContext } from '~/people/access/index.server';
import type { DemoAccount } from '~/people/accounts/index.server';
import { calendarOf } from './seed/calendar';
import { gatherCohortOne, inviteCohortOne } from './seed/cohort-one';
import { seedCourses } from './seed/courses';
import { followUp } from './seed/follow-up';
import { learnAfter, learnBefore } from './seed/learning-path';
import { findMarker, markBegun, markFinished } from './seed/marker';
import { seedStaff } from './seed/staff';
import { demoOf } from './seed/world';

/** Tells the operator what is being done. */
export type Say = (line: string) => void;

export async function seedDemo(say: Say): Promise<DemoAccount[]> {
  const now = systemContext().now;
  const calendar = calendarOf(now);
  await markBegun(systemContext(calendar.at(-90, '08:00')));
  const long = calendar.at(-90, '08:00');
  say('regions, courses and programmes …');
  await seedCourses(systemContext(long));
  const { staff, accounts } = await seedStaff(systemContext(long));
  const demo = demoOf(calendar, staff);
  say('angkatan I: nominees, selection, invitations …');
  const { cohort, selected } = await gatherCohortOne(demo);
  const people = await inviteCohortOne(demo, cohort, selected);
  say('angkatan I: lessons and tests …');
  await learnBefore(demo, people, cohort.startsOn);
  await learnAfter(demo, people, cohort.startsOn);
  say('angkatan I: follow-up plans, coaching, logbook …');
  await followUp(demo, cohort, people, cohort.startsOn);
  await markFinished(systemContext(now), accounts);
  return accounts;
}

export { findMarker };
