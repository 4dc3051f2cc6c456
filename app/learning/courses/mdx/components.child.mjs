// The components of a lesson as static HTML. Runs in the rendering child alone; no hook, no event, no inline style.
import React from 'react';

const h = React.createElement;

/** `"a | b"` → `['a', 'b']`, as in components.ts. */
const columns = (value) => value.split('|').map((cell) => cell.trim());

/** Text of React children, for ids and headings. */
function textOf(node) {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (Array.isArray(node)) return node.map(textOf).join('');
  return typeof node === 'object' ? textOf(node.props?.children) : String(node);
}

/** `Mendengar aktif` → `mendengar-aktif`, never empty, never twice. */
function slugger() {
  const used = new Map();
  return (text) => {
    const base = text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'bagian';
    const times = used.get(base) ?? 0;
    used.set(base, times + 1);
    return times === 0 ? base : `${base}-${times + 1}`;
  };
}

/**
 * The components of one lesson and what they gather while rendering.
 * `labels`: the printed words; `fileBase`: address before the names of files beside the lesson;
 * `sources`: what the head of the lesson names, and `asOf` in words.
 */
export function lessonComponents({ labels, fileBase, sources }) {
  const slug = slugger();
  const headings = [];
  const terms = new Map();
  const counts = { check: 0, line: 0 };
  const fileAddress = (name) => (/^https:/i.test(name) ? name : fileBase + name);
  return {
    headings,
    components: {
      ...markdown({ slug, headings, fileAddress }),
      ...boxes(labels),
      ...lists(labels),
      ...practice(labels, counts),
      ...media(labels, fileAddress),
      Term: term(terms),
    },
    glossary: () => glossary(terms, labels, headings),
    origin: () => origin(sources, labels),
  };
}

function markdown({ slug, headings, fileAddress }) {
  const heading = (depth) => ({ children }) => {
    const text = textOf(children).trim();
    const id = `bagian-${slug(text)}`;
    headings.push({ depth, id, text });
    return h(`h${depth}`, { id }, children);
  };
  return {
    h2: heading(2),
    h3: heading(3),
    a: ({ href, title, children }) => h('a', { href, title, rel: /^https:/i.test(href ?? '') ? 'noopener noreferrer' : undefined }, children),
    img: ({ src, alt, title }) => h('img', { src: fileAddress(src), alt, title, loading: 'lazy', decoding: 'async' }),
    p: function Paragraph({ children }) {
      return h('p', null, children);
    },
  };
}

const title = (text) => h('p', { className: 'title' }, text);

function boxes(labels) {
  return {
    Callout: ({ kind, title: words, children }) => {
      const name = labels[`callout.${kind}`];
      return h('aside', { className: 'callout', 'data-kind': kind }, title(words ? `${name}: ${words}` : name), children);
    },
    Accordion: ({ title: words, children }) => h('details', { className: 'accordion' }, h('summary', null, words), h('div', null, children)),
    CaseCard: ({ title: words, place, children }) =>
      h('section', { className: 'case-card', 'aria-label': `${labels.case}: ${words}` },
        title(`${labels.case}: ${words}`), place ? h('p', { className: 'place' }, place) : null, children),
  };
}

function lists(labels) {
  return {
    Steps: ({ title: words, children }) => h(React.Fragment, null, words ? title(words) : null, h('ol', { className: 'steps' }, children)),
    Step: ({ title: words, children }) => h('li', null, title(words), children),
    Dialogue: ({ title: words, children }) =>
      h('figure', { className: 'conversation', 'aria-label': words ?? labels.dialogue },
        words ? h('figcaption', null, words) : null, h('div', { className: 'dialogue' }, children)),
    Line: ({ speaker, children }) => h('div', null, h('p', { className: 'speaker' }, speaker), children),
    Checklist: ({ title: words = labels.checklist, children }) => h('section', { className: 'checklist', 'aria-label': words }, title(words), children),
    Comparison: comparison,
    Row: () => null,
  };
}

