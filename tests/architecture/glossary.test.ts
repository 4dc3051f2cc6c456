import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '#tests/support/source-files';

/** Column "Never in code" of the glossary; a remark in brackets says where the word is right and is not tested. */
const forbidden = readFileSync('docs/glossary.md', 'utf8').split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Term'))
  .flatMap((line) => (line.split('|')[4] ?? '').split(/,(?![^(]*\))/))
  .map((word) => word.trim())
  .filter((word) => /^[a-z ]+$/.test(word));

/** Names a programmer declares: types, functions, constants, models. Words inside sentences are free. */
const DECLARED = /(?:class|interface|type|function|const|let|model)\s+([A-Za-z_$][\w$]*)/g;
const wordsOf = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[\s_]+/);

/** Words that are right in a place of their own, with the reason. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  class: /^app\/ui\//, // CSS classes
  event: /./, // ParticipationEvent, timeline events
  version: /./, // of rules, templates, migrations
  topic: /^app\/practice\//, // topic of an outreach or a talk
  hours: /^app\/ui\//,
  result: /./,
  try: /^app\/platform\/rate-limit/,
  module: /^(certificates|app\/platform|app\/learning\/courses\/mdx)\//, // ES modules, QR modules
  history: /^app\/platform\/db\//, // of migrations
  member: /^prisma\/|^app\/recognition\/certification\//, // of a batch of certificates
  user: /^(app\/platform\/session|app\/platform\/db)/, // Lucia's and PostgreSQL's word
  void: /./,
  checklist: /^app\/(ui|learning)\//, // a lesson component
};

describe('the glossary', () => {
  const files = sourceFiles(['app', 'prisma'], /\.(ts|tsx|prisma)$/);

  it('lists its forbidden synonyms', () => expect(forbidden.length).toBeGreaterThan(20));

  it.each(forbidden.filter((word) => !word.includes(' ')))('no name in the code says "%s"', (word) => {
    const found = files.filter(({ path }) => !ALLOWED[word]?.test(path)).flatMap(({ path, text }) =>
      [...text.matchAll(DECLARED)].filter(([, name]) => wordsOf(name ?? '').includes(word)).map(([, name]) => `${path}: ${name}`));
    expect(found).toEqual([]);
  });
});
