import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '~/platform/project-root.server';
import { done } from '~/platform/outcome';
import type { CohortFacts, ParticipantRow } from '~/training/cohorts/index.server';
import { assignTrainer } from '~/training/cohorts/index.server';
import { addDays, later, wednesdayBefore } from './calendar';
import { accept, declineAndReplace, inviteAll } from './invitations';
import { dealStages, JOURNEYS, type Journey, type Stage } from './journeys';
import { must } from './must';
import { makeCohort, nominate, selectSuggested } from './nominations';
import { cohortNow, type Demo } from './world';

const FILE = 'nominees-pensosmas-2017.xlsx';
export const SURABAYA = '35.78';
export const SIDOARJO = '35.15';
export const GRESIK = '35.25';

/** The four days of the first angkatan end about five weeks before the demo is made: late enough for fieldwork, early enough to be under way. */
export const firstDay = (today: string): string => wednesdayBefore(addDays(today, -42));

/** The first angkatan as far as the selection: made, nominated from the list of 42, thirty chosen. */
export async function gatherCohortOne(demo: Demo): Promise<{ cohort: CohortFacts; selected: ParticipantRow[] }> {
  const { on, today } = demo.calendar;
  const start = firstDay(today);
  const day = (offset: number) => addDays(start, offset);
  const made = await makeCohort(demo, on(day(-35), '09:10'), {
    programme: 'pembekalan-pensosmas', title: 'Pembekalan Calon Relawan Penyuluh Sosial Masyarakat', number: 1, startsOn: start, endsOn: day(3),
    place: 'Hotel Quest, Jalan Ronggolawe, Kota Surabaya', mode: 'campuran', quota: 30,
    quotas: [{ regencyCode: SURABAYA, quota: 12 }, { regencyCode: SIDOARJO, quota: 9 }, { regencyCode: GRESIK, quota: 9 }],
    contactName: 'Wahyu Tri Lestari', contactPhone: '0812-0000-0011',
  });
  await assignTrainers(demo, made, on(day(-35), '09:40'));
  const bytes = await readFile(path.join(projectRoot(), 'prisma', 'seed', FILE));
  await nominate(demo, made, { fileName: FILE, bytes }, on(day(-30), '10:02'), on(day(-30), '10:20'));
  const selected = await selectSuggested(demo, made, on(day(-26), '14:30'));
  return { cohort: await cohortNow(demo.system(on(day(-26), '14:31')), made.key), selected };
}

/** Somebody of the thirty, and how far that person is to come. */
export interface Participant {
  readonly row: ParticipantRow;
  readonly stage: Stage;
  readonly journey: Journey;
}

const DECLINED = 'Pada tanggal tersebut saya mendampingi ibu yang dirawat di rumah sakit. Mohon maaf.';

/** Invitations and answers: one declines and is replaced, one has not answered to this day, everybody else comes. */
export async function inviteCohortOne(demo: Demo, cohort: CohortFacts, selected: readonly ParticipantRow[]): Promise<Participant[]> {
  const { on } = demo.calendar;
  const at = (offset: number, time: string) => on(addDays(cohort.startsOn, offset), time);
  await inviteAll(demo, cohort, selected, at(-24, '09:00'));
  const stages = dealStages(selected.length);
  const people: Participant[] = [];
  for (const [index, row] of selected.entries()) {
    const stage = stages[index] ?? 'invited';
    const answeredAt = later(at(-23 + (index % 4), '16:20'), index * 3);
    const replaced = stage === 'plan-draft' && !people.some((one) => one.stage === 'plan-draft');
    if (replaced) people.push({ row: await declineAndReplace(demo, cohort, row, DECLINED, answeredAt), stage, journey: JOURNEYS[stage] });
    else {
      if (stage !== 'invited') await accept(demo, row, answeredAt);
      people.push({ row, stage, journey: JOURNEYS[stage] });
    }
  }
  return people;
}

/** Both trainers teach an angkatan. */
export async function assignTrainers(demo: Demo, cohort: CohortFacts, at: Date): Promise<void> {
  const officer = await demo.as(demo.staff.pengelola, at);
  const trainers = [demo.staff.pelatih, demo.staff['pelatih-2']];
  must(await officer.transaction(async (tx, audit) => {
    for (const trainer of trainers) {
      await assignTrainer(tx, cohort.id, trainer);
      audit({ action: 'trainer.assigned', subjectType: 'Cohort', subjectId: cohort.id, detail: { trainer } });
    }
    return done(null);
  }), 'trainers');
}
