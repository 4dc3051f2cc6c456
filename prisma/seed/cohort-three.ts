import { declineParticipation } from '~/training/cohorts/index.server';
import { addDays, later, workday } from './calendar';
import { assignTrainers } from './cohort-one';
import { dice } from './dice';
import { prepareSessions } from './face-to-face';
import { accept, inviteAll } from './invitations';
import { inventPerson } from './invented-people';
import { must } from './must';
import { makeCohort, nominate, nominationCsv, selectSuggested, type ListRow } from './nominations';
import { homesOf } from './province';
import { cohortNow, type Demo } from './world';

const FILE = 'daftar-tksk-perwakilan.csv';
/** How many of the 38 have said yes so far; one has said no. */
const ACCEPTED = 14;

/** Regions that named a second person, by place in the list of regions: somebody stands by when the one chosen cannot come. */
const WITH_RESERVE = [2, 8, ACCEPTED, 20, 26, 32];

async function tkskList(demo: Demo): Promise<ListRow[]> {
  const roll = dice(28_2018);
  const taken = new Set<string>();
  const { read } = demo.system(demo.calendar.now);
  const [first, second] = await Promise.all([homesOf(read, 4), homesOf(read, 1)]);
  return [...first, ...second.filter((_, index) => WITH_RESERVE.includes(index))].map((home, index) => ({
    ...inventPerson(roll, { district: home.districtCode, index, firstPhone: 401, born: { from: 1975, to: 1998 } }, taken),
    titleBack: index % 3 === 0 ? 'S.Sos.' : '', nip: '', birthPlace: home.regency.replace(/^(Kabupaten|Kota) /, ''), regency: home.regency, district: home.district,
    organisation: `TKSK Kecamatan ${home.district}`, experience: `${1 + (index % 11)} tahun mendampingi penyaluran bantuan`,
  }));
}

/** The third angkatan: one TKSK of each kabupaten/kota, invited for a training that begins in about two weeks. */
export async function seedCohortThree(demo: Demo): Promise<void> {
  const { calendar: { at, day } } = demo;
  const start = workday(day(15));
  const homes = await homesOf(demo.system(demo.calendar.now).read);
  const made = await makeCohort(demo, at(-20, '09:00'), {
    programme: 'pelatihan-tksk', title: 'Pelatihan Dasar dan Khusus Tenaga Kesejahteraan Sosial Kecamatan', number: 1, startsOn: start, endsOn: addDays(start, 2),
    place: 'Balai Pelatihan Dinas Sosial Provinsi Jawa Timur, Kota Malang', mode: 'campuran', quota: homes.length,
    quotas: homes.map(({ regencyCode }) => ({ regencyCode, quota: 1 })), contactName: 'Wahyu Tri Lestari', contactPhone: '0812-0000-0011',
  });
  await assignTrainers(demo, made, at(-20, '09:10'));
  const list = await tkskList(demo);
  const entered = await nominate(demo, made, { fileName: FILE, bytes: nominationCsv(list) }, at(-14, '11:00'), at(-14, '11:08'));
  if (entered !== list.length) throw new Error(`demo: ${entered} of ${list.length} TKSK were entered`);
  const rows = await selectSuggested(demo, made, at(-9, '10:30'));
  const cohort = await cohortNow(demo.system(at(-8, '08:00')), made.key);
  await prepareSessions(demo, cohort, at(-8, '09:00'), at(-1, '16:00'));
  await inviteAll(demo, cohort, rows, at(-4, '09:30'));
  for (const [index, row] of rows.slice(0, ACCEPTED).entries()) await accept(demo, row, later(at(-3 + (index % 3), '08:10'), 17 * index));
  const refusing = rows[ACCEPTED];
  if (refusing) must(await declineParticipation(await demo.as(refusing.personId, at(-1, '19:45')), refusing.id, 'Bertepatan dengan penyaluran bantuan di kecamatan saya.'), 'refusal');
}
