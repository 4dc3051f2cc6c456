import { z } from 'zod';

/** Shapes of the shipped files: `course.yml`, `questions.yml` and `assessments/*.yml` below `content/`. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60);
const text = (max: number) => z.string().trim().min(3).max(max);

/** The four roles in which Jawa Timur describes the competence of a Pensosmas. */
export const CompetencyRoleSchema = z.enum(['komunikator', 'informator', 'motivator', 'edukator']);
export type CompetencyRole = z.infer<typeof CompetencyRoleSchema>;

export const QuestionLevelSchema = z.enum(['recall', 'understand', 'apply']);
export type QuestionLevel = z.infer<typeof QuestionLevelSchema>;

export const CourseFileSchema = z.strictObject({
  key: slug,
  title: text(120),
  summary: text(400),
  /** Lesson hours (JP, 45 minutes) of self-paced study; halves are possible. */
  jp: z.number().positive().max(40).multipleOf(0.5),
  /** Title of the curriculum subject this course belongs to, as the programme writes it. */
  subject: text(160),
  competencies: z.array(CompetencyRoleSchema).min(1),
  /** Civil date up to which the facts were checked. */
  asOf: z.iso.date(),
  sources: z.array(text(300)).min(1),
});
export type CourseFile = z.infer<typeof CourseFileSchema>;

const OptionSchema = z.strictObject({ text: text(300), feedback: text(400), correct: z.boolean().default(false) });

/** A question: its stem, its options with the feedback to each, and how many of them are right. */
const questionBody = {
  kind: z.enum(['single', 'multiple']).default('single'),
  stem: text(600),
  options: z.array(OptionSchema).min(3).max(6),
};

interface Keyed {
  readonly kind: 'single' | 'multiple';
  readonly options: readonly { readonly text: string; readonly correct: boolean }[];
}

function keyFits({ kind, options }: Keyed): boolean {
  const right = options.filter((option) => option.correct).length;
  return kind === 'single' ? right === 1 : right >= 2 && right < options.length;
}
const KEY_RULE = 'single: exactly one correct option; multiple: two or more, but not all';

const distinct = ({ options }: Keyed): boolean => new Set(options.map((option) => option.text)).size === options.length;

export const QuestionFileSchema = z
  .strictObject({ id: slug, competency: CompetencyRoleSchema, level: QuestionLevelSchema, ...questionBody })
  .refine(keyFits, KEY_RULE)
  .refine(distinct, 'options repeat each other');
export type QuestionFile = z.infer<typeof QuestionFileSchema>;

const QuizSchema = z.strictObject({
  title: text(120),
  /** Percent. */
  passMark: z.number().min(1).max(100),
  /** 0: without limit. */
  maxAttempts: z.int().min(0).max(10),
  minutes: z.int().min(1).max(180).optional(),
  questions: z.array(slug).length(10),
});

export const QuestionsFileSchema = z
  .strictObject({ quiz: QuizSchema, questions: z.array(QuestionFileSchema).min(12) })
  .refine(({ questions }) => new Set(questions.map((q) => q.id)).size === questions.length, 'question ids repeat')
  .refine(({ quiz, questions }) => quiz.questions.every((id) => questions.some((q) => q.id === id)), 'the quiz names an unknown question')
  .refine(({ quiz }) => new Set(quiz.questions).size === quiz.questions.length, 'the quiz repeats a question');
export type QuestionsFile = z.infer<typeof QuestionsFileSchema>;

const ItemSchema = z.strictObject(questionBody).refine(keyFits, KEY_RULE).refine(distinct, 'options repeat each other');

const FormSchema = z.strictObject({ key: slug, kind: z.enum(['pretes', 'pascates']), title: text(120), maxAttempts: z.int().min(0).max(10) });

/**
 * Two parallel tests. Each pair asks for the same aim, role and level twice, in form A and in form B, and both items have
 * equally many options: the difference of the two marks is then a gain and not a difference of tests.
 */
export const PairedTestFileSchema = z
  .strictObject({
    key: slug,
    passMark: z.number().min(1).max(100),
    minutes: z.int().min(1).max(180),
    asOf: z.iso.date(),
    formA: FormSchema,
    formB: FormSchema,
    pairs: z.array(z.strictObject({ id: slug, aim: text(200), competency: CompetencyRoleSchema, level: QuestionLevelSchema, a: ItemSchema, b: ItemSchema })).length(10),
  })
  .refine(({ pairs }) => pairs.every(({ a, b }) => a.kind === b.kind && a.options.length === b.options.length), 'the items of a pair differ in kind or in number of options')
  .refine(({ pairs }) => new Set(pairs.map((p) => p.id)).size === pairs.length, 'pair ids repeat');
export type PairedTestFile = z.infer<typeof PairedTestFileSchema>;
