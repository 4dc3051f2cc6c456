import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const Question = z.object({ stem: z.string(), options: z.array(z.object({ text: z.string(), correct: z.boolean().default(false) })) });
const Course = z.object({ questions: z.array(Question) });
const Pairs = z.object({ pairs: z.array(z.object({ a: Question, b: Question })) });

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
const content = (file: string): unknown => parse(readFileSync(path.join('content', file), 'utf8'));

/** The right answers of every shipped question, by its stem: what somebody knows who has learned. */
export function answerKeys(): ReadonlyMap<string, readonly string[]> {
  const courses = readdirSync('content/courses').flatMap((course) => Course.parse(content(`courses/${course}/questions.yml`)).questions);
  const tests = readdirSync('content/assessments').flatMap((file) => Pairs.parse(content(`assessments/${file}`)).pairs.flatMap(({ a, b }) => [a, b]));
  return new Map([...courses, ...tests].map(({ stem, options }) => [flat(stem), options.filter(({ correct }) => correct).map(({ text }) => flat(text))]));
}
