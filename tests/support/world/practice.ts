import sharp from 'sharp';
import type { Ctx } from '~/people/access/index.server';
import { contextAs } from '~/people/access/index.server';
import type { GrantedRole } from '~/people/access';
import { nameSortKey } from '~/people/accounts';
import { readRegionData } from '~/people/regions/index.server';
import type { PrismaClient } from '~/platform/db/db.server';
import { runtime } from '~/platform/runtime.server';
import type { NewSession } from '~/practice/coaching';
import type { NewEntry } from '~/practice/fieldwork';
import { PLAN_FIELDS, type PlanField } from '~/training/followup';
import { findCohort, type CohortFacts } from '~/training/cohorts/index.server';
import { PEMBEKALAN_RULES } from '~/training/programmes';
import type { TestDatabase } from '#tests/support/database';
import { groundWorld } from './ground';

export const GRESIK = '35.25';
export const SURABAYA = '35.78';

/** Ten days after the training: the volunteers are at work in their villages. */
export const AFTER = new Date('2017-08-10T03:00:00Z');
/** `later(5)` is five minutes after `AFTER`. */
export const later = (minutes: number): Date => new Date(AFTER.getTime() + minutes * 60_000);

/** Villages of the test: Desa Dahanrejo (Kebomas, Gresik) and Kelurahan Sidosermo (Wonocolo, Surabaya). */
export const DAHANREJO = '35.25.14.2001';
export const SIDOSERMO = '35.78.02.1001';
const VILLAGES = [DAHANREJO, '35.25.14.2002', SIDOSERMO];

/** The kabupaten and kota, the kecamatan of two of them and three villages: read once, the list of the province is long. */
const REGIONS = readRegionData()
  .filter(({ code, level }) => level === 'provinsi' || level === 'kabupaten-kota' || (level === 'kecamatan' && /^35\.(25|78)\./.test(code)) || VILLAGES.includes(code))
  .map(({ code, parent, level, name }) => ({ code, parentCode: parent, level, name }));

export interface Volunteer {
  readonly personId: string;
  readonly participationId: string;
  readonly regencyCode: string;
  readonly cohortId: string;
}

export interface PracticeWorld {
  readonly write: PrismaClient;
  readonly cohort: CohortFacts;
  /** Volunteers of Gresik and of Surabaya. */
  readonly gresik: Volunteer;
  readonly surabaya: Volunteer;
  /** Coaches: of Gresik's volunteer, of nobody. */
  readonly coach: string;
  readonly otherCoach: string;
  readonly officerGresik: string;
  readonly officerSurabaya: string;
  readonly officerProvince: string;
  volunteer(name: string, regencyCode: string): Promise<Volunteer>;
  /** Acts as a person with the grants and participations stored now. */
  as(personId: string, minutes?: number): Promise<Ctx>;
}

/** An angkatan of Gresik and Surabaya after its training, with a coach for Gresik's volunteer. */
export async function practiceWorld(database: TestDatabase): Promise<PracticeWorld> {
  const ground = groundWorld(database);
  ground.clock.now = () => AFTER;
  const { write } = ground;
  await write.region.createMany({ data: REGIONS });
  const cohort = await angkatan(write);
  const personWithRole = (name: string, role: GrantedRole, region: string) => ground.person(name, { roles: [[role, region]] });
  let order = 0;
  const volunteer = async (name: string, regencyCode: string): Promise<Volunteer> => {
    const person = await write.person.create({ data: { name, sortName: nameSortKey(name), phone: `+62812990${20000 + order}`, regencyCode, createdAt: AFTER }, select: { id: true } });
    const row = await write.participation.create({
      data: { cohortId: cohort.id, personId: person.id, status: 'confirmed', regencyCode, nominationOrder: (order += 1), createdAt: AFTER, updatedAt: AFTER }, select: { id: true },
    });
    return { personId: person.id, participationId: row.id, regencyCode, cohortId: cohort.id };
  };
  const gresik = await volunteer('Warsiti', GRESIK);
  const coach = await personWithRole('Pembina Gresik', 'pembina', GRESIK);
  await write.coachAssignment.create({ data: { participationId: gresik.participationId, coachId: coach, assignedAt: AFTER } });
  return {
    write, cohort, gresik, coach, volunteer,
    surabaya: await volunteer('Kusnadi', SURABAYA),
    otherCoach: await personWithRole('Pembina Lain', 'pembina', '35'),
    officerGresik: await personWithRole('Pengelola Gresik', 'pengelola', GRESIK),
    officerSurabaya: await personWithRole('Pengelola Surabaya', 'pengelola', SURABAYA),
    officerProvince: await personWithRole('Pengelola Provinsi', 'pengelola', '35'),
    as: (personId, minutes = 0) => contextAs(personId, later(minutes)),
  };
}