function comparison({ caption, columns: heads, children }) {
  const names = columns(heads);
  const rows = React.Children.toArray(children).filter((child) => child.props?.cells !== undefined);
  const row = ({ props }, i) =>
    h('tr', { key: i }, h('th', { scope: 'row' }, props.label), columns(props.cells).map((cell, j) => h('td', { key: j, 'data-label': names[j] }, cell)));
  return h('table', { className: 'comparison' },
    h('caption', null, caption),
    h('thead', null, h('tr', null, h('td', null), names.map((name, i) => h('th', { key: i, scope: 'col' }, name)))),
    h('tbody', null, rows.map(row)));
}

function practice(labels, counts) {
  const Group = React.createContext('');
  return {
    SelfCheck: ({ question, children }) => {
      const id = `cek-${(counts.check += 1)}`;
      return h('section', { className: 'self-check', 'aria-labelledby': id },
        title(labels['self-check']), h('p', { className: 'question', id }, question), h('p', { className: 'hint' }, labels['self-check.how']),
        h(Group.Provider, { value: id }, h('ul', { className: 'choices' }, children)));
    },
    Choice: function Choice({ correct, feedback, children }) {
      const name = React.useContext(Group);
      const right = correct !== undefined && correct !== false;
      const verdict = right ? labels['self-check.right'] : labels['self-check.wrong'];
      return h('li', null, h('details', { name, className: 'choice' }, h('summary', null, inline(children)),
        h('p', { className: 'feedback', 'data-right': right ? 'yes' : 'no' }, h('strong', null, verdict), ' ', feedback)));
    },
    Reflection: ({ lines = '4', children }) =>
      h('section', { className: 'reflection', 'aria-label': labels.reflection },
        title(labels.reflection), children,
        h('div', { className: 'writing-lines', 'aria-hidden': 'true' }, Array.from({ length: Number(lines) }, (_, i) => h('span', { key: i })))),
  };
}

/** A single paragraph written over several lines loses its `<p>`: a summary holds text. */
function inline(children) {
  const parts = React.Children.toArray(children).filter((part) => typeof part !== 'string' || part.trim() !== '');
  const [first] = parts;
  const wrapped = parts.length === 1 && typeof first === 'object' && first.type?.name === 'Paragraph';
  return wrapped ? first.props.children : children;
}

function media(labels, fileAddress) {
  const recording = (kind) => ({ src, title, size, minutes, children }) =>
    h('figure', { className: `recording ${kind}` },
      h('a', { href: fileAddress(src), rel: 'noopener noreferrer' }, `${labels[`${kind}.open`]}: ${title} (${[size, minutes && `${minutes} ${labels['media.minutes']}`].filter(Boolean).join(', ')})`),
      h('details', { className: 'transcript' }, h('summary', null, labels['media.transcript']), h('div', null, children)));
  return {
    Figure: ({ src, alt, caption, width, height }) =>
      h('figure', { className: 'figure' },
        h('img', { src: fileAddress(src), alt, width, height, loading: 'lazy', decoding: 'async' }), caption ? h('figcaption', null, caption) : null),
    Video: recording('video'),
    Audio: recording('audio'),
  };
}

function term(terms) {
  return ({ meaning, children }) => {
    const word = textOf(inline(children)).trim();
    const known = terms.get(word.toLowerCase()) ?? { word, meaning, id: `istilah-${terms.size + 1}` };
    terms.set(word.toLowerCase(), known);
    return h('a', { className: 'term', href: `#${known.id}`, title: known.meaning }, word);
  };
}

function glossary(terms, labels, headings) {
  if (terms.size === 0) return null;
  const id = 'bagian-glosarium';
  headings.push({ depth: 2, id, text: labels.glossary });
  const entries = [...terms.values()].sort((a, b) => a.word.localeCompare(b.word, 'id'));
  return h('section', { className: 'glossary', 'aria-labelledby': id }, h('h2', { id }, labels.glossary),
    h('dl', null, entries.map((entry) => h(React.Fragment, { key: entry.id }, h('dt', { id: entry.id }, entry.word), h('dd', null, entry.meaning)))));
}

/** Where the facts come from and how old they are, at the foot of the lesson. */
function origin({ asOf, names }, labels) {
  if (!asOf && names.length === 0) return null;
  return h('details', { className: 'sources' }, h('summary', null, labels.sources),
    h('div', null, asOf ? h('p', null, `${labels['sources.as-of']} ${asOf}.`) : null,
      names.length > 0 ? h('ul', null, names.map((name, i) => h('li', { key: i }, name))) : null));
}
