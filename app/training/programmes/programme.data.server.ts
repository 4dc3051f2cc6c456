import { z } from 'zod';
import type { ReadDb, Tx } from '~/platform/context.server';
import type { Mode, ProgrammeKind } from './programme';
import { RubricShape } from './programme-file.schema';
import type { Rubric } from './rubric';
import type { RuleSet } from './rule-set';
import { RuleSetShape } from './rule-set.schema';

export interface ProgrammeSubjectFacts {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly jp: number;
  readonly mode: Mode;
  readonly courseId: string | null;
}

/** A programme with its curriculum, in the order it is taught. */
export interface ProgrammeFacts {
  readonly id: string;
  readonly key: string;
  readonly kind: ProgrammeKind;
  readonly title: string;
  readonly audience: string;
  readonly organisers: readonly string[];
  readonly quota: number;
  readonly competencies: readonly string[];
  readonly ruleSet: RuleSet;
  readonly rubric: Rubric;
  readonly pretestId: string | null;
  readonly posttestId: string | null;
  readonly subjects: readonly ProgrammeSubjectFacts[];
}

const select = {
  id: true, key: true, kind: true, title: true, audience: true, organisers: true, quota: true, competencies: true, ruleSet: true, rubric: true,
  pretestId: true, posttestId: true,
  subjects: { select: { id: true, position: true, title: true, jp: true, mode: true, courseId: true }, orderBy: { position: 'asc' } },
} as const;

const Words = z.array(z.string());
const find = (db: ReadDb, where: { key: string } | { id: string }) => db.programme.findUnique({ where, select });

function factsOf(row: NonNullable<Awaited<ReturnType<typeof find>>>): ProgrammeFacts {
  return {
    ...row,
    kind: row.kind as ProgrammeKind,
    organisers: Words.parse(row.organisers),
    competencies: Words.parse(row.competencies),
    ruleSet: RuleSetShape.parse(row.ruleSet),
    rubric: RubricShape.parse(row.rubric),
    subjects: row.subjects.map((subject) => ({ ...subject, mode: subject.mode as Mode })),
  };
}

export async function findProgrammeByKey(db: ReadDb, key: string): Promise<ProgrammeFacts | null> {
  const row = await find(db, { key });
  return row && factsOf(row);
}

export async function findProgramme(db: ReadDb, id: string): Promise<ProgrammeFacts | null> {
  const row = await find(db, { id });
  return row && factsOf(row);
}

/** Every programme, by title. */
export async function listProgrammes(db: ReadDb): Promise<ProgrammeFacts[]> {
  const rows = await db.programme.findMany({ select, orderBy: { title: 'asc' } });
  return rows.map(factsOf);
}

export interface StoredProgramme extends Omit<ProgrammeFacts, 'id' | 'subjects'> {
  readonly subjects: readonly Omit<ProgrammeSubjectFacts, 'id'>[];
}

/** Writes a programme under its key; subjects keep their rows by position, since sessions point to them. */
export async function saveProgramme(tx: Tx, programme: StoredProgramme, at: Date): Promise<string> {
  const { key, subjects, ...facts } = programme;
  const data = {
    ...facts, organisers: [...facts.organisers], competencies: [...facts.competencies],
    ruleSet: JSON.parse(JSON.stringify(facts.ruleSet)), rubric: JSON.parse(JSON.stringify(facts.rubric)),
  };
  const { id } = await tx.programme.upsert({ where: { key }, create: { key, ...data, createdAt: at }, update: data, select: { id: true } });
  for (const subject of subjects) {
    const { position, ...rest } = subject;
    await tx.programmeSubject.upsert({ where: { programmeId_position: { programmeId: id, position } }, create: { programmeId: id, position, ...rest }, update: rest });
  }
  await tx.programmeSubject.deleteMany({ where: { programmeId: id, position: { gt: subjects.length }, sessions: { none: {} } } });
  return id;
}

/** Ids of quizzes and courses by their keys, for linking. */
export async function idsByKey(db: ReadDb, keys: { readonly quizzes: readonly string[]; readonly courses: readonly string[] }) {
  const [quizzes, courses] = await Promise.all([
    db.quiz.findMany({ where: { key: { in: [...keys.quizzes] } }, select: { id: true, key: true } }),
    db.course.findMany({ where: { key: { in: [...keys.courses] } }, select: { id: true, key: true } }),
  ]);
  const map = (rows: readonly { id: string; key: string }[]) => new Map(rows.map(({ id, key }) => [key, id]));
  return { quizzes: map(quizzes), courses: map(courses) };
}
