import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { translator, type Locale } from '~/platform/i18n/catalogue';
import { done, refuse, type Outcome } from '~/platform/outcome';
import { inspectLesson } from './check-mdx';
import type { LessonFrontmatter } from './frontmatter.schema';
import { queueOfOne } from './queue';
import type { MdxReport } from './report';
import { runChild, type ChildResult, type ChildScript } from './run-child.server';
import { unsafePart } from './safe-html';
import { lessonTexts } from './texts';

/** Raise when the HTML of the same source changes: stored revisions can then be compiled again. */
export const COMPILER_VERSION = 1;

export interface LessonHeading {
  readonly depth: 2 | 3;
  /** Fragment of the page: `bagian-…`. */
  readonly id: string;
  readonly text: string;
}

export interface CompiledLesson {
  /** Static HTML without script, style or event; every element and attribute is on an allow-list. */
  readonly html: string;
  readonly headings: readonly LessonHeading[];
  readonly frontmatter: LessonFrontmatter;
  readonly words: number;
  readonly minutes: number;
  readonly bytes: number;
  readonly gzipBytes: number;
  readonly selfChecks: number;
  readonly files: readonly string[];
  readonly compilerVersion: number;
}

export interface CompileOptions {
  /** Time for both children together, in milliseconds. Default 20,000. */
  readonly timeoutMs?: number;
  /** Heap of each child, in MB. Default 192. */
  readonly memoryMb?: number;
  /** Address put before the names of files beside the lesson, e.g. `/belajar/berkas/`. Default: none. */
  readonly fileBase?: string;
  /** Language of the words the components print. Default Indonesian. */
  readonly locale?: Locale;
}

/** Refusals; their texts are `refusal.<code>` in texts.ts. For the full list of faults of `mdx-errors` call `checkMdx`. */
export type CompileRefusal = 'mdx-errors' | 'mdx-time' | 'mdx-memory' | 'mdx-busy' | 'mdx-unsafe' | 'mdx-failed';

const Bundled = z.object({ code: z.string() });
const Rendered = z.object({
  html: z.string(),
  headings: z.array(z.object({ depth: z.union([z.literal(2), z.literal(3)]), id: z.string(), text: z.string() })),
});

/** Lessons are compiled one after the other; more than 16 waiting are sent away. */
const queue = queueOfOne(16);

type Settings = Required<CompileOptions>;

/**
 * Compiles a lesson to static HTML: check, then mdx-bundler in one child process, then React in a second child that has
 * no environment, no right to write or start anything, and limits of time and memory. This process never runs the lesson.
 */
export async function compileLesson(source: string, options: CompileOptions = {}): Promise<Outcome<CompiledLesson, CompileRefusal>> {
  const { report, body } = inspectLesson(source);
  const { frontmatter } = report;
  const first = report.errors[0];
  if (first || !frontmatter) {
    return refuse('mdx-errors', { count: report.errors.length, line: first?.line ?? 1, column: first?.column ?? 1, message: first?.message ?? '' });
  }
  const settings = { timeoutMs: 20_000, memoryMb: 192, fileBase: '', locale: 'id' as const, ...options };
  const turn = queue(() => compileBody(body, frontmatter, settings));
  if (!turn) return refuse('mdx-busy', {}, 'too-many');
  const rendered = await turn;
  if (!rendered.ok) return rendered;
  return done(describe(rendered.value, report, frontmatter));
}

function describe({ html, headings }: z.infer<typeof Rendered>, report: MdxReport, frontmatter: LessonFrontmatter): CompiledLesson {
  const { words, minutes, selfChecks, files } = report;
  const bytes = Buffer.byteLength(html);
  return { html, headings, frontmatter, words, minutes, selfChecks, files, bytes, gzipBytes: gzipSync(html).length, compilerVersion: COMPILER_VERSION };
}

async function compileBody(body: string, frontmatter: LessonFrontmatter, settings: Settings): Promise<Outcome<z.infer<typeof Rendered>, CompileRefusal>> {
  const deadline = performance.now() + settings.timeoutMs;
  const bundled = await stage('bundle-lesson', { body }, Bundled, settings, deadline);
  if (!bundled.ok) return bundled;
  const t = translator(lessonTexts, settings.locale);
  const labels = Object.fromEntries(lessonTexts.keys.map((key) => [key, t(key)]));
  const sources = { asOf: inWords(frontmatter.asOf, settings.locale), names: frontmatter.sources ?? [] };
  const input = { code: bundled.value.code, labels, fileBase: settings.fileBase, sources };
  const rendered = await stage('render-lesson', input, Rendered, settings, deadline);
  if (!rendered.ok) return rendered;
  const what = unsafePart(rendered.value.html);
  return what === null ? rendered : refuse('mdx-unsafe', { what });
}

/** `2026-02-28` → `28 Februari 2026`. A civil date has no zone: it is read and written in UTC. */
function inWords(date: string | undefined, locale: Locale): string | null {
  if (!date) return null;
  return new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

async function stage<T>(script: ChildScript, input: object, shape: z.ZodType<T>, settings: Settings, deadline: number): Promise<Outcome<T, CompileRefusal>> {
  const timeoutMs = Math.max(1, Math.ceil(deadline - performance.now()));
  const result = await runChild(script, { ...input, timeoutMs }, { timeoutMs, memoryMb: settings.memoryMb });
  if (!result.ok) return refusal(result, settings);
  return done(shape.parse(JSON.parse(result.output)));
}

function refusal(result: Extract<ChildResult, { ok: false }>, { timeoutMs, memoryMb }: Settings) {
  if (result.why === 'time') return refuse('mdx-time' as const, { seconds: Math.ceil(timeoutMs / 1000) });
  if (result.why === 'memory' || result.why === 'output') return refuse('mdx-memory' as const, { megabytes: memoryMb });
  return refuse('mdx-failed' as const, { detail: result.detail });
}
