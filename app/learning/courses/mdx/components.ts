/** What an attribute of a component may hold. */
export type AttributeRule = { readonly required?: boolean } & (
  | { readonly type: 'text'; readonly max: number }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'number'; readonly min: number; readonly max: number }
  | { readonly type: 'columns'; readonly min: number; readonly max: number }
  | { readonly type: 'flag' }
  | { readonly type: 'image' }
  | { readonly type: 'media' }
);

/** What may stand between the opening and the closing tag. */
export type ContentRule =
  | { readonly type: 'blocks' }
  | { readonly type: 'optional' }
  | { readonly type: 'text' }
  | { readonly type: 'list' }
  | { readonly type: 'none' }
  | { readonly type: 'only'; readonly child: string; readonly min: number; readonly max: number };

export interface ComponentRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  readonly content: ContentRule;
  /** The one component it may stand in; absent means anywhere. */
  readonly within?: string;
  /** Stands in the middle of a sentence. */
  readonly inline?: boolean;
}

const text = (max: number, required = true): AttributeRule => ({ type: 'text', max, required });
const blocks = { type: 'blocks' } as const;
const only = (child: string, min: number, max: number) => ({ type: 'only', child, min, max }) as const;
const recording = {
  attributes: {
    src: { type: 'media', required: true },
    title: text(120),
    size: text(20),
    minutes: { type: 'number', min: 1, max: 120 },
  },
  content: blocks,
} satisfies ComponentRule;

/** The allow-list: a lesson uses these components, with these attributes, and nothing else. */
export const COMPONENTS: Readonly<Record<string, ComponentRule>> = {
  Callout: {
    attributes: { kind: { type: 'choice', values: ['penting', 'contoh', 'peringatan', 'praktik'], required: true }, title: text(120, false) },
    content: blocks,
  },
  Figure: {
    attributes: {
      src: { type: 'image', required: true },
      alt: text(300),
      caption: text(300, false),
      width: { type: 'number', min: 1, max: 4_000 },
      height: { type: 'number', min: 1, max: 4_000 },
    },
    content: { type: 'none' },
  },
  Accordion: { attributes: { title: text(160) }, content: blocks },
  Steps: { attributes: { title: text(120, false) }, content: only('Step', 2, 12) },
  Step: { attributes: { title: text(160) }, content: { type: 'optional' }, within: 'Steps' },
  Comparison: { attributes: { caption: text(160), columns: { type: 'columns', min: 2, max: 4, required: true } }, content: only('Row', 1, 12) },
  Row: {
    attributes: { label: text(80), cells: { type: 'columns', min: 2, max: 4, required: true } },
    content: { type: 'none' },
    within: 'Comparison',
  },
  Dialogue: { attributes: { title: text(160, false) }, content: only('Line', 2, 30) },
  Line: { attributes: { speaker: text(60) }, content: blocks, within: 'Dialogue' },
  CaseCard: { attributes: { title: text(120), place: text(120, false) }, content: blocks },
  Term: { attributes: { meaning: text(300) }, content: { type: 'text' }, inline: true },
  Checklist: { attributes: { title: text(120, false) }, content: { type: 'list' } },
  SelfCheck: { attributes: { question: text(400) }, content: only('Choice', 2, 6) },
  Choice: { attributes: { correct: { type: 'flag' }, feedback: text(400) }, content: { type: 'text' }, within: 'SelfCheck' },
  Reflection: { attributes: { lines: { type: 'number', min: 1, max: 12 } }, content: blocks },
  Video: recording,
  Audio: recording,
};

/** HTML elements allowed as written, without attributes: Markdown has no other word for them. */
export const PLAIN_ELEMENTS: ReadonlySet<string> = new Set(['br', 'sub', 'sup']);

/** Own properties alone: `constructor` and `__proto__` are not components. */
export function componentRule(name: string): ComponentRule | undefined {
  return Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
}

/** `"a | b"` → `['a', 'b']`. */
export function columns(value: string): string[] {
  return value.split('|').map((cell) => cell.trim());
}
