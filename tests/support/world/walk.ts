import type { GrantedRole } from '~/people/access';
import { contextAs } from '~/people/access/index.server';
import { nameSortKey } from '~/people/accounts';
import { WRITER, type PrismaClient } from '~/platform/db/db.server';
import { drainJobs } from '~/platform/jobs.server';
import { done, type Outcome } from '~/platform/outcome';
import { runtime } from '~/platform/runtime.server';
import { openSession } from '~/platform/session.server';
import { recordSession } from '~/practice/coaching/index.server';
import { attachPhoto, recordEntry } from '~/practice/fieldwork/index.server';
import { approveBatch, proposeBatch, sealJob } from '~/recognition/certification/index.server';
import { startAttempt } from '~/learning/assessment/index.server';
import { assignTrainer, findCohortByKey, invitationLetterFacts, prepareImport, type CohortFacts } from '~/training/cohorts/index.server';
import { savePlan } from '~/training/followup/index.server';
import { assignCardCodes } from '~/training/sessions/index.server';
import type { TestDatabase } from '#tests/support/database';
import { givenCourse, givenQuiz } from './learning';
import { anEntry, aPlan, aSession, phonePhoto } from './practice';
import { recognitionWorld } from './recognition';
import { GRESIK, nominationCsv, pembekalan, personWithRole, SURABAYA } from './training';

/** Everybody who may stand at a door. `link` holds an office role and came in by an invitation. */
export const VISITORS = [
  'stranger', 'peserta', 'neighbour', 'elsewhere', 'trainer', 'otherTrainer', 'coach', 'otherCoach', 'province', 'gresik', 'surabaya', 'jember', 'signer', 'admin', 'link',
] as const;
export type Visitor = (typeof VISITORS)[number];

/** Of Gresik (0, 3), Sidoarjo (1, 4) and Surabaya (2, 5): no name is part of another or of a word on a page. */
export const PEOPLE = ['Qomariyatun Wahidah', 'Zulfikarnain', 'Xaverius Handrito', 'Fathurrozi', 'Yulianingrum', 'Vitalistiono'] as const;
export const OUTSIDE_GRESIK = [PEOPLE[1], PEOPLE[2], PEOPLE[4], PEOPLE[5], 'Wiryomartono', 'Nguntoronadi'] as const;

export interface Traces {
  readonly participation: string;
  readonly person: string;
  readonly entry: string;
  readonly certificate: string;
}

export interface WalkWorld {
  readonly write: PrismaClient;
  readonly dataDir: string;
  readonly url: string;
  /** Opens a session for every visitor. @returns Cookie header by visitor; empty for the stranger */
  signIn(): Promise<Readonly<Record<Visitor, string>>>;
  readonly cohort: { readonly id: string; readonly key: string };
  /** Begins in some weeks: `elsewhere` is confirmed there, two people of Surabaya are nominated and selected. */
  readonly next: { readonly id: string; readonly key: string };
  /** What belongs to the first person of Gresik and to the first of Surabaya. */
  readonly own: Traces;
  readonly other: Traces;
  readonly ids: Readonly<Record<'session' | 'import' | 'batch' | 'proposed' | 'attempt' | 'lesson' | 'code' | 'token' | 'invited' | 'coaching', string>>;
  cookieOf(personId: string, origin?: 'password' | 'invitation'): Promise<string>;
}

const LESSON = { course: 'dasar', slug: 'mengenal-warga', quiz: 'kuis-dasar' } as const;

