import { describe, expect, it } from 'vitest';
import { type Catalogue } from '~/platform/i18n/catalogue';
import { sourceFiles } from '#tests/support/source-files';

const isCatalogue = (value: unknown): value is Catalogue => typeof value === 'object' && value !== null && 'entries' in value && 'audience' in value;

const files = sourceFiles(['app'], /(^|[\\/.])(texts|words)\.ts$|[\\/]navigation\.ts$/).map(({ path }) => path);
const loaded = await Promise.all(files.map(async (path) => [path, Object.values((await import(`../../${path}`)) as object).filter(isCatalogue)] as const));
const catalogues = loaded.flatMap(([path, found]) => found.map((texts) => [path, texts] as const));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the catalogues of screen texts', () => {
  it('are found', () => expect(catalogues.length).toBeGreaterThan(5));

  it.each(catalogues)('%s is complete in Indonesian, and in English where the public reads it', (_path, texts) => {
    for (const key of texts.keys) {
      const [id, en] = texts.entries[key] ?? [''];
      expect(id.trim(), key).not.toBe('');
      if (texts.audience === 'public') expect(en?.trim() ?? '', key).not.toBe('');
      if (en) expect(placeholders(en), key).toEqual(placeholders(id));
    }
  });

  it('address people as "Anda", never "kamu"', () => {
    for (const [path, texts] of catalogues) for (const key of texts.keys) expect(texts.entries[key]?.[0] ?? '', `${path} ${key}`).not.toMatch(/\bkamu\b|\banda\b/);
  });

  it('hold every word of the screens: components print no sentence of their own', () => {
    const sentence = />\s*[A-Z][a-z]+(?: [a-z]+){2,}[^<{]*</;
    const found = sourceFiles(['app'], /\.tsx$/).filter(({ path, text }) => !path.includes('gallery') && sentence.test(text.replace(/=>/g, '')));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});
