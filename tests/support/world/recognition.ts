import type { Ctx } from '~/people/access/index.server';
import { contextAs } from '~/people/access/index.server';
import { nameSortKey } from '~/people/accounts';
import { PRIVACY_NOTICE_VERSION } from '~/people/accounts/index.server';
import { drainJobs } from '~/platform/jobs.server';
import { WRITER, type PrismaClient } from '~/platform/db/db.server';
import { runtime, setRuntime, type Runtime } from '~/platform/runtime.server';
import { saveSettings, sealJob, sealOneJob, readyCertification } from '~/recognition/certification/index.server';
import { SettingsInput } from '~/recognition/certification';
import type { RuleSet } from '~/training/programmes';
import { ATTENDANCE_RULES } from '~/training/programmes';
import type { TestDatabase } from '#tests/support/database';
import { GRESIK, personWithRole, SIDOARJO, SURABAYA, trainingWorld } from './training';

export const AFTER = new Date('2017-08-01T03:00:00Z');
const REGIONS = [GRESIK, SIDOARJO, SURABAYA];

/** Being kompeten takes four JP of practice, an observation of 70, and the privacy notice. */
export const RULES: RuleSet = { ...ATTENDANCE_RULES, jpTotal: 4, rubric: { sessionKind: 'praktik', minimum: 70 } };

export const SETTINGS: Record<string, string> = {
  government: 'PEMERINTAH PROVINSI JAWA TIMUR', office: 'DINAS SOSIAL', city: 'Surabaya', pattern: '{klasifikasi}/{urut4}/{unit}/{tahun}', classification: '400.9', unit: '107.4',
  title: 'sertifikat', subtitle: 'Pelatihan Berbasis Kompetensi', qualification: 'LULUS', position: 'KEPALA DINAS SOSIAL PROVINSI JAWA TIMUR', name: 'Bambang Contoh Wicaksana',
  rank: 'Pembina Utama Muda, IV/c', nip: '197001011995031001', signatureNote: 'Disegel oleh sistem pelatihan (tanda tangan elektronik tidak tersertifikasi). Periksa pada {alamat}.',
};

export interface RecognitionWorld {
  readonly write: PrismaClient;
  readonly clock: { now: Date };
  readonly ids: { readonly officer: string; readonly gresikOfficer: string; readonly signer: string; readonly admin: string };
  readonly cohort: { readonly id: string; readonly key: string; readonly sessionId: string };
  readonly participants: readonly { readonly id: string; readonly personId: string; readonly name: string; readonly regency: string }[];
  as(personId: string): Promise<Ctx>;
  /** Runs the worker until nothing is due, and answers how many certificates it sealed. */
  press(): Promise<number>;
}

async function people(write: PrismaClient, cohortId: string, names: readonly string[]) {
  const rows = [];
  for (const [index, name] of names.entries()) {
    const regency = REGIONS[index % REGIONS.length] ?? GRESIK;
    const person = await write.person.create({
      data: {
        name, sortName: nameSortKey(name), titleBack: index === 0 ? 'S.Sos.' : null, birthPlace: 'Gresik', birthDate: '1978-05-08', nik: `3525010805789${String(900 + index).padStart(3, '0')}`,
        organisation: 'Karang Taruna', regencyCode: regency, createdAt: AFTER, profileSavedAt: AFTER,
        consents: { create: { kind: 'privacy-notice', noticeVersion: PRIVACY_NOTICE_VERSION, givenAt: AFTER } },
      },
      select: { id: true },
    });
    const participation = await write.participation.create({
      data: { cohortId, personId: person.id, status: 'confirmed', regencyCode: regency, nominationOrder: index + 1, createdAt: AFTER, updatedAt: AFTER }, select: { id: true },
    });
    rows.push({ id: participation.id, personId: person.id, name, regency });
  }
  return rows;
}

export const NAMES = ['Siti Aminah', 'Sukarno', "Ra'ehah Maimunah", 'Moh. Fauzi', 'Endang Rahayu', 'Suliyem'];

/** A finished angkatan whose people are all kompeten, officers of every kind, settings entered, keys made. */
export async function recognitionWorld(database: TestDatabase, names: readonly string[] = NAMES, now = AFTER): Promise<RecognitionWorld> {
  await trainingWorld(database, now);
  const clock = { now };
  const moving: Runtime = { ...runtime(), clock: { now: () => clock.now } };
  setRuntime(moving);
  const write = database[WRITER];
  const programme = await write.programme.findUniqueOrThrow({ where: { key: 'pembekalan-pensosmas' }, select: { id: true } });
  const cohort = await write.cohort.create({
    data: {
      key: 'pensosmas-2017', programmeId: programme.id, title: 'Pembekalan Calon Relawan Penyuluh Sosial Masyarakat', number: 4, startsOn: '2017-07-26', endsOn: '2017-07-29',
      place: 'Hotel Quest, Surabaya', mode: 'tatap-muka', quota: 30, ruleSet: JSON.parse(JSON.stringify(RULES)), createdAt: AFTER,
      quotas: { create: REGIONS.map((regencyCode) => ({ regencyCode, quota: 10 })) },
      sessions: { create: { position: 1, title: 'Praktik', startsAt: AFTER, endsAt: AFTER, place: 'Surabaya', jp: 4, mode: 'praktik-lapangan', practice: true } },
    },
    select: { id: true, key: true, sessions: { select: { id: true } } },
  });
  const sessionId = cohort.sessions[0]?.id ?? '';
  const participants = await people(write, cohort.id, names);
  await write.attendance.createMany({ data: participants.map(({ id }) => ({ sessionId, participationId: id, status: 'H', method: 'list', recordedAt: AFTER })) });
  await write.rubricAssessment.createMany({ data: participants.map(({ id }) => ({ sessionId, participationId: id, scores: {}, percent: 80, assessedAt: AFTER })) });
  const ids = {
    officer: await personWithRole('Pengelola Provinsi', 'pengelola'), gresikOfficer: await personWithRole('Pengelola Gresik', 'pengelola', GRESIK),
    signer: await personWithRole('Pejabat Penanda Tangan', 'penandatangan'), admin: await personWithRole('Admin Sistem', 'admin'),
  };
  const as = (personId: string) => contextAs(personId);
  await saveSettings(await as(ids.admin), SettingsInput.parse(SETTINGS));
  await readyCertification(moving);
  return { write, clock, ids, cohort: { id: cohort.id, key: cohort.key, sessionId }, participants, as, press: () => press(write) };
}

async function press(write: PrismaClient): Promise<number> {
  const sealed = () => write.certificate.count({ where: { sealedAt: { not: null } } });
  const before = await sealed();
  await drainJobs([sealJob, sealOneJob]);
  return (await sealed()) - before;
}

/** Takes a person's competence away again, as a corrected observation does. */
export async function lowerRubric(world: RecognitionWorld, participationId: string): Promise<void> {
  await world.write.rubricAssessment.updateMany({ where: { participationId }, data: { percent: 40 } });
}
