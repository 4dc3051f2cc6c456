import type { Point } from './report';

/** The parts of a parsed lesson this feature looks at (mdast with MDX). */
export interface LessonNode {
  readonly type: string;
  readonly children?: readonly LessonNode[];
  readonly position?: { readonly start: Point; readonly end: Point };
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly title?: string | null;
  readonly depth?: number;
  readonly name?: string | null;
  readonly attributes?: readonly LessonAttribute[];
  /** Under `estree`, for expressions: what the JavaScript parser saw between the braces. */
  readonly data?: object;
}

export interface LessonAttribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: string | { readonly type: string } | null;
  readonly position?: { readonly start: Point };
}

export const isJsx = (node: LessonNode): boolean => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
const isBlank = (node: LessonNode): boolean => node.type === 'text' && (node.value ?? '').trim() === '';
const isComment = (node: LessonNode): boolean => node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression';

/** True for a paragraph that holds tags alone: MDX takes such a paragraph away and lets the tags stand as blocks. */
export function isUnravelled(node: LessonNode): boolean {
  const children = node.children ?? [];
  return node.type === 'paragraph' && children.some(isJsx) && children.every((c) => isJsx(c) || isBlank(c) || isComment(c));
}

/** The children that matter, as MDX will see them: blank text and comments left out, paragraphs of tags opened. */
export function contentOf(node: LessonNode): LessonNode[] {
  return (node.children ?? []).flatMap((child) => {
    if (isUnravelled(child)) return contentOf(child);
    return isBlank(child) || isComment(child) ? [] : [child];
  });
}

/** All words a reader sees below this node, without attributes. */
export function plainText(node: LessonNode): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value ?? '';
  return (node.children ?? []).map(plainText).join(isPhrasing(node) ? '' : ' ');
}

function isPhrasing(node: LessonNode): boolean {
  return ['paragraph', 'heading', 'emphasis', 'strong', 'link', 'linkReference'].includes(node.type);
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-’'./][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** True when the JavaScript parser saw nothing between the braces but comments: a comment before and after code is still code. */
export function holdsCommentsOnly(node: LessonNode): boolean {
  const estree: unknown = node.data && 'estree' in node.data ? node.data.estree : null;
  return typeof estree === 'object' && estree !== null && 'body' in estree && Array.isArray(estree.body) && estree.body.length === 0;
}
