import { describe, expect, it } from 'vitest';
import { sourceFiles } from '#tests/support/source-files';

const lines = (text: string) => text.split('\n').length;
const isTexts = (file: string) => /(^|[./])(texts|words)\.ts$/.test(file);
const code = sourceFiles(['app', 'certificates', 'prisma'], /\.(ts|tsx)$/).filter(({ path }) => !isTexts(path) && !path.endsWith('.d.ts'));
const BANNED = /\/(utils|helpers|service|manager|common|misc|lib|types)(\.server)?(\.tsx?|\/)/;

describe('files stay small enough to read', () => {
  it('none of the code above 300 lines, no test above 400', () => {
    expect(code.filter(({ text }) => lines(text) > 301).map(({ path, text }) => `${path}: ${lines(text)}`)).toEqual([]);
    const tests = sourceFiles(['tests'], /\.(ts|tsx)$/);
    expect(tests.filter(({ text }) => lines(text) > 401).map(({ path, text }) => `${path}: ${lines(text)}`)).toEqual([]);
  });

  it('nine in ten at most 200 lines, the middle one at most 80', () => {
    const sorted = code.map(({ text }) => lines(text)).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(200);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('no file has a name that refuses nothing', () => {
    expect(code.filter(({ path }) => BANNED.test(`/${path}`)).map(({ path }) => path)).toEqual([]);
  });

  it('front doors are lists of names, at most 24 lines', () => {
    const doors = code.filter(({ path }) => /^app\/[^/]+\/[^/]+\/index(\.server)?\.ts$/.test(path));
    expect(doors.filter(({ text }) => lines(text.trim()) > 24 || /\bfunction\b|=>/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
