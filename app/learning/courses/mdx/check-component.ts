import { checkAttributes } from './check-attributes';
import { COMPONENTS, columns, componentRule, PLAIN_ELEMENTS, type ComponentRule } from './components';
import type { Findings } from './report';
import { contentOf, plainText, type LessonNode } from './tree';

export interface ComponentPlace {
  /** Name of the nearest component around this one, if it stands directly in it. */
  readonly parent: string | null;
  /** True in the middle of a sentence. */
  readonly inText: boolean;
}

const INLINE = new Set(['text', 'emphasis', 'strong', 'inlineCode', 'link', 'linkReference', 'break', 'mdxJsxTextElement', 'mdxTextExpression']);

/** Judges one tag: known, in its place, with its attributes and the right content. Returns the attributes read. */
export function checkComponent(node: LessonNode, place: ComponentPlace, findings: Findings): Map<string, string> {
  const at = node.position?.start;
  const name = node.name ?? '';
  if (PLAIN_ELEMENTS.has(name)) {
    if ((node.attributes?.length ?? 0) > 0) findings.add('attribute-unknown', at, { name, attribute: node.attributes?.[0]?.name?.slice(0, 40) ?? '{...}', known: '–' });
    return new Map();
  }
  const rule = componentRule(name);
  if (!rule) {
    const html = /^[a-z]/.test(name) && !/[.:]/.test(name);
    findings.add(html ? 'html-element' : 'component-unknown', at, { name: name.slice(0, 40) || ' ', known: Object.keys(COMPONENTS).join(', ') });
    return new Map();
  }
  if (rule.within && rule.within !== place.parent) findings.add('place', at, { name, parent: rule.within });
  if (!rule.inline && place.inText) findings.add('block-in-text', at, { name });
  const attributes = checkAttributes(node, name, rule, findings);
  checkContent(node, name, rule, findings);
  if (name === 'Comparison') checkRows(node, attributes, findings);
  if (name === 'SelfCheck') checkKey(node, findings);
  return attributes;
}

function checkContent(node: LessonNode, name: string, rule: ComponentRule, findings: Findings): void {
  const at = node.position?.start;
  const content = contentOf(node);
  const { content: wanted } = rule;
  if (wanted.type === 'none') {
    if (content.length > 0) findings.add('children-none', at, { name });
  } else if (content.length === 0 && wanted.type !== 'optional') {
    findings.add('children-empty', at, { name });
  } else if (wanted.type === 'list') {
    if (content.length !== 1 || content[0]?.type !== 'list') findings.add('children-list', at, { name });
  } else if (wanted.type === 'text') {
    if (!isOneLine(content) || plainText(node).trim() === '') findings.add('children-text', at, { name });
  } else if (wanted.type === 'only') {
    const strangers = content.filter((child) => child.name !== wanted.child);
    for (const child of strangers) findings.add('children-only', child.position?.start ?? at, { name, known: `<${wanted.child}>` });
    const count = content.length - strangers.length;
    if (count < wanted.min || count > wanted.max) findings.add('children-count', at, { name, min: wanted.min, max: wanted.max, child: wanted.child });
  }
}

function isOneLine(content: readonly LessonNode[]): boolean {
  const [first] = content;
  const parts = content.length === 1 && first?.type === 'paragraph' ? (first.children ?? []) : content;
  return parts.every((part) => INLINE.has(part.type) && (part.name === undefined || part.name === null || part.name === 'Term' || PLAIN_ELEMENTS.has(part.name)));
}

function stringAttribute(node: LessonNode, name: string): string | null {
  const value = node.attributes?.find((a) => a.name === name)?.value;
  return typeof value === 'string' ? value : null;
}

function checkRows(node: LessonNode, attributes: Map<string, string>, findings: Findings): void {
  const expected = columns(attributes.get('columns') ?? '').length;
  for (const row of contentOf(node)) {
    const cells = stringAttribute(row, 'cells');
    const count = cells === null ? expected : columns(cells).length;
    if (row.name === 'Row' && count !== expected) findings.add('row-columns', row.position?.start, { count, expected });
  }
}

function checkKey(node: LessonNode, findings: Findings): void {
  const keyed = contentOf(node).some((choice) => choice.attributes?.some((a) => a.name === 'correct'));
  if (!keyed) findings.add('self-check-key', node.position?.start);
}
