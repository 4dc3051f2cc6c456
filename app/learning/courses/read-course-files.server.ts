import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import {
  CourseFileSchema,
  PairedTestFileSchema,
  QuestionsFileSchema,
  type CompetencyRole,
  type CourseFile,
  type QuestionFile,
  type QuestionLevel,
} from './course-file.schema';

export interface ShippedLesson {
  /** Folder name without its number: part of the lesson's address. */
  readonly slug: string;
  /** From 1. */
  readonly position: number;
  readonly source: string;
}

export interface ShippedOption {
  readonly id: string;
  readonly text: string;
  readonly feedback: string;
  readonly correct: boolean;
}

export interface ShippedQuestion {
  /** `<course>-<id>`: unique in the whole question bank. */
  readonly key: string;
  readonly kind: 'single' | 'multiple';
  readonly stem: string;
  readonly options: readonly ShippedOption[];
  readonly competency: CompetencyRole;
  readonly level: QuestionLevel;
}

export interface ShippedQuiz {
  readonly key: string;
  readonly kind: 'pretes' | 'kuis' | 'pascates';
  readonly title: string;
  /** Percent. */
  readonly passMark: number;
  /** 0: without limit. */
  readonly maxAttempts: number;
  readonly minutes: number | null;
  /** Keys of questions, in order. */
  readonly questions: readonly string[];
}

export interface ShippedCourse {
  readonly course: CourseFile;
  readonly lessons: readonly ShippedLesson[];
  readonly questions: readonly ShippedQuestion[];
  readonly quiz: ShippedQuiz;
}

export interface ShippedTest {
  readonly key: string;
  readonly asOf: string;
  readonly pretest: ShippedQuiz;
  readonly posttest: ShippedQuiz;
  readonly questions: readonly ShippedQuestion[];
}

/** Reads `content/courses/<course>`: course.yml, the numbered lesson folders and questions.yml. Throws, naming the file, when one is not as it should be. */
export async function readCourseFolder(folder: string): Promise<ShippedCourse> {
  const course = await readYaml(join(folder, 'course.yml'), CourseFileSchema);
  if (course.key !== basename(folder)) throw new Error(`${folder}: the key of course.yml is "${course.key}", not the name of its folder`);
  const { quiz, questions } = await readYaml(join(folder, 'questions.yml'), QuestionsFileSchema);
  const key = (id: string) => `${course.key}-${id}`;
  return {
    course,
    lessons: await readLessons(folder),
    questions: questions.map((question) => ship(key(question.id), question)),
    quiz: { ...quiz, key: `kuis-${course.key}`, kind: 'kuis', minutes: quiz.minutes ?? null, questions: quiz.questions.map(key) },
  };
}

/** Every course below `content/courses`, in the order of their folder names. */
export async function readCourses(contentFolder: string): Promise<ShippedCourse[]> {
  const parent = join(contentFolder, 'courses');
  const entries = await readdir(parent, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return Promise.all(names.map((name) => readCourseFolder(join(parent, name))));
}

/** Reads a pair of parallel tests, such as `content/assessments/pretes-pascates.yml`. */
export async function readPairedTest(file: string): Promise<ShippedTest> {
  const test = await readYaml(file, PairedTestFileSchema);
  const items = (form: 'a' | 'b') => test.pairs.map((pair) => ship(`${test.key}-${pair.id}-${form}`, { ...pair[form], competency: pair.competency, level: pair.level }));
  const quiz = ({ key, kind, title, maxAttempts }: typeof test.formA, questions: readonly ShippedQuestion[]): ShippedQuiz => ({
    key, kind, title, maxAttempts, passMark: test.passMark, minutes: test.minutes, questions: questions.map((q) => q.key),
  });
  const [a, b] = [items('a'), items('b')];
  return { key: test.key, asOf: test.asOf, pretest: quiz(test.formA, a), posttest: quiz(test.formB, b), questions: [...a, ...b] };
}

function ship(key: string, { kind, stem, options, competency, level }: Omit<QuestionFile, 'id'>): ShippedQuestion {
  return { key, kind, stem, competency, level, options: options.map((option, i) => ({ id: String.fromCharCode(97 + i), ...option })) };
}

async function readLessons(folder: string): Promise<ShippedLesson[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const numbered = entries.flatMap((entry) => {
    const [, number, slug] = /^(\d{2})-([a-z0-9-]+)$/.exec(entry.name) ?? [];
    return entry.isDirectory() && number && slug ? [{ name: entry.name, position: Number(number), slug }] : [];
  });
  numbered.sort((a, b) => a.position - b.position);
  return Promise.all(numbered.map(async ({ name, position, slug }) => ({ slug, position, source: await readFile(join(folder, name, 'id.mdx'), 'utf8') })));
}

async function readYaml<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> {
  const result = schema.safeParse(parse(await readFile(file, 'utf8'), { schema: 'core', maxAliasCount: 0 }));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${file}: ${faults.join('; ')}`);
}
