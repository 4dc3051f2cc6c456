import { describe, expect, it } from 'vitest';
import { sourceFiles } from '#tests/support/source-files';

const modules = [...sourceFiles(['app/routes'], /\.tsx$/), ...sourceFiles(['app'], /^app[\\/]root\.tsx$/)]
  .filter(({ text }) => /export (async )?function (loader|action)\b|export const (loader|action)\b/.test(text));

/** The body of an exported function, up to the first line that closes it. */
const bodyOf = (text: string, name: string): string | undefined => new RegExp(`export function ${name}\\([^)]*\\) \\{\\n([\\s\\S]*?)\\n\\}`).exec(text)?.[1];

describe('every loader and action goes through the one ritual', () => {
  it('finds the route modules', () => expect(modules.length).toBeGreaterThan(5));

  it.each(modules.map(({ path, text }) => [path, text] as const))('%s', (_path, text) => {
    expect(text, 'written as a function, so that the compiler can drop it from the browser bundle').not.toMatch(/export const (loader|action)\b|export async function (loader|action)\b/);
    for (const [name, ritual] of [['loader', 'page'], ['action', 'act']] as const) {
      if (!new RegExp(`export function ${name}\\b`).test(text)) continue;
      expect(bodyOf(text, name)?.trimStart(), `${name} returns ${ritual}(args, …) or, for programs, api(args, …), and nothing before it`).toMatch(new RegExp(`^return (${ritual}|api)\\(args, \\{`));
      expect(bodyOf(text, name)).toMatch(/permit: '/);
      expect(bodyOf(text, name)).toMatch(/\bscope\b/);
    }
  });

  it('keeps rules and rows out of the routes', () => {
    for (const { path, text } of modules) expect(text, path).not.toMatch(/prisma|\.findMany|\.findUnique|\$queryRaw/i);
  });
});
