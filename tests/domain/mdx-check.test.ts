import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkFault } from '~/learning/courses/mdx/addresses';
import { checkMdx } from '~/learning/courses/mdx/check-mdx';
import { COMPONENTS } from '~/learning/courses/mdx/components';
import { queueOfOne } from '~/learning/courses/mdx/queue';
import { unsafePart } from '~/learning/courses/mdx/safe-html';
import { snippets } from '~/learning/courses/mdx/snippets';
import { texts } from '~/learning/courses/mdx/texts';

const HEAD = '---\ntitle: Uji\nobjectives:\n  - Menguji penjaga naskah\n---\n';
const errorsOf = (body: string) => checkMdx(`${HEAD}\n${body}\n`).errors.map((e) => e.code);

describe('a lesson is accepted', () => {
  it.each([
    ['plain Markdown', '## Judul\n\nTeks **tebal**, *miring*, `kode`.\n\n- satu\n- dua\n\n> kutipan\n\n---\n\n1. satu'],
    ['a comment', 'Teks {/* catatan penulis */} biasa.'],
    ['a less-than sign with spaces', 'umur < 60 tahun'],
    ['escaped braces', 'isi \\{nama\\} dan \\<tanda'],
    ['code shown as code', '```js\nprocess.exit()\n```\n\n`{process.env}`'],
    ['good addresses', '[a](https://dinsos.jatimprov.go.id/a?b=c#d) [b](mailto:a.b@contoh.go.id) [c](tel:+62-31-123456) [d](/bantuan) [e](#bagian-a) [f](pelajaran-dua)'],
    ['a picture beside the lesson', '![Peta dusun](peta-dusun.png)'],
    ['a reference to a good address', '[a][b]\n\n[b]: https://contoh.go.id'],
    ['plain elements', 'H<sub>2</sub>O<br />baris'],
    ['a footnote, which stays plain text', 'Teks[^1]\n\n[^1]: catatan'],
    ['emoji with joiners', 'Keluarga 👨‍👩‍👧 bahagia'],
    ['components on one line', '<Steps><Step title="a">x</Step><Step title="b">y</Step></Steps>'],
  ])('with %s', (_name, body) => {
    const report = checkMdx(`${HEAD}\n${body}\n`);
    expect(report.errors).toEqual([]);
    expect(report.ok).toBe(true);
  });

  it('with line ends of any system, and counts lines alike', () => {
    const source = `${HEAD}\nsatu\n\n{x}\n`;
    const expected = checkMdx(source).errors;
    expect(expected).toMatchObject([{ line: 9, column: 1, code: 'expression' }]);
    expect(checkMdx(source.replaceAll('\n', '\r\n')).errors).toEqual(expected);
    expect(checkMdx(`\uFEFF${source}`).errors).toEqual(expected);
  });

  it('and tells words, minutes, self-checks and files', () => {
    const body = 'satu dua tiga\n\n<Figure src="a.png" alt="b" />\n\n<SelfCheck question="Apa?"><Choice correct feedback="a">ya</Choice><Choice feedback="b">tidak</Choice></SelfCheck>';
    expect(checkMdx(`${HEAD}\n${body}`)).toMatchObject({ ok: true, words: 5, minutes: 1, selfChecks: 1, files: ['a.png'], frontmatter: { title: 'Uji' } });
  });
});

describe('a component is refused when', () => {
  it.each([
    ['a required attribute is missing', '<Figure src="a.png" />', 'attribute-missing'],
    ['an attribute is not one of the choices', '<Callout kind="info">x</Callout>', 'attribute-choice'],
    ['a step stands alone', '<Step title="a">x</Step>', 'place'],
    ['steps hold a paragraph', '<Steps>\nteks\n</Steps>', 'children-only'],
    ['a checklist holds no list', '<Checklist>\nteks\n</Checklist>', 'children-list'],
    ['a row has other columns than its table', '<Comparison caption="a" columns="A | B"><Row label="r" cells="1 | 2 | 3" /></Comparison>', 'row-columns'],
    ['no answer is right', '<SelfCheck question="a"><Choice feedback="x">a</Choice><Choice feedback="y">b</Choice></SelfCheck>', 'self-check-key'],
    ['it stands in a sentence', 'teks <Callout kind="penting">x</Callout> teks', 'block-in-text'],
    ['it is empty', '<Callout kind="penting"></Callout>', 'children-empty'],
    ['a heading stands in it', '<Callout kind="penting">\n## x\n</Callout>', 'heading-inside'],
    ['a picture has no words', '![](a.png)', 'image-alt'],
    ['a flag has a value', '<SelfCheck question="a"><Choice correct="ya" feedback="x">a</Choice><Choice feedback="y">b</Choice></SelfCheck>', 'attribute-flag'],
  ])('%s', (_name, body, code) => {
    expect(errorsOf(body)).toContain(code);
  });

  it('headings skip a level or repeat the title', () => {
    expect(errorsOf('# a')).toEqual(['heading-level']);
    expect(errorsOf('### a')).toEqual(['heading-level']);
    expect(errorsOf('## a\n\n### b')).toEqual([]);
  });
});

