import { hiddenCharacter, isImageName, linkFault } from './addresses';
import { checkComponent } from './check-component';
import { componentRule } from './components';
import { LIMITS } from './limits';
import type { Findings } from './report';
import { holdsCommentsOnly, isJsx, isUnravelled, plainText, type LessonNode } from './tree';

/** What the walk learns about a lesson besides its faults. */
export interface Census {
  nodes: number;
  components: number;
  selfChecks: number;
  readonly files: Set<string>;
  lastHeading: number;
}

interface Place {
  readonly depth: number;
  /** The component this node stands directly in. */
  readonly parent: string | null;
  readonly inText: boolean;
  readonly nested: boolean;
}

const PHRASING_PARENTS = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'link', 'linkReference']);
const HARMLESS = new Set(['root', 'paragraph', 'text', 'emphasis', 'strong', 'inlineCode', 'code', 'list', 'listItem', 'blockquote', 'thematicBreak', 'break']);

/** Walks a parsed lesson; whatever is not on the list of known forms is refused. */
export function checkTree(root: LessonNode, findings: Findings): Census {
  const census: Census = { nodes: 0, components: 0, selfChecks: 0, files: new Set(), lastHeading: 1 };
  visit(root, { depth: 0, parent: null, inText: false, nested: false }, census, findings);
  if (census.nodes > LIMITS.nodes || census.components > LIMITS.components) {
    findings.add('too-many', { line: 1, column: 1 }, { max: census.nodes > LIMITS.nodes ? LIMITS.nodes : LIMITS.components });
  }
  return census;
}

function visit(node: LessonNode, place: Place, census: Census, findings: Findings): void {
  census.nodes += 1;
  if (place.depth > LIMITS.depth * 2) {
    findings.add('too-deep', node.position?.start, { max: LIMITS.depth });
    return;
  }
  checkNode(node, place, census, findings);
  for (const child of node.children ?? []) visit(child, placeOfChild(node, place), census, findings);
}

function placeOfChild(node: LessonNode, place: Place): Place {
  const depth = place.depth + 1;
  if (isUnravelled(node) && !place.inText) return { ...place, depth };
  if (isJsx(node)) return { depth, parent: node.name ?? null, inText: place.inText || componentRule(node.name ?? '')?.inline === true, nested: true };
  if (PHRASING_PARENTS.has(node.type)) return { depth, parent: null, inText: true, nested: place.nested };
  return { depth, parent: null, inText: place.inText, nested: place.nested || node.type === 'listItem' || node.type === 'blockquote' };
}

function checkNode(node: LessonNode, place: Place, census: Census, findings: Findings): void {
  const at = node.position?.start;
  checkHidden(node, findings);
  if (HARMLESS.has(node.type)) return;
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return checkTag(node, place, census, findings);
    case 'mdxjsEsm':
      return findings.add('esm', at);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (!holdsCommentsOnly(node)) findings.add('expression', at);
      return;
    case 'heading':
      return checkHeading(node, place, census, findings);
    case 'link':
      if (plainText(node).trim() === '') findings.add('link-empty', at);
      return checkLink(node, findings);
    case 'definition':
      return checkLink(node, findings);
    case 'linkReference':
      return;
    case 'image':
      return checkImage(node, census, findings);
    case 'imageReference':
      return findings.add('image-reference', at);
    default:
      return findings.add('node-unknown', at, { name: node.type.slice(0, 40) });
  }
}

function checkHidden(node: LessonNode, findings: Findings): void {
  for (const text of [node.value, node.alt, node.title]) {
    const hidden = text ? hiddenCharacter(text) : null;
    if (hidden) findings.add('hidden-character', node.position?.start, { code: hidden.code });
  }
}

function checkTag(node: LessonNode, place: Place, census: Census, findings: Findings): void {
  census.components += 1;
  const attributes = checkComponent(node, place, findings);
  if (node.name === 'SelfCheck') census.selfChecks += 1;
  const src = attributes.get('src');
  if (src && !src.includes(':')) census.files.add(src);
}

function checkHeading(node: LessonNode, place: Place, census: Census, findings: Findings): void {
  const at = node.position?.start;
  const depth = node.depth ?? 1;
  if (depth < 2 || depth > 3 || depth > census.lastHeading + 1) findings.add('heading-level', at);
  census.lastHeading = Math.max(2, depth);
  if (place.nested) findings.add('heading-inside', at);
  if (plainText(node).trim() === '') findings.add('heading-empty', at);
}

function checkLink(node: LessonNode, findings: Findings): void {
  const fault = linkFault(node.url ?? '');
  if (fault?.code === 'link-scheme') findings.add('link-scheme', node.position?.start, { scheme: fault.scheme });
  else if (fault) findings.add('link-form', node.position?.start);
}

function checkImage(node: LessonNode, census: Census, findings: Findings): void {
  const name = node.url ?? '';
  if (isImageName(name)) census.files.add(name);
  else findings.add('image-name', node.position?.start, { name: name.slice(0, 60) });
  if ((node.alt ?? '').trim() === '') findings.add('image-alt', node.position?.start);
}
