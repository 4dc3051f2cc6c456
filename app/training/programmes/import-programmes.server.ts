import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Ctx } from '~/people/access/index.server';
import { done, type Outcome } from '~/platform/outcome';
import { ProgrammeFileShape, type ProgrammeEntry, type ProgrammeFile } from './programme-file.schema';
import { idsByKey, saveProgramme, type StoredProgramme } from './programme.data.server';
import { ruleProblems } from './rule-set';
import { RuleSetShape } from './rule-set.schema';

export interface ProgrammeSource {
  /** Path of the YAML file of programmes. */
  readonly file: string;
  /** Which course teaches which subject, as the courses say it themselves. */
  readonly courses: readonly { readonly key: string; readonly subject: string }[];
}

/**
 * Writes the programmes of a file with their curriculum, rules and rubric, and links subjects to courses and tests
 * that exist already. Doing it again brings everything up to date; angkatan keep the rules they were made with.
 * Throws, naming the programme, when a file asks for what its curriculum cannot give.
 */
export async function importProgrammes(ctx: Ctx, source: ProgrammeSource): Promise<Outcome<{ ids: Map<string, string> }, never>> {
  const file = await readProgrammeFile(source.file);
  const known = await idsByKey(ctx.read, {
    quizzes: file.programmes.flatMap(({ pretest, posttest }) => [pretest, posttest]).filter((key) => key !== undefined),
    courses: source.courses.map(({ key }) => key),
  });
  const courseOf = new Map(source.courses.map(({ key, subject }) => [plain(subject), known.courses.get(key) ?? null]));
  const programmes = file.programmes.map((entry) => storedFrom(entry, file, known.quizzes, courseOf));
  return ctx.transaction(async (tx, audit) => {
    const ids = new Map<string, string>();
    for (const programme of programmes) {
      const id = await saveProgramme(tx, programme, ctx.now);
      ids.set(programme.key, id);
      audit({ action: 'programme.imported', subjectType: 'Programme', subjectId: id, detail: { key: programme.key, subjects: programme.subjects.length } });
    }
    return done({ ids });
  });
}

/** A subject's title without the accidents of writing. */
const plain = (title: string): string => title.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

async function readProgrammeFile(file: string): Promise<ProgrammeFile> {
  const read = ProgrammeFileShape.safeParse(parse(await readFile(file, 'utf8'), { schema: 'core' }));
  if (read.success) return read.data;
  throw new Error(`${file}: ${read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
}

function storedFrom(entry: ProgrammeEntry, file: ProgrammeFile, quizzes: Map<string, string>, courseOf: Map<string, string | null>): StoredProgramme {
  const { curriculum, rules, rubric, pretest, posttest, ...facts } = entry;
  const ruleSet = RuleSetShape.parse({ ...file.rules[entry.kind], ...rules });
  const problems = ruleProblems(ruleSet, curriculum.map(({ subject, jp, mode }) => ({ title: subject, jp, mode })));
  if (problems.length > 0) throw new Error(`programme ${entry.key}: ${problems.map(({ code }) => code).join(', ')}`);
  const criteria = rubric === undefined ? [] : file.rubrics[rubric];
  if (!criteria) throw new Error(`programme ${entry.key}: no rubric ${rubric}`);
  const quizOf = (key: string | undefined) => (key === undefined ? null : (quizzes.get(key) ?? null));
  return {
    ...facts, ruleSet, rubric: criteria, pretestId: quizOf(pretest), posttestId: quizOf(posttest),
    subjects: curriculum.map(({ subject, jp, mode }, index) => ({ position: index + 1, title: subject, jp, mode, courseId: courseOf.get(plain(subject)) ?? null })),
  };
}
