import { z } from 'zod';

const line = (min: number, max: number) => z.string().trim().min(min).max(max);

/** Head of a lesson, between two lines of `---`, in YAML. `minutes` is reading time; `asOf` a civil date. */
export const LessonFrontmatterSchema = z.strictObject({
  title: line(3, 120),
  objectives: z.array(line(10, 200)).min(1).max(5),
  minutes: z.int().min(1).max(120).optional(),
  asOf: z.iso.date().optional(),
  sources: z.array(line(3, 300)).max(12).optional(),
});
export type LessonFrontmatter = z.infer<typeof LessonFrontmatterSchema>;
