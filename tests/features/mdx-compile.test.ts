import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileLesson, type CompiledLesson } from '~/learning/courses/mdx/compile-lesson.server';
import { runChild } from '~/learning/courses/mdx/run-child.server';
import { snippets } from '~/learning/courses/mdx/snippets';

const HEAD = '---\ntitle: Uji\nobjectives:\n  - Menguji pengolah naskah\nasOf: 2026-02-28\n---\n';

async function compiled(body: string, options = {}): Promise<CompiledLesson> {
  const outcome = await compileLesson(`${HEAD}\n${body}\n`, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}

describe('compiling a lesson', () => {
  it('turns every component into static HTML without script, style or event', async () => {
    const { html, headings, selfChecks, bytes, gzipBytes } = await compiled(`## Mulai\n${snippets.map((s) => s.mdx).join('\n')}\n## Mulai`, { fileBase: '/berkas/1/' });
    for (const part of [
      '<aside class="callout" data-kind="penting">', '<figure class="figure"><img src="/berkas/1/nama-berkas.jpg"', '<details class="accordion"><summary>', '<ol class="steps"><li>',
      '<table class="comparison"><caption>', '<th scope="row">Waktu</th><td data-label="Cara pertama">', '<div class="dialogue"><div><p class="speaker">Penyuluh</p>', '<section class="case-card"',
      '<a class="term" href="#istilah-1"', '<section class="glossary"', '<dt id="istilah-1">istilah</dt>', '<section class="checklist"', '<section class="self-check"', '<details name="cek-1" class="choice"><summary>',
      '<section class="reflection"', 'rel="noopener noreferrer">Putar video: Judul rekaman (6 MB, 3 menit)', 'Isi pelajaran ini mutakhir per 28 Februari 2026.',
    ]) expect(html).toContain(part);
    expect(html).not.toMatch(/<script|style=|\son[a-z]+=/);
    expect(headings.map((h) => h.id)).toEqual(['bagian-mulai', 'bagian-mulai-2', 'bagian-glosarium']);
    expect(selfChecks).toBe(1);
    expect(bytes).toBe(Buffer.byteLength(html));
    expect(gzipBytes).toBeLessThan(bytes);
  });

  it('prints the words of the components in the language asked for', async () => {
    const { html } = await compiled('<Callout kind="peringatan">isi</Callout>', { locale: 'en' });
    expect(html).toContain('<p class="title">Warning</p>');
    expect(html).toContain('28 February 2026');
  });

  it('renders what only looks dangerous harmless, as text', async () => {
    const looks = [
      ['`{process.env.PATH}`', '<code>{process.env.PATH}</code>'],
      ['```js\n<script>alert(1)</script>\n```', '&lt;script&gt;alert(1)&lt;/script&gt;'],
      ['&lt;iframe src=x&gt;', '<p>&lt;iframe src=x&gt;</p>'],
      ['<Accordion title="a&quot; onclick=&quot;x">isi</Accordion>', '<summary>a&quot; onclick=&quot;x</summary>'],
      ['javascript:alert(1)', '<p>javascript:alert(1)</p>'],
      ['\\[x](javascript:alert(2))', '<p>[x](javascript:alert(2))</p>'],
      ['<Accordion title="{process.env.PATH}">isi</Accordion>', '<summary>{process.env.PATH}</summary>'],
      ['<Accordion title="</summary><script>">isi</Accordion>', '<summary>&lt;/summary&gt;&lt;script&gt;</summary>'],
    ] as const;
    const { html } = await compiled(looks.map(([body]) => body).join('\n\n'));
    for (const [body, expected] of looks) expect(html, body).toContain(expected);
    expect(html).not.toMatch(/<script|<iframe|href="javascript|\sonclick="/);
    expect(html).not.toContain(process.env.PATH);
  });

  it('refuses a faulty lesson with the place of the first fault', async () => {
    expect(await compileLesson(`${HEAD}\n{1}`, { timeoutMs: 1 })).toMatchObject({ ok: false, refusal: { code: 'mdx-errors', facts: { line: 8, column: 1, count: 1 } } });
  });

  it('gives up when the time is over', async () => {
    expect(await compileLesson(`${HEAD}\nteks`, { timeoutMs: 30 })).toMatchObject({ ok: false, refusal: { code: 'mdx-time' } });
  });

  it('keeps the order of one after the other and sends away the nineteenth', async () => {
    const outcomes = await Promise.all(Array.from({ length: 19 }, () => compileLesson(`${HEAD}\nteks`, { timeoutMs: 1 })));
    expect(outcomes.map((o) => (o.ok ? 'ok' : o.refusal.code)).filter((code) => code === 'mdx-busy')).toHaveLength(2);
  });
});

/** Environment and arguments of a child of this test, as the system sees them. */
async function started(script: string): Promise<{ environment: string[]; flags: string[] }> {
  const list = async (pid: string, file: string) => (await readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')).split('\0').filter(Boolean);
  for (;;) {
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const flags = await list(pid, 'cmdline');
      const parent = /^PPid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))?.[1];
      if (parent === String(process.pid) && flags.some((flag) => flag.endsWith(script))) return { environment: await list(pid, 'environ'), flags };
    }
  }
}

