import { texts } from './texts';
import { translator, type Vars } from '~/platform/i18n/catalogue';
import type { LessonFrontmatter } from './frontmatter.schema';

type TextKey = (typeof texts)['keys'][number];
/** Closed list of what can be wrong with a lesson; each has its text under `mdx.<code>`. */
export type MdxErrorCode = TextKey extends infer K ? (K extends `mdx.${infer C}` ? C : never) : never;

/** One fault. Lines and columns count from 1, in the text as the trainer typed it. */
export interface MdxError {
  readonly line: number;
  readonly column: number;
  readonly code: MdxErrorCode;
  /** Indonesian: what is wrong and what to do. */
  readonly message: string;
}

export interface MdxReport {
  readonly ok: boolean;
  readonly errors: readonly MdxError[];
  /** Present when the head of the lesson was readable, even if the body has faults. */
  readonly frontmatter: LessonFrontmatter | null;
  readonly words: number;
  /** Reading time in minutes: as stated by the trainer, otherwise counted. */
  readonly minutes: number;
  readonly selfChecks: number;
  /** File names of pictures and recordings expected beside the lesson. */
  readonly files: readonly string[];
}

export interface Point {
  readonly line: number;
  readonly column: number;
}

const t = translator(texts, 'id');
const MAX_ERRORS = 50;

/** Collects faults, at most fifty: more than that helps nobody. */
export class Findings {
  private readonly list: MdxError[] = [];

  add(code: MdxErrorCode, at: Point | undefined, vars: Vars = {}): void {
    if (this.list.length >= MAX_ERRORS) return;
    const { line, column } = at ?? { line: 1, column: 1 };
    this.list.push({ line, column, code, message: t(`mdx.${code}`, vars) });
  }

  /** Sorted by place, without repetitions of one fault at one place. */
  all(): MdxError[] {
    const seen = new Set<string>();
    return this.list
      .filter((e) => {
        const key = `${e.line}:${e.column}:${e.code}`;
        return seen.has(key) ? false : (seen.add(key), true);
      })
      .sort((a, b) => a.line - b.line || a.column - b.column);
  }

  get some(): boolean {
    return this.list.length > 0;
  }
}
