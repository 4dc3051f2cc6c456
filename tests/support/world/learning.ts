import type { GrantedRole } from '~/people/access';
import { contextAs, STRANGER, type Ctx, type Visitor } from '~/people/access/index.server';
import { contextFor } from '~/platform/context.server';
import { WRITER, type PrismaClient } from '~/platform/db/db.server';
import { setRuntime } from '~/platform/runtime.server';
import { openStorage } from '~/platform/storage.server';
import { temporaryFolder, type TestDatabase } from '#tests/support/database';

export const TODAY = new Date('2017-07-10T02:00:00Z');
/** `at(0)` is today at 09.00 WIB; the argument counts minutes. */
export const at = (minutes: number): Date => new Date(TODAY.getTime() + minutes * 60_000);

export interface LearningWorld {
  readonly write: PrismaClient;
  readonly system: Ctx;
  readonly programmeId: string;
  readonly cohortId: string;
  /** The instant the running server believes it is. */
  clock: { now(): Date };
  /** A person taking part in the angkatan. */
  learner(name?: string, cohortId?: string): Promise<string>;
  person(name: string, role: GrantedRole, region?: string): Promise<string>;
  as(personId: string, minutes?: number): Promise<Ctx>;
}

let serial = 0;

/** An angkatan of one programme on a test database; courses and quizzes are added with the builders below. */
export async function learningWorld(database: TestDatabase): Promise<LearningWorld> {
  const dataDir = temporaryFolder();
  const clock = { now: () => TODAY };
  const env = { dataDir, databaseUrl: database.url, port: 3000, host: '127.0.0.1', publicUrl: 'https://bekal.contoh.id', demo: false, keyPassphrase: null, signer: { kind: 'local' as const }, archiveRenewMonths: 12 };
  setRuntime({ env, database, storage: openStorage(dataDir), clock: { now: () => clock.now() } });
  const write = database[WRITER];
  const programme = await write.programme.create({
    data: { key: 'pembekalan', kind: 'pembekalan', title: 'Pembekalan', audience: 'calon Pensosmas', organisers: [], quota: 30, competencies: [], ruleSet: {}, rubric: [], createdAt: TODAY },
  });
  const cohort = await write.cohort.create({
    data: { key: 'angkatan-1', programmeId: programme.id, title: 'Angkatan I', number: 1, startsOn: '2017-07-26', endsOn: '2017-07-29', place: 'Surabaya', mode: 'tatap-muka', quota: 30, ruleSet: {}, createdAt: TODAY },
  });
  const newPerson = async (name: string, grants: { role: string; regionCode: string; grantedAt: Date }[]) =>
    (await write.person.create({ data: { name, sortName: name.toLowerCase(), createdAt: TODAY, grants: { create: grants } }, select: { id: true } })).id;
  return {
    write,
    system: contextFor<Visitor>({ ...STRANGER, name: 'sistem' }, TODAY),
    programmeId: programme.id,
    cohortId: cohort.id,
    clock,
    as: (personId, minutes = 0) => contextAs(personId, at(minutes)),
    person: (name, role, region = '35') => newPerson(name, [{ role, regionCode: region, grantedAt: TODAY }]),
    async learner(name = `Peserta ${(serial += 1)}`, cohortId = cohort.id) {
      const personId = await newPerson(name, []);
      await write.participation.create({ data: { cohortId, personId, status: 'confirmed', regencyCode: '35.25', nominationOrder: (serial += 1), createdAt: TODAY, updatedAt: TODAY } });
      return personId;
    },
  };
}

/** A course of the programme with published lessons of a few lines. */
export async function givenCourse(world: Pick<LearningWorld, 'write' | 'programmeId'>, key: string, lessons: readonly string[]): Promise<string> {
  const course = await world.write.course.create({ data: { key, title: `Kursus ${key}`, summary: 'Ringkasan.', jp: 2, createdAt: TODAY } });
  const position = (await world.write.programmeSubject.count({ where: { programmeId: world.programmeId } })) + 1;
  await world.write.programmeSubject.create({ data: { programmeId: world.programmeId, position, title: key, jp: 2, mode: 'daring', courseId: course.id } });
  for (const [i, slug] of lessons.entries()) {
    const lesson = await world.write.lesson.create({ data: { courseId: course.id, slug, position: i + 1 } });
    await givenPublished(world, lesson.id, `Materi ${slug}`);
  }
  return course.id;
}

/** Publishes a further revision of a lesson, as the system. */
export async function givenPublished(world: Pick<LearningWorld, 'write'>, lessonId: string, title: string): Promise<string> {
  const number = (await world.write.lessonRevision.count({ where: { lessonId } })) + 1;
  const revision = await world.write.lessonRevision.create({
    data: {
      lessonId, number, source: lessonText(title), title, objective: 'Menjelaskan isi materi.', html: `<p>Isi ${title} nomor ${number}.</p>`, headings: [], minutes: 5, bytes: 900,
      createdAt: TODAY, updatedAt: TODAY, submittedAt: TODAY, publication: { create: { publishedAt: TODAY } },
    },
  });
  await world.write.lesson.update({ where: { id: lessonId }, data: { publishedRevisionId: revision.id } });
  return revision.id;
}

/** The smallest lesson the compiler accepts. */
export const lessonText = (title: string, body = 'Dengarkan dulu, baru menjawab.'): string =>
  `---\ntitle: ${title}\nobjectives:\n  - Menjelaskan isi materi dengan kata sendiri.\n---\n\n## Mulai\n\n${body}\n`;

export const lessonIdOf = async (world: LearningWorld, slug: string): Promise<string> => (await world.write.lesson.findFirstOrThrow({ where: { slug } })).id;

export interface QuizWish {
  readonly kind?: 'pretes' | 'kuis' | 'pascates';
  readonly courseId?: string;
  readonly maxAttempts?: number;
  readonly minutes?: number | null;
  readonly questions?: number;
}

/** A quiz whose first option is right in every single-choice question; every fourth question has two right options. */
export async function givenQuiz(world: Pick<LearningWorld, 'write' | 'programmeId'>, key: string, { kind = 'kuis', courseId, maxAttempts = 0, minutes = null, questions = 4 }: QuizWish = {}): Promise<string> {
  const quiz = await world.write.quiz.create({ data: { key, kind, title: `Tes ${key}`, courseId: courseId ?? null, passMark: 70, maxAttempts, minutes, createdAt: TODAY } });
  for (let n = 1; n <= questions; n += 1) {
    const multiple = n % 4 === 0;
    const option = (id: string, correct: boolean) => ({ id, text: `${key} ${n} pilihan ${id}`, feedback: `UMPAN-BALIK ${key} ${n} ${id}`, correct });
    await world.write.quizQuestion.create({
      data: {
        position: n,
        quiz: { connect: { id: quiz.id } },
        question: { create: { key: `${key}-${n}`, kind: multiple ? 'multiple' : 'single', stem: `${key} soal ${n}?`, options: [option('a', true), option('b', multiple), option('c', false), option('d', false)], competency: 'komunikator', level: 'understand', createdAt: TODAY } },
      },
    });
  }
  const link = { pretes: { pretestId: quiz.id }, pascates: { posttestId: quiz.id }, kuis: null }[kind];
  if (link) await world.write.programme.update({ where: { id: world.programmeId }, data: link });
  return quiz.id;
}
