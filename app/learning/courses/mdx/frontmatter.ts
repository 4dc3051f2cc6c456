import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { translator } from '~/platform/i18n/catalogue';
import { LessonFrontmatterSchema, type LessonFrontmatter } from './frontmatter.schema';
import type { Findings, Point } from './report';
import { texts } from './texts';

/** Longest head of a lesson, in characters. */
const MAX_HEAD = 4_000;
const t = translator(texts, 'id');
const FIELDS = ['title', 'objectives', 'minutes', 'asOf', 'sources'] as const;

export interface SplitLesson {
  readonly frontmatter: LessonFrontmatter | null;
  /** The lesson with its head replaced by empty lines, so that line numbers stay those of the trainer. */
  readonly body: string;
}

/**
 * Takes the head off a lesson and reads it. YAML alone is understood: other languages of front matter are code
 * that some parsers run (`---js`), aliases expand without end, and tags construct objects.
 */
export function splitFrontmatter(source: string, findings: Findings): SplitLesson {
  const lines = source.split('\n');
  const fence = (lines[0] ?? '').trimEnd();
  if (!fence.startsWith('---')) {
    findings.add('frontmatter-missing', { line: 1, column: 1 });
    return { frontmatter: null, body: source };
  }
  if (fence !== '---') {
    findings.add('frontmatter-language', { line: 1, column: 4 });
    return { frontmatter: null, body: '' };
  }
  const end = lines.findIndex((text, i) => i > 0 && text.trimEnd() === '---');
  if (end < 0) {
    findings.add('frontmatter-unclosed', { line: 1, column: 1 });
    return { frontmatter: null, body: '' };
  }
  const head = lines.slice(1, end).join('\n');
  const body = [...lines.slice(0, end + 1).map(() => ''), ...lines.slice(end + 1)].join('\n');
  if (head.length > MAX_HEAD) {
    findings.add('frontmatter-size', { line: 1, column: 1 }, { max: MAX_HEAD });
    return { frontmatter: null, body };
  }
  return { frontmatter: readHead(head, findings), body };
}

function readHead(head: string, findings: Findings): LessonFrontmatter | null {
  const counter = new LineCounter();
  const doc = parseDocument(head, { schema: 'core', lineCounter: counter, uniqueKeys: true, merge: false, logLevel: 'error' });
  const at = (offset: number): Point => {
    const { line, col } = counter.linePos(offset);
    return { line: line + 1, column: Math.max(1, col) };
  };
  const tricks = refuseTricks(doc, at, findings);
  const broken = doc.errors[0];
  if (broken) {
    findings.add('frontmatter-yaml', at(broken.pos[0]));
    return null;
  }
  return tricks ? null : validate(doc, at, findings);
}

function refuseTricks(doc: Document, at: (offset: number) => Point, findings: Findings): boolean {
  let found = false;
  visit(doc, {
    Node(_, node) {
      const place = at(node.range?.[0] ?? 0);
      const anchored = 'anchor' in node && Boolean(node.anchor);
      if (isAlias(node) || anchored) findings.add('frontmatter-alias', place);
      else if (node.tag !== undefined) findings.add('frontmatter-tag', place);
      else return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function validate(doc: Document, at: (offset: number) => Point, findings: Findings): LessonFrontmatter | null {
  const result = LessonFrontmatterSchema.safeParse(doc.toJS({ maxAliasCount: 0 }));
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    for (const field of unknown.length > 0 ? unknown : [String(issue.path[0] ?? 'title')]) {
      const known = FIELDS.find((name) => name === field);
      const rule = t(known && unknown.length === 0 ? `rule.${known}` : 'rule.unknown');
      findings.add('frontmatter-field', placeOf(doc, field, at), { field: field.slice(0, 40), rule });
    }
  }
  return null;
}

function placeOf(doc: Document, field: string, at: (offset: number) => Point): Point {
  const map = doc.contents;
  if (!isMap(map)) return { line: 1, column: 1 };
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === field);
  return pair && isNode(pair.key) && pair.key.range ? at(pair.key.range[0]) : { line: 1, column: 1 };
}