/** What the bundler would hand on if the check had let code through. */
const bundle = (body: string) => ({ code: `var Component=(()=>({default:()=>{${body}}}))();return Component;`, labels: {}, fileBase: '', sources: { names: [] }, timeoutMs: 1_500 });
const LIMITS = { timeoutMs: 8_000, memoryMb: 64 };
const run = (body: string) => runChild('render-lesson', bundle(body), LIMITS);

describe('the process that runs a lesson, should code ever reach it', () => {
  it('runs harmless code', async () => {
    expect(await run('return React.createElement("p", null, "a")')).toEqual({ ok: true, output: JSON.stringify({ html: '<p>a</p>', headings: [] }) });
  });

  it.each([
    ['an endless loop', 'while (true);', 'time'],
    ['an endless loop of promises', 'const f = () => Promise.resolve().then(f); f(); while (true);', 'time'],
    ['a heap that grows', 'const a = []; for (;;) a.push(new Array(1000).fill(1.5));', 'memory'],
    ['buffers outside the heap', 'const a = []; for (;;) { const b = new Uint8Array(1e7); b.fill(1); a.push(b); }', 'memory'],
    ['endless output', 'return "x".repeat(5 * 1024 * 1024);', 'output'],
    ['the Function constructor of the host', 'return React.createElement.constructor("return process")().version', 'failed'],
    ['the Function constructor of the context', 'return (() => {}).constructor("return 1")()', 'failed'],
    ['eval', 'return eval("1")', 'failed'],
    ['an import', 'return import("node:fs")', 'failed'],
    ['a global of Node', 'return process.env.PATH', 'failed'],
    ['require', 'return require("fs")', 'failed'],
    ['fetch', 'return fetch("http://127.0.0.1")', 'failed'],
  ])('stops %s', async (_name, body, why) => {
    expect(await run(body)).toMatchObject({ ok: false, why });
  });

  it('bundles no import and no expression that slipped through', async () => {
    for (const body of ['import a from "/etc/passwd"\n\n# x', 'import p from "../../../../package.json"\n\n{p.name}', '{process.env.PATH}', '<Callout {...a} />', '---js\n({a: process.exit(0)})\n---\n']) {
      const result = await runChild('bundle-lesson', { body }, { timeoutMs: 15_000, memoryMb: 192 });
      expect(result, body).toMatchObject({ ok: false, why: 'failed' });
    }
  });

  it.runIf(process.platform === 'linux')('gets no variable of the environment and no right to write or to start anything', async () => {
    process.env.BEKAL_TEST_SECRET = 'rahasia';
    const running = run('while (true);');
    const { environment, flags } = await started('render-lesson.child.mjs');
    expect(environment).toEqual(['NODE_ENV=production']);
    expect(flags.some((flag) => /^--(experimental-)?permission$/.test(flag))).toBe(true);
    expect(flags.filter((flag) => flag.startsWith('--allow') && !flag.startsWith('--allow-fs-read='))).toEqual([]);
    expect(await running).toMatchObject({ ok: false, why: 'time' });
    delete process.env.BEKAL_TEST_SECRET;
  });
});
