import type { CohortFacts } from '~/training/cohorts/index.server';
import { addDays, later } from './calendar';
import { COACHING } from './coaching-texts';
import { GRESIK, SIDOARJO, SURABAYA, type Participant } from './cohort-one';
import { DIRECT_OUTREACH, ENDORSEMENT_NOTES, INDIRECT_OUTREACH, RETURN_NOTES } from './logbook-texts';
import { PLANS } from './plan-texts';
import { coach, giveToCoach, judgePlan, outreach, villageOf, writePlan, type EntryFate } from './practice';
import type { Demo } from './world';

const nth = <T>(list: readonly T[], index: number): T => {
  const one = list[index % list.length];
  if (one === undefined) throw new RangeError('an empty list');
  return one;
};

/** Who coaches whom: one coach for the city, one for the two kabupaten. */
const coachOf = (demo: Demo, region: string): string => (region === SURABAYA ? demo.staff.pembina : demo.staff['pembina-2']);

/** RTL, coaching and logbook: the four weeks after the last day. */
export async function followUp(demo: Demo, cohort: CohortFacts, people: readonly Participant[], start: string): Promise<void> {
  const on = (offset: number, time: string) => demo.calendar.on(addDays(start, offset), time);
  for (const region of [SURABAYA, SIDOARJO, GRESIK]) await giveToCoach(demo, cohort, region, coachOf(demo, region), on(9, '08:50'));
  for (const [index, person] of people.entries()) {
    await plan(demo, person, index, on);
    const coachId = coachOf(demo, person.row.regencyCode);
    for (let held = 0; held < person.journey.coachings; held += 1) {
      await coach(demo, coachId, person.row, nth(COACHING, index + held), later(on(13 + 6 * held + (index % 4), '13:30'), 10 * (index % 5)), index % 2 === 0);
    }
    await logbook(demo, coachId, person, index, start);
  }
}

async function plan(demo: Demo, { row, journey }: Participant, index: number, on: (offset: number, time: string) => Date): Promise<void> {
  if (journey.plan === 'none') return;
  const { name } = await villageOf(demo, row, on(4, '20:00'));
  const text = { ...nth(PLANS, index), place: `${name}, ${index % 2 === 0 ? 'balai RW' : 'balai desa'} dan rumah warga` };
  await writePlan(demo, row, text, later(on(4, '20:05'), index), false);
  if (journey.plan === 'draft') return;
  await writePlan(demo, row, text, later(on(8, '19:30'), index), true);
  if (journey.plan === 'approved') await judgePlan(demo, coachOf(demo, row.regencyCode), row, later(on(11, '09:15'), index));
}

/** The first outreach is direct, since the programme asks for one; later ones alternate. */
async function logbook(demo: Demo, coachId: string, { row, journey }: Participant, index: number, start: string): Promise<void> {
  for (const [place, is] of journey.entries.entries()) {
    const text = place % 2 === 0 ? nth(DIRECT_OUTREACH, index + place) : nth(INDIRECT_OUTREACH, index + place);
    const fates: Record<EntryFate['is'], EntryFate> = {
      waiting: { is: 'waiting' }, endorsed: { is: 'endorsed', note: nth(ENDORSEMENT_NOTES, index + place) }, returned: { is: 'returned', note: nth(RETURN_NOTES, index) },
    };
    await outreach(demo, coachId, row, text, addDays(start, 16 + 6 * place + (index % 5)), fates[is]);
  }
}
