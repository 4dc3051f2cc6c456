import { systemContext } from '~/people/access/index.server';
import type { DemoAccount } from '~/people/accounts/index.server';
import { openAccounts } from './seed/accounts';
import { addDays, calendarOf } from './seed/calendar';
import { certifyCohortOne, decideSettings } from './seed/certificates';
import { clearHalfDemo } from './seed/clear';
import { gatherCohortOne, inviteCohortOne, type Participant } from './seed/cohort-one';
import { seedCohortThree } from './seed/cohort-three';
import { seedCohortTwo } from './seed/cohort-two';
import { seedCourses, seedProgrammes } from './seed/courses';
import { addMeetings, correctOne, holdSessions, prepareSessions } from './seed/face-to-face';
import { followUp } from './seed/follow-up';
import { learnAfter, learnBefore } from './seed/learning-path';
import { demoState, markBegun, markFinished, type DemoState } from './seed/marker';
import { seedStaff } from './seed/staff';
import { demoOf, type Demo } from './seed/world';

export { NotOursToClear } from './seed/clear';
export { demoState, type DemoState } from './seed/marker';

/** Tells the operator what is being done. */
export type Say = (line: string) => void;

/** Makes the demo where there is nobody yet; begins again where it was broken off. @returns how the database stood before */
export async function ensureDemo(say: Say): Promise<DemoState> {
  const state = await demoState(systemContext().read);
  if (state === 'begun') {
    say('the demo was broken off last time: beginning again');
    await clearHalfDemo(systemContext());
  }
  if (state === 'empty' || state === 'begun') await seedDemo(say);
  return state;
}

/** The small believable world: three angkatan of invented people, made through the use cases of the wings. */
async function seedDemo(say: Say): Promise<readonly DemoAccount[]> {
  const { now } = systemContext();
  const calendar = calendarOf(now);
  const founding = systemContext(calendar.at(-90, '08:00'));
  await markBegun(founding);
  say('regions, programmes, staff');
  await seedProgrammes(founding);
  const { staff, accounts } = await seedStaff(founding);
  const demo = demoOf(calendar, staff);
  await decideSettings(demo, calendar.at(-88, '09:30'));
  // Lessons are compiled in processes of their own; meanwhile this one has time for the angkatan without lessons.
  await Promise.all([seedCourses(founding), seedOthers(demo, say)]);
  const people = await seedCohortOne(demo, say);
  const shown = [...accounts, ...(await openAccounts(demo, people))];
  await markFinished(systemContext(now), shown);
  return shown;
}

async function seedOthers(demo: Demo, say: Say): Promise<void> {
  say('courses; angkatan Peksos: 120 people and their certificates');
  await seedCohortTwo(demo);
  say('angkatan TKSK: 38 people, invited');
  await seedCohortThree(demo);
}

/** The first angkatan, from the list of nominees to certificates: thirty people at every stage of the path. */
async function seedCohortOne(demo: Demo, say: Say): Promise<Participant[]> {
  say('angkatan Pensosmas: 42 nominees, selection, invitations');
  const { cohort, selected } = await gatherCohortOne(demo);
  const on = (offset: number, time: string) => demo.calendar.on(addDays(cohort.startsOn, offset), time);
  const people = await inviteCohortOne(demo, cohort, selected);
  await prepareSessions(demo, cohort, on(-25, '10:30'), on(-2, '15:00'));
  say('angkatan Pensosmas: lessons, tests, four days of sessions');
  await learnBefore(demo, people, cohort.startsOn);
  await holdSessions(demo, cohort, people);
  const absent = people.find(({ stage }) => stage === 'pretested');
  if (absent) await correctOne(demo, cohort, absent, on(5, '09:00'));
  await learnAfter(demo, people, cohort.startsOn);
  say('angkatan Pensosmas: follow-up plans, coaching, logbooks');
  await followUp(demo, cohort, people, cohort.startsOn);
  await addMeetings(demo, cohort);
  say('angkatan Pensosmas: certificates');
  await certifyCohortOne(demo, cohort, people);
  return people;
}
