import { z } from 'zod';
import { isJp, MODES, PROGRAMME_KINDS } from './programme';
import type { Rubric } from './rubric';
import { RuleSetShape } from './rule-set.schema';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60);
const text = (max: number) => z.string().trim().min(2).max(max);

/** A rubric as it is stored with its programme; an empty one where nothing is observed. */
export const RubricShape: z.ZodType<Rubric> = z.array(z.strictObject({ key: slug, title: text(120), levels: z.array(text(300)).min(2).max(6) })).max(12);

const SubjectShape = z.strictObject({ subject: text(200), jp: z.number().refine(isJp, 'jp'), mode: z.enum(MODES) });

const ProgrammeShape = z.strictObject({
  key: slug,
  kind: z.enum(PROGRAMME_KINDS),
  title: text(300),
  organisers: z.array(text(120)).min(1),
  audience: text(200),
  quota: z.int().min(1).max(1000),
  competencies: z.array(text(80)).min(1),
  /** Name of a rubric of this file. */
  rubric: slug.optional(),
  /** Keys of the quizzes taken before and after. */
  pretest: slug.optional(),
  posttest: slug.optional(),
  /** Lines that differ from the rules of its kind. */
  rules: z.record(z.string(), z.unknown()).optional(),
  curriculum: z.array(SubjectShape).min(1).max(60),
});
export type ProgrammeEntry = z.output<typeof ProgrammeShape>;

/** The file of programmes an office begins with: rules by kind, rubrics by name, programmes. */
export const ProgrammeFileShape = z.strictObject({
  rules: z.record(z.enum(PROGRAMME_KINDS), RuleSetShape),
  rubrics: z.record(slug, RubricShape),
  programmes: z.array(ProgrammeShape).min(1),
});
export type ProgrammeFile = z.output<typeof ProgrammeFileShape>;
