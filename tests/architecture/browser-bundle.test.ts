import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const assets = path.resolve('build/client/assets');
const files = existsSync(assets) ? readdirSync(assets).map((name) => ({ name, text: readFileSync(path.join(assets, name), 'utf8') })) : [];

describe('what the browser is sent', () => {
  it('was built', () => expect(files.length).toBeGreaterThan(2));

  it('holds no text of the server: no query, no permit, no path, no key', () => {
    for (const { name, text } of files) {
      expect(text, name).not.toMatch(/node:fs|node:crypto|PrismaClient|DATABASE_URL|findUnique|permit:|BEGIN (EC |RSA )?PRIVATE KEY|argon2/);
      expect(text, name).not.toContain(process.cwd());
    }
  });

  it('has one style sheet for everybody, one more for the studio, each at most 12 KB gzip, and an optional script of at most 2.5 KB', () => {
    const sheets = files.filter(({ name }) => name.endsWith('.css'));
    expect(sheets.map(({ name }) => name.split('-')[0]).sort()).toEqual(['app', 'workbench']);
    for (const { name, text } of sheets) expect(gzipSync(text).byteLength, name).toBeLessThanOrEqual(12 * 1024);
    const script = files.find(({ name }) => name.startsWith('enhance'));
    expect(gzipSync(script?.text ?? '').byteLength).toBeLessThanOrEqual(2560);
  });
});
