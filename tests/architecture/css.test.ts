import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { GALLERY_PAGES, galleryPage } from '~/ui/gallery';

const STYLES = 'app/ui/styles';
/** The entry itself, and the sheet that only the studio loads. */
const ALONE = ['app.css', 'workbench.css'];
const LIMIT_SHEET = 12 * 1024;
const LIMIT_SCRIPT = 2 * 1024;

let sheet = '';
let script = '';

const bundle = async (entry: string): Promise<string> => {
  const result = await build({ entryPoints: [entry], bundle: true, minify: true, write: false, format: 'esm', logLevel: 'silent' });
  return result.outputFiles[0]?.text ?? '';
};

beforeAll(async () => {
  [sheet, script] = await Promise.all([bundle(`${STYLES}/app.css`), bundle('app/ui/enhance.js')]);
});

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const share = parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The tokens of each block of tokens.css that sets --paper, in order: light, dark by device, dark by choice. */
function themes(): Record<string, string>[] {
  const source = readFileSync(`${STYLES}/tokens.css`, 'utf8');
  return [...source.matchAll(/\{([^{}]*--paper:[^{}]*)\}/g)].map((block) =>
    Object.fromEntries([...(block[1] ?? '').matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/g)].map((token) => [token[1] ?? '', token[2] ?? ''])),
  );
}

describe('the style sheet', () => {
  it('weighs at most 12 KB over gzip', () => {
    expect(gzipSync(sheet, { level: 9 }).length).toBeLessThanOrEqual(LIMIT_SHEET);
    expect(sheet.length).toBeGreaterThan(5000);
  });

  it('asks nobody else for anything: no address, no font, no file', () => {
    const urls = [...sheet.matchAll(/url\(\s*["']?([^"')]{0,20})/g)].map((match) => match[1] ?? '');
    expect(urls.filter((url) => !url.startsWith('data:image/svg+xml'))).toEqual([]);
    expect(sheet).not.toContain('@font-face');
  });

  it('keeps its layers in order and every rule inside one', () => {
    expect(sheet.replace(/\s/g, '')).toMatch(/^@layerreset,tokens,base,layout,components,print;/);
    const imports = readFileSync(`${STYLES}/app.css`, 'utf8').match(/@import .*;/g) ?? [];
    expect(imports.every((line) => /layer\(\w+\);$/.test(line))).toBe(true);
    expect(imports).toHaveLength(readdirSync(STYLES).length - ALONE.length);
  });

  it('uses !important for the hidden attribute alone', () => {
    expect(sheet.match(/[^{}]+\{[^{}]*!important[^{}]*\}/g)).toHaveLength(1);
    expect(sheet).toMatch(/\[hidden\]\{display:none!important\}/);
  });

  it('moves only for those who have not asked for stillness', () => {
    const still = sheet.replace(/@media ?\(prefers-reduced-motion: ?no-preference\)\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/, '');
    expect(still.length).toBeLessThan(sheet.length);
    expect(/animation|transition/.test(still)).toBe(false);
  });
});

describe('the colours', () => {
  it('are the same dark set whether the device or the person asks', () => {
    const [light, byDevice, byChoice] = themes();
    expect(byDevice).toEqual(byChoice);
    expect(Object.keys(light ?? {}).sort()).toEqual(Object.keys(byDevice ?? {}).sort());
  });

  it('keep text at 5.6 : 1 on paper and card in both themes', () => {
    for (const theme of themes()) {
      for (const ink of ['ink', 'muted', 'brand', 'accent', 'ok', 'warn', 'bad', 'info']) {
        for (const ground of ['paper', 'card']) expect(contrast(theme[ink] ?? '', theme[ground] ?? ''), `${ink} on ${ground}`).toBeGreaterThanOrEqual(5.6);
      }
    }
  });

  it('keep text at 4.5 : 1 on tinted grounds and buttons, and edges of controls at 3 : 1', () => {
    const pairs = [['on-brand', 'brand'], ['on-brand', 'brand-deep'], ['on-bad', 'bad'], ['on-head', 'head'], ['ok', 'ok-tint'], ['warn', 'warn-tint'], ['bad', 'bad-tint'], ['info', 'info-tint'], ['ink', 'tint'], ['brand', 'tint'], ['muted', 'tint']];
    for (const theme of themes()) {
      for (const [ink = '', ground = ''] of pairs) expect(contrast(theme[ink] ?? '', theme[ground] ?? ''), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['paper', 'card']) expect(contrast(theme.edge ?? '', theme[ground] ?? ''), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
      for (const ground of ['paper', 'card']) expect(contrast(theme.accent ?? '', theme[ground] ?? ''), `focus ring on ${ground}`).toBeGreaterThanOrEqual(3);
      expect(contrast(theme.weave ?? '', theme.head ?? ''), 'focus ring on the header').toBeGreaterThanOrEqual(3);
    }
  });
});

describe('kit and style sheet know each other', () => {
  it('styles every class the components write', () => {
    const plain = new Set(['page', 'nav', 'chips-label', 'brand-mark', 'form', 'kicker', 'status-reason', 'filters', 'timeline-title', 'measure-words', 'choices', 'stat-label', 'figure']);
    const written = new Set(GALLERY_PAGES.flatMap((page) => [...galleryPage(page, 'id').matchAll(/\sclass="([^"]+)"/g)].flatMap((match) => (match[1] ?? '').split(' '))));
    expect([...written].filter((name) => !plain.has(name) && !new RegExp(`\\.${name}(?![\\w-])`).test(sheet))).toEqual([]);
  });

  it('keeps inline styles, inline scripts and handlers out of the components', () => {
    for (const file of readdirSync('app/ui').filter((name) => name.endsWith('.tsx'))) {
      expect(readFileSync(`app/ui/${file}`, 'utf8'), file).not.toMatch(/\sstyle=|dangerouslySetInnerHTML|\son[A-Z]\w+=|<style|<script/);
    }
  });
});

describe('the optional script', () => {
  it('weighs at most 2 KB over gzip and needs no evaluated code', () => {
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(LIMIT_SCRIPT);
    expect(script).not.toMatch(/\beval\b|new Function|innerHTML|document\.write|https?:/);
  });
});
