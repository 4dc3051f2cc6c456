import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCourses, readPairedTest, type ShippedQuestion } from '~/learning/courses/read-course-files.server';
import { checkMdx } from '~/learning/courses/mdx/check-mdx';
import { compileLesson } from '~/learning/courses/mdx/compile-lesson.server';

const CONTENT = join(process.cwd(), 'content');
const courses = await readCourses(CONTENT);
const test = await readPairedTest(join(CONTENT, 'assessments', 'pretes-pascates.yml'));
const lessons = courses.flatMap(({ course, lessons: all }) => all.map((lesson) => ({ name: `${course.key}/${lesson.slug}`, source: lesson.source })));

describe('the shipped courses', () => {
  it('are three, with two lessons each', () => {
    expect(courses.map(({ course }) => course.key)).toEqual(['komunikasi', 'metode-penyuluhan', 'relasi-sosial']);
    expect(courses.map((c) => c.lessons.map((l) => l.position))).toEqual([[1, 2], [1, 2], [1, 2]]);
  });

  it.each(lessons)('have a lesson $name that compiles to a light page with practice in it', async ({ source }) => {
    expect(checkMdx(source).errors).toEqual([]);
    const compiled = await compileLesson(source);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal));
    const { html, gzipBytes, words, selfChecks, headings, frontmatter } = compiled.value;
    expect(gzipBytes).toBeLessThan(20 * 1024);
    expect(words).toBeGreaterThan(600);
    expect(words).toBeLessThan(1_000);
    expect(selfChecks).toBeGreaterThanOrEqual(2);
    expect(headings.length).toBeGreaterThanOrEqual(4);
    expect(new Set(headings.map((h) => h.id)).size).toBe(headings.length);
    expect(frontmatter.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const part of ['class="dialogue"', 'class="case-card"', 'class="checklist"', 'class="reflection"', 'class="sources"']) expect(html).toContain(part);
    expect(html).not.toMatch(/<script|style=|\son\w+=/);
  });

  it('address the reader as Anda, never as kamu', () => {
    for (const { name, source } of lessons) expect(source, name).not.toMatch(/\bkamu\b/i);
  });
});

const answers = (questions: readonly ShippedQuestion[]) => questions.filter((q) => q.kind === 'single').map((q) => q.options.findIndex((o) => o.correct));

describe('the question bank', () => {
  const all = [...courses.flatMap((c) => c.questions), ...test.questions];

  it('has no key twice and explains every option', () => {
    expect(new Set(all.map((q) => q.key)).size).toBe(all.length);
    for (const question of all) for (const option of question.options) expect(option.feedback.length, question.key).toBeGreaterThan(10);
  });

  it('does not betray the answer by its position', () => {
    for (const position of [0, 1, 2, 3]) {
      const share = answers(all).filter((i) => i === position).length / answers(all).length;
      expect(share).toBeGreaterThan(0.12);
      expect(share).toBeLessThan(0.4);
    }
  });

  it('has a quiz of ten for every course, with questions of that course', () => {
    for (const { quiz, questions } of courses) {
      expect(quiz.questions).toHaveLength(10);
      for (const key of quiz.questions) expect(questions.map((q) => q.key)).toContain(key);
    }
  });
});

describe('the pre-test and the post-test', () => {
  it('ask for the same aims, roles and levels in the same order, with different questions', () => {
    const byKey = new Map(test.questions.map((q) => [q.key, q]));
    const form = (keys: readonly string[]) => keys.map((key) => byKey.get(key));
    const [a, b] = [form(test.pretest.questions), form(test.posttest.questions)];
    expect(a).toHaveLength(10);
    expect(a.map((q) => [q?.competency, q?.level])).toEqual(b.map((q) => [q?.competency, q?.level]));
    expect(new Set([...a, ...b].map((q) => q?.stem)).size).toBe(20);
    expect(new Set(a.map((q) => q?.competency)).size).toBe(4);
  });
});
