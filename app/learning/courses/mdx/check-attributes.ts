import { hiddenCharacter, isImageName, isMediaSource } from './addresses';
import { columns, type AttributeRule, type ComponentRule } from './components';
import type { Findings, Point } from './report';
import type { LessonAttribute, LessonNode } from './tree';

/** Judges the attributes of one component and returns the readable ones. */
export function checkAttributes(node: LessonNode, name: string, rule: ComponentRule, findings: Findings): Map<string, string> {
  const start = node.position?.start;
  const given = new Map<string, string>();
  const seen = new Set<string>();
  for (const attribute of node.attributes ?? []) {
    const at = attribute.position?.start ?? start;
    const key = attribute.name;
    if (attribute.type !== 'mdxJsxAttribute' || key === undefined) {
      findings.add('attribute-spread', at);
    } else if (!Object.hasOwn(rule.attributes, key)) {
      findings.add('attribute-unknown', at, { attribute: key.slice(0, 40), name, known: Object.keys(rule.attributes).join(', ') || '–' });
    } else if (seen.has(key)) {
      findings.add('attribute-repeated', at, { attribute: key, name });
    } else {
      seen.add(key);
      const value = readValue(attribute, key, rule.attributes[key], at, findings);
      if (value !== null) given.set(key, value);
    }
  }
  for (const [attribute, wanted] of Object.entries(rule.attributes)) {
    if (wanted.required && !seen.has(attribute)) findings.add('attribute-missing', start, { name, attribute });
  }
  return given;
}

type At = Point | undefined;

function readValue(attribute: LessonAttribute, key: string, rule: AttributeRule | undefined, at: At, findings: Findings): string | null {
  const { value } = attribute;
  if (rule?.type === 'flag') {
    if (value !== null && value !== undefined) findings.add('attribute-flag', at, { attribute: key });
    return '';
  }
  if (typeof value !== 'string') {
    findings.add(value ? 'attribute-expression' : 'attribute-value', at, { attribute: key });
    return null;
  }
  const hidden = hiddenCharacter(value);
  if (hidden) findings.add('hidden-character', at, { code: hidden.code });
  if (rule) judge(value, key, rule, at, findings);
  return value;
}

function judge(value: string, attribute: string, rule: AttributeRule, at: At, findings: Findings): void {
  switch (rule.type) {
    case 'text':
      if (value.trim() === '' || value.length > rule.max) findings.add('attribute-text', at, { attribute, max: rule.max });
      return;
    case 'choice':
      if (!rule.values.includes(value)) findings.add('attribute-choice', at, { attribute, known: rule.values.join(', ') });
      return;
    case 'number': {
      const number = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
      if (!(number >= rule.min && number <= rule.max)) findings.add('attribute-number', at, { attribute, min: rule.min, max: rule.max });
      return;
    }
    case 'columns': {
      const cells = columns(value);
      const fits = cells.length >= rule.min && cells.length <= rule.max && cells.every((cell) => cell !== '' && cell.length <= 300);
      if (!fits) findings.add('attribute-columns', at, { attribute, min: rule.min, max: rule.max });
      return;
    }
    case 'image':
      if (!isImageName(value)) findings.add('image-name', at, { name: value.slice(0, 60) });
      return;
    case 'media':
      if (!isMediaSource(value)) findings.add('media-source', at, { attribute });
      return;
    case 'flag':
      return;
  }
}