describe('the catalogue of snippets', () => {
  it.each(snippets.map((s) => [s.name, s.mdx]))('offers a %s that passes as it stands', (_name, mdx) => {
    expect(errorsOf(mdx)).toEqual([]);
  });

  it('covers every component that stands for itself', () => {
    const all = snippets.map((s) => s.mdx).join('');
    for (const [name, rule] of Object.entries(COMPONENTS)) if (!rule.within) expect(all).toContain(`<${name}`);
    for (const { label, about } of snippets) expect(texts.keys).toEqual(expect.arrayContaining([label, about]));
  });
});

describe('the checker', () => {
  const hostile = fc.array(
    fc.constantFrom('<', '>', '{', '}', '/', '*', '_', '`', '[', ']', '(', ')', '!', '#', '-', '\n', ' ', '"', '=', 'a', 'Callout', 'kind', 'import ', 'export ', 'javascript:', '&#106;', '/*', '*/', '---', '\\', '://', 'x'),
    { maxLength: 60 },
  );

  it('answers every text with a report, never with a fault', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), hostile.map((parts) => parts.join(''))), (body) => {
        const report = checkMdx(HEAD + body);
        expect(report.ok).toBe(report.errors.length === 0);
        for (const { line, column } of report.errors) expect(line > 0 && column > 0).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('never lets an address through that a browser reads as a script', () => {
    const parts = fc.array(fc.constantFrom('j', 'java', 'script', ':', '/', '//', '\t', '\n', ' ', '\u0000', '\\', 'https', 'data', '%3a', '@', '.', 'a.id', '?', '#', 'JAVASCRIPT:'), { maxLength: 8 });
    fc.assert(
      fc.property(parts, (pieces) => {
        const address = pieces.join('');
        if (linkFault(address) !== null) return;
        const seen = new URL(address, 'https://bekal.invalid/belajar/');
        expect(['https:', 'mailto:', 'tel:']).toContain(seen.protocol);
        if (!/^https:/i.test(address)) expect(seen.host).toBe('bekal.invalid');
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the last gate', () => {
  it.each([
    '<script>1</script>', '<p onclick="x">a</p>', '<p style="x">a</p>', '<img src="https://a.id/x.png"/>', '<img src="//a.id/x.png"/>', '<a href="javascript:1">x</a>',
    '<a href="java&#x27;script:1">x</a>', '<iframe></iframe>', '<p', '<!-- x -->', '<P>', '<svg/onload=1>', '<p class=x>', '<form action="/keluar">', '<a href="&amp;#106;avascript:1">', '<p/x>', '<input type="text"/>',
  ])('stops %s', (html) => {
    expect(unsafePart(html)).not.toBeNull();
  });

  it('lets plain lesson HTML pass, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
        expect(unsafePart(`<p class="x" id="${escaped}">${escaped}</p><br/><img src="/a/b.png" alt="${escaped}"/>`)).toBeNull();
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    const start = process.cpuUsage().user;
    expect(unsafePart(`<p ${'a '.repeat(100_000)}`)).not.toBeNull();
    expect(unsafePart(`<p${' a=""'.repeat(50_000)}>`)).not.toBeNull();
    expect((process.cpuUsage().user - start) / 1_000, 'ms of processor time').toBeLessThan(1_500);
  });
});

describe('the queue of one', () => {
  it('lets pieces of work run one after the other, also after a fault, and sends away what is too much', async () => {
    const queue = queueOfOne(2);
    const order: string[] = [];
    const work = (name: string, ms: number) => () => new Promise<string>((resolve) => setTimeout(() => (order.push(name), resolve(name)), ms));
    const turns = [queue(work('a', 20)), queue(() => Promise.reject(new Error('b'))), queue(work('c', 1))];
    expect(queue(work('d', 1))).toBeNull();
    const settled = await Promise.allSettled(turns);
    expect(settled.map((s) => s.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(order).toEqual(['a', 'c']);
    expect(await queue(work('e', 1))).toBe('e');
  });
});
