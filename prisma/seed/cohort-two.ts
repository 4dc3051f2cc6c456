import { findSessionPlace, findSessions, recordList } from '~/training/sessions/index.server';
import type { CohortFacts, ParticipantRow } from '~/training/cohorts/index.server';
import { addDays, later, workday } from './calendar';
import { assignTrainers } from './cohort-one';
import { certify } from './certificates';
import { dice } from './dice';
import { prepareSessions } from './face-to-face';
import { accept, inviteAll } from './invitations';
import { inventNip, inventPerson } from './invented-people';
import { completeProfile } from './learner';
import { must } from './must';
import { makeCohort, nominate, nominationCsv, selectSuggested, type ListRow } from './nominations';
import { homesOf, type Home } from './province';
import { cohortNow, type Demo } from './world';

const PEOPLE = 120;
const FILE = 'daftar-peksos-jawa-timur.csv';
const UNITS = [
  'UPT Rehabilitasi Sosial Bina Karya', 'UPT Pelayanan Sosial Tresna Werdha', 'UPT Perlindungan dan Pelayanan Sosial Asuhan Anak', 'UPT Rehabilitasi Sosial Bina Netra',
  'UPT Pelayanan Sosial Petirahan Anak', 'UPT Rehabilitasi Sosial Bina Daksa',
] as const;
const LADDER = [
  ['Pekerja Sosial Ahli Pertama', 'Penata Muda Tingkat I (III/b)', 'S.Tr.Sos.'], ['Pekerja Sosial Ahli Muda', 'Penata Tingkat I (III/d)', 'S.ST.'],
  ['Pekerja Sosial Ahli Madya', 'Pembina (IV/a)', 'S.Sos., M.Si.'], ['Pekerja Sosial Terampil', 'Pengatur Tingkat I (II/d)', 'A.Md.Sos.'],
] as const;

const step = (index: number) => LADDER[index % LADDER.length] ?? LADDER[0];
const unit = (index: number, home: Home): string => (index % 3 === 0 ? (UNITS[(index / 3) % UNITS.length] ?? UNITS[0]) : `Dinas Sosial ${home.regency}`);

/** 120 social workers with a NIP each: civil servants, and every fifth one on contract (PPPK). */
export async function peksosList(demo: Demo): Promise<ListRow[]> {
  const roll = dice(20_23);
  const taken = new Set<string>();
  const { read } = demo.system(demo.calendar.now);
  const homes = (await Promise.all([0, 1, 2, 3].map((round) => homesOf(read, round)))).flat();
  return homes.slice(0, PEOPLE).map((home, index) => {
    const person = inventPerson(roll, { district: home.districtCode, index, firstPhone: 201, born: { from: 1968, to: 1995 } }, taken);
    const appointed = Number(person.birthDate.slice(0, 4)) + 24 + (index % 4);
    return {
      ...person, titleBack: step(index)[2], birthPlace: home.regency.replace(/^(Kabupaten|Kota) /, ''), regency: home.regency, district: home.district,
      nip: inventNip(person, appointed, index % 5 === 4 ? '21' : String(1 + (index % 12)).padStart(2, '0'), 901 + (index % 99)),
      organisation: unit(index, home), experience: `${2 + (index % 24)} tahun sebagai pekerja sosial`,
    };
  });
}

/** The second angkatan: one day of communication for 120 social workers, over and done, with its certificates signed. */
export async function seedCohortTwo(demo: Demo): Promise<void> {
  const { calendar: { on, at, today } } = demo;
  const start = workday(addDays(today, -24));
  const time = (offset: number, hour: string) => on(addDays(start, offset), hour);
  const made = await makeCohort(demo, time(-30, '08:45'), {
    programme: 'komunikasi-publik-peksos', title: 'Membingkai Praktik Baik Pekerja Sosial melalui Komunikasi Publik', number: 1, startsOn: start, endsOn: start,
    place: 'Aula Dinas Sosial Provinsi Jawa Timur, Surabaya', mode: 'tatap-muka', quota: PEOPLE, contactName: 'Wahyu Tri Lestari', contactPhone: '0812-0000-0011',
  });
  await assignTrainers(demo, made, time(-30, '08:50'));
  const list = await peksosList(demo);
  const entered = await nominate(demo, made, { fileName: FILE, bytes: nominationCsv(list) }, time(-26, '10:00'), time(-26, '10:12'));
  if (entered !== PEOPLE) throw new Error(`demo: ${entered} of ${PEOPLE} social workers were entered`);
  const rows = await selectSuggested(demo, made, time(-22, '13:00'));
  await inviteAll(demo, made, rows, time(-20, '09:00'));
  for (const [index, row] of rows.entries()) await join(demo, row, index, later(time(-19 + (index % 5), '07:30'), (index * 13) % 700));
  const cohort = await cohortNow(demo.system(demo.calendar.now), made.key);
  await prepareSessions(demo, cohort, time(-18, '10:00'), time(-2, '15:00'));
  await attend(demo, cohort, rows);
  await certify(demo, cohort.id, rows.map(({ id }) => id), { proposedAt: at(-6, '09:20'), approvedAt: at(-5, '11:00') });
}

async function join(demo: Demo, row: ParticipantRow, index: number, at: Date): Promise<void> {
  await accept(demo, row, at);
  const [position, rank] = step(row.nominationOrder - 1);
  await completeProfile(demo, row, later(at, 4), `0812-0000-${String(701 + index)}`, { position, rank, institution: row.person.organisation ?? '' });
}

/** Everybody signed the list of every session; the trainer ticked it in the evening. */
async function attend(demo: Demo, cohort: CohortFacts, rows: readonly ParticipantRow[]): Promise<void> {
  const { read } = demo.system(demo.calendar.now);
  for (const session of await findSessions(read, cohort.id)) {
    const place = await findSessionPlace(read, session.id);
    if (!place) throw new Error('demo: a session is gone');
    const marks = Object.fromEntries(rows.map(({ id }) => [id, 'H' as const]));
    must(await recordList(await demo.as(session.trainerId ?? demo.staff.pelatih, later(session.endsAt, 15)), place, marks), 'list');
  }
}