/** Takes the value of a use case that cannot refuse here. */
function had<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`);
  return outcome.value;
}

/** Two angkatan with people of three regencies at work, certified, proposed, invited and nominated; one visitor of every kind. */
export async function walkWorld(database: TestDatabase): Promise<WalkWorld> {
  const base = await recognitionWorld(database, PEOPLE, new Date());
  const write = database[WRITER];
  const [mine, , theirs] = base.participants;
  if (!mine || !theirs) throw new Error('nobody takes part');
  const staff = await hire(base.ids);
  const cohort = await cohortOf(base.cohort.key);
  const officer = await contextAs(staff.province);
  had(await officer.transaction(async (tx, audit) => {
    await assignTrainer(tx, cohort.id, staff.trainer);
    audit({ action: 'trainer.assigned', subjectType: 'Cohort', subjectId: cohort.id });
    return done(null);
  }));
  await write.trainingSession.update({ where: { id: base.cohort.sessionId }, data: { trainerId: staff.trainer } });
  await assignCardCodes(officer, cohort.id);
  await write.coachAssignment.createMany({ data: [[mine, staff.coach], [theirs, staff.otherCoach]].map(([person, coachId]) => ({ participationId: (person as { id: string }).id, coachId: coachId as string, assignedAt: new Date() })) });
  const own = await livedThrough(mine, GRESIK, '35.25.14.2001', staff.coach);
  const other = await livedThrough(theirs, SURABAYA, '35.78.02.1001', staff.otherCoach);
  const batch = await certified(base.cohort.id, staff, base.participants.map(({ id }) => id));
  const { lesson, attempt } = await learning(write, cohort.programme.id, mine.personId);
  const next = await nextCohort(write, staff.province);
  const list = had(await prepareImport(officer, cohort, { fileName: 'usulan.csv', bytes: nominationCsv([{ name: 'Nguntoronadi', regency: 'Kota Surabaya', nik: '3578021402809955' }]) }));
  const cookieOf = async (personId: string, origin: 'password' | 'invitation' = 'password') => (await openSession(personId, origin)).split(';')[0] ?? '';
  const persons: Partial<Record<Visitor, string>> = { ...staff, peserta: mine.personId, neighbour: theirs.personId, elsewhere: next.confirmed };
  const signIn = async () => {
    const cookies = await Promise.all(VISITORS.map(async (who) => [who, who === 'stranger' ? '' : await cookieOf(persons[who] ?? staff.province, who === 'link' ? 'invitation' : 'password')]));
    return Object.fromEntries(cookies) as Record<Visitor, string>;
  };
  const certificates = new Map((await write.certificate.findMany({ select: { id: true, participationId: true, code: true } })).map((row) => [row.participationId, row]));
  return {
    write, dataDir: runtime().env.dataDir, url: database.url, signIn, cohort: base.cohort, next, cookieOf,
    own: { ...own, certificate: certificates.get(mine.id)?.id ?? '' },
    other: { ...other, certificate: certificates.get(theirs.id)?.id ?? '' },
    ids: {
      session: base.cohort.sessionId, import: list.importId, batch, proposed: base.participants[3]?.id ?? '', attempt, lesson, code: certificates.get(mine.id)?.code ?? '', token: next.token, invited: next.invited,
      coaching: own.coaching,
    },
  };
}

type Staff = Readonly<Record<'province' | 'gresik' | 'surabaya' | 'jember' | 'signer' | 'admin' | 'trainer' | 'otherTrainer' | 'coach' | 'otherCoach', string>>;

async function hire(ids: { officer: string; gresikOfficer: string; signer: string; admin: string }): Promise<Staff> {
  const hired = (name: string, role: GrantedRole, region = '35') => personWithRole(name, role, region);
  return {
    province: ids.officer, gresik: ids.gresikOfficer, signer: ids.signer, admin: ids.admin,
    surabaya: await hired('Pengelola Surabaya', 'pengelola', SURABAYA), jember: await hired('Pengelola Jember', 'pengelola', '35.09'),
    trainer: await hired('Pelatih Satu', 'pelatih'), otherTrainer: await hired('Pelatih Dua', 'pelatih'),
    coach: await hired('Pembina Satu', 'pembina'), otherCoach: await hired('Pembina Dua', 'pembina'),
  };
}

async function cohortOf(key: string): Promise<CohortFacts> {
  const cohort = await findCohortByKey(runtime().database.read, key);
  if (!cohort) throw new Error('no angkatan');
  return cohort;
}

/** Logbook with a photo, a plan that was sent, a coaching session with a step agreed. */
async function livedThrough(person: { id: string; personId: string }, regencyCode: string, village: string, coachId: string): Promise<Omit<Traces, 'certificate'> & { coaching: string }> {
  const at = new Date();
  const ctx = await contextAs(person.personId);
  await runtime().database[WRITER].region.createMany({ data: [{ code: village, parentCode: village.slice(0, 8), level: 'desa-kelurahan', name: 'Desa Percobaan' }] });
  const { cohortId } = await ctx.read.participation.findUniqueOrThrow({ where: { id: person.id } });
  const writer = { id: person.id, cohortId, regencyCode };
  const day = (ago: number) => new Date(at.getTime() - ago * 86_400_000).toISOString().slice(0, 10);
  const { id: entry } = had(await recordEntry(ctx, writer, anEntry({ village, heldOn: day(3) })));
  had(await attachPhoto(ctx, writer, entry, await phonePhoto(60, 40)));
  had(await savePlan(ctx, { participationId: person.id, regencyCode }, aPlan(), true));
  const { id: coaching } = had(await recordSession(await contextAs(coachId), person.id, aSession({ heldOn: day(2), actions: [{ text: 'Menemui ketua RW', dueOn: day(-5) }] })));
  return { participation: person.id, person: person.personId, entry, coaching };
}

/** Certificates for the first person of Gresik and of Surabaya; two more before the signing official. @returns the open batch */
async function certified(cohortId: string, staff: Staff, [mine = '', , theirs = '', fourth = '', , sixth = '']: readonly string[]): Promise<string> {
  const officer = await contextAs(staff.province);
  const first = had(await proposeBatch(officer, { cohortId, participationIds: [mine, theirs] }));
  had(await approveBatch(await contextAs(staff.signer), { batchId: first.batchId }));
  await drainJobs([sealJob]);
  if ((await runtime().database.read.certificate.count({ where: { sealedAt: { not: null } } })) !== 2) throw new Error('certificates were not pressed');
  return had(await proposeBatch(officer, { cohortId, participationIds: [fourth, sixth] })).batchId;
}

async function learning(write: PrismaClient, programmeId: string, learner: string): Promise<{ lesson: string; attempt: string }> {
  const courseId = await givenCourse({ write, programmeId }, LESSON.course, [LESSON.slug]);
  await givenQuiz({ write, programmeId }, LESSON.quiz, { courseId, questions: 3 });
  const { attemptId } = had(await startAttempt(await contextAs(learner), LESSON.quiz));
  return { lesson: (await write.lesson.findFirstOrThrow({ where: { slug: LESSON.slug } })).id, attempt: attemptId };
}

/** An angkatan in three weeks: one confirmed person of Gresik, one of Surabaya selected and invited, one nominated. */
async function nextCohort(write: PrismaClient, officerId: string): Promise<{ id: string; key: string; confirmed: string; token: string; invited: string }> {
  const officer = await contextAs(officerId);
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const cohort = await pembekalan(officer, { number: 9, startsOn: day(21), endsOn: day(24) });
  const join = async (name: string, status: string, regencyCode: string, order: number) => {
    const at = new Date();
    const person = await write.person.create({ data: { name, sortName: nameSortKey(name), regencyCode, phone: `+62812000088${10 + order}`, createdAt: at }, select: { id: true } });
    const row = await write.participation.create({ data: { cohortId: cohort.id, personId: person.id, status, regencyCode, nominationOrder: order, createdAt: at, updatedAt: at }, select: { id: true } });
    return { ...row, personId: person.id };
  };
  const confirmed = await join('Tumirahayu', 'confirmed', GRESIK, 1);
  const invited = await join('Wiryomartono', 'selected', SURABAYA, 2);
  await join('Nguntoronadi', 'nominated', SURABAYA, 3);
  const words = await invitationLetterFacts(officer, cohort);
  const link = words.wordsFor({ id: invited.id, inviteVersion: 0, person: { name: 'Wiryomartono', titleFront: null, titleBack: null } as Parameters<typeof words.wordsFor>[0]['person'] }).link;
  return { id: cohort.id, key: cohort.key, confirmed: confirmed.personId, token: link.split('/').at(-1) ?? '', invited: invited.id };
}