/** The angkatan of July 2017, half of it for Gresik and half for Surabaya. */
async function angkatan(write: PrismaClient): Promise<CohortFacts> {
  const rules = { ...PEMBEKALAN_RULES, jp: PEMBEKALAN_RULES.jp.map((line) => ({ ...line, modes: [...line.modes] })) };
  const made = await write.cohort.create({
    data: {
      key: 'pembekalan-2017', title: 'Pembekalan Calon Relawan Pensosmas', number: 1, startsOn: '2017-07-26', endsOn: '2017-07-29', place: 'Surabaya',
      mode: 'tatap-muka', quota: 30, ruleSet: rules, createdAt: AFTER,
      quotas: { create: [GRESIK, SURABAYA].map((regencyCode) => ({ regencyCode, quota: 15 })) },
      programme: { create: { key: 'pembekalan', kind: 'pembekalan', title: 'Pembekalan', audience: 'calon Pensosmas', organisers: [], quota: 30, competencies: [], ruleSet: rules, rubric: [], createdAt: AFTER } },
    },
    select: { id: true },
  });
  const cohort = await findCohort(runtime().database.read, made.id);
  if (!cohort) throw new Error('no cohort');
  return cohort;
}

export const writerOf = ({ participationId, cohortId, regencyCode }: Volunteer) => ({ id: participationId, cohortId, regencyCode });
export const ownerOf = ({ participationId, regencyCode }: Volunteer) => ({ participationId, regencyCode });

export const anEntry = (change: Partial<NewEntry> = {}): NewEntry => ({
  id: crypto.randomUUID(), heldOn: '2017-08-05', village: DAHANREJO, method: 'diskusi', topic: 'Syarat akta kelahiran', targetGroup: 24,
  audienceMen: 4, audienceWomen: 12, reflection: 'Warga lebih banyak bertanya setelah ada contoh formulir.', ...change,
});

export const aPlan = (text = 'Penyuluhan bulanan di balai RW.'): Record<PlanField, string> =>
  Object.fromEntries(PLAN_FIELDS.map((field) => [field, `${field}: ${text}`])) as Record<PlanField, string>;

export const aSession = (change: Partial<NewSession> = {}): NewSession => ({
  id: crypto.randomUUID(), heldOn: '2017-08-09', channel: 'telepon', topic: 'Memulai diskusi', sharedNote: 'Sepakat mulai dari kelompok kecil.',
  privateNote: '', actions: [{ text: 'Menemui ketua RW', dueOn: '2017-08-20' }, { text: 'Menyiapkan formulir contoh' }], ...change,
});

/** A picture with a place, a camera and a comment in its metadata, as a phone makes it. */
export async function phonePhoto(width = 1600, height = 1200): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#8a5a00' } })
    .jpeg({ quality: 90 })
    .withExif({ IFD0: { Make: 'RAHASIA-KAMERA', ImageDescription: 'RAHASIA-TEMPAT' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '7/1 15/1 0/1' } })
    .toBuffer();
}

export const storedPhotos = (): Promise<number> => runtime().database.read.storedFile.count();
