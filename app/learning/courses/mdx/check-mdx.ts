import { createProcessor } from '@mdx-js/mdx';
import { checkTree, type Census } from './check-tree';
import { splitFrontmatter } from './frontmatter';
import { checkLimits } from './limits';
import { Findings, type MdxErrorCode, type MdxReport, type Point } from './report';
import { countWords, plainText, type LessonNode } from './tree';

/** Made at first use: a module without side effects stays out of bundles that only take the snippets. */
let parser: ReturnType<typeof createProcessor> | undefined;
/** Words a minute of a reader of 45 to 65 years on a phone. */
const READING_SPEED = 150;

/** Line ends as one character (browsers send CRLF) and no byte order mark (Notepad writes one): lines count alike everywhere. */
export function normalise(source: string): string {
  return source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/**
 * Judges a lesson written by a trainer without running any of it: reads the head (YAML alone), parses the body and
 * refuses code, unknown components, attributes, elements and addresses. Every fault carries line and column.
 */
export function checkMdx(source: string): MdxReport {
  return inspectLesson(source).report;
}

/** As `checkMdx`, with the body (head blanked out) for the compiler. */
export function inspectLesson(source: string): { report: MdxReport; body: string } {
  const findings = new Findings();
  const text = normalise(source);
  checkLimits(text, findings);
  if (findings.some) return { report: summary(findings, null, null, 0), body: '' };
  const { frontmatter, body } = splitFrontmatter(text, findings);
  const tree = parse(body, findings);
  const census = tree ? checkTree(tree, findings) : null;
  const words = tree ? countWords(plainText(tree)) : 0;
  return { report: summary(findings, frontmatter, census, words), body };
}

function summary(findings: Findings, frontmatter: MdxReport['frontmatter'], census: Census | null, words: number): MdxReport {
  return {
    ok: !findings.some,
    errors: findings.all(),
    frontmatter,
    words,
    minutes: frontmatter?.minutes ?? Math.max(1, Math.ceil(words / READING_SPEED)),
    selfChecks: census?.selfChecks ?? 0,
    files: census ? [...census.files].sort() : [],
  };
}

function parse(body: string, findings: Findings): LessonNode | null {
  try {
    parser ??= createProcessor({ format: 'mdx' });
    return parser.parse(body);
  } catch (error) {
    const fault = readFault(error);
    if (!fault) throw error;
    findings.add(...translate(fault, body));
    return null;
  }
}

interface ParserFault {
  readonly rule: string;
  readonly source: string;
  readonly reason: string;
  readonly at: Point | undefined;
}

/** The parser throws messages with a rule id; anything else is a fault of ours and goes on up. */
function readFault(error: unknown): ParserFault | null {
  if (!(error instanceof Error) || !('reason' in error) || !('ruleId' in error)) return null;
  const fault: { reason?: unknown; ruleId?: unknown; source?: unknown; line?: unknown; column?: unknown } = error;
  const own = typeof fault.line === 'number' && typeof fault.column === 'number' ? { line: fault.line, column: fault.column } : undefined;
  const reason = String(fault.reason);
  return { rule: String(fault.ruleId), source: String(fault.source), reason, at: own ?? placeIn(reason) };
}

/** `Expected a closing tag for <A> (3:1-3:4)` names its place in words. */
function placeIn(reason: string): Point | undefined {
  const found = /\((\d+):(\d+)-/.exec(reason);
  return found ? { line: Number(found[1]), column: Number(found[2]) } : undefined;
}

function translate(fault: ParserFault, body: string): [MdxErrorCode, Point | undefined, Record<string, string>] {
  const { rule, reason, source } = fault;
  if (rule === 'end-tag-mismatch') return endTag(fault);
  if (rule === 'unexpected-closing-slash') return ['tag-mismatch', fault.at, { name: '…' }];
  if (source.endsWith('mdxjs-esm')) return ['esm', fault.at, {}];
  if (source.endsWith('mdx-expression')) return ['syntax-brace', fault.at, {}];
  if (reason.includes('attribute value')) return ['attribute-value', fault.at, {}];
  if (reason.includes('to create a link in MDX')) return ['autolink', fault.at, {}];
  if (reason.includes('to create a comment in MDX')) return ['comment-html', before(fault.at), {}];
  if (rule === 'unexpected-character' || rule === 'unexpected-eof') return [followsAngle(fault.at, body) ? 'syntax-angle' : 'syntax', fault.at, {}];
  return ['syntax', fault.at, {}];
}

function endTag({ reason, at }: ParserFault): [MdxErrorCode, Point | undefined, Record<string, string>] {
  const closing = /closing tag `<\/([^`>]*)>`, expected/.exec(reason)?.[1];
  if (closing !== undefined) return ['tag-mismatch', at, { name: closing.slice(0, 40) }];
  const open = /closing tag (?:for )?`<\/?([^`>]*)>`/.exec(reason)?.[1] ?? '…';
  return ['tag-unclosed', placeIn(reason) ?? at, { name: open.slice(0, 40) }];
}

const before = (at: Point | undefined): Point | undefined => at && { line: at.line, column: Math.max(1, at.column - 1) };

function followsAngle(at: Point | undefined, body: string): boolean {
  const line = at ? body.split('\n')[at.line - 1] : undefined;
  return line !== undefined && at !== undefined && line[at.column - 2] === '<';
}
