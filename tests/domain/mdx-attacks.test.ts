import { describe, expect, it } from 'vitest';
import { checkMdx } from '~/learning/courses/mdx/check-mdx';

const HEAD = '---\ntitle: Uji\nobjectives:\n  - Menguji penjaga naskah\n---\n';
const HEAD_LINES = 5;
const lesson = (body: string) => `${HEAD}\n${body}\n`;

/** [what is tried, the body, the code of the refusal, line and column within the body]. */
type Attack = [name: string, body: string, code: string, line: number, column: number];

const CODE: Attack[] = [
  ['reads the environment', '{process.env.SECRET}', 'expression', 1, 1],
  ['reads the environment in a sentence', 'Halo {process.env.SECRET} dunia', 'expression', 1, 6],
  ['hides code between two comments', '{/* a */ process.exit() /* b */}', 'expression', 1, 1],
  ['hides code after a line comment', '{// a\nprocess.exit()}', 'expression', 1, 1],
  ['hides code after a comment that looks closed', '{/* */ /* */ fetch("https://x.id") }', 'expression', 1, 1],
  ['reaches for the Function constructor', '{(()=>{}).constructor("return process")()}', 'expression', 1, 1],
  ['loops without end', '{(() => { while (true); })()}', 'expression', 1, 1],
  ['fills the memory', '{"a".repeat(2 ** 29).repeat(9)}', 'expression', 1, 1],
  ['writes a string expression', '{"teks"}', 'expression', 1, 1],
  ['writes an empty string expression', '{``}', 'expression', 1, 1],
  ['uses a directive as an expression', '{"use strict"}', 'expression', 1, 1],
  ['hides code in a list', '- satu\n- {process.env.X}', 'expression', 2, 3],
  ['hides code in a quotation', '> {process.env.X}', 'expression', 1, 3],
  ['hides code in a heading', '## Judul {process.env.X}', 'expression', 1, 10],
  ['hides code in a component', '<Callout kind="penting">\n{process.env.X}\n</Callout>', 'expression', 2, 1],
  ['hides code in the text of a link', '[{process.env.X}](https://a.id)', 'expression', 1, 2],
  ['imports a JSON file', 'import rahasia from "../../package.json"', 'esm', 1, 1],
  ['imports for the side effect', 'import "node:fs"', 'esm', 1, 1],
  ['exports a value', 'export const a = process.env', 'esm', 1, 1],
  ['exports a layout', 'export default function L() { return null }', 'esm', 1, 1],
  ['imports after a paragraph', 'Kalimat biasa.\n\nimport fs from "node:fs"', 'esm', 3, 1],
  ['exports over several lines', 'export const a = {\n  b: process.env\n}', 'esm', 1, 1],
  ['writes a broken import', 'import {', 'esm', 2, 1],
  ['uses import() as an expression', '{import("node:fs")}', 'expression', 1, 1],
  ['leaves an expression open', 'Halo {process.env', 'syntax-brace', 1, 18],
];

const ATTRIBUTES: Attack[] = [
  ['spreads attributes', '<Callout {...process.env} />', 'attribute-spread', 1, 10],
  ['fills an attribute with code', '<Callout kind={process.env.X}>\nisi\n</Callout>', 'attribute-expression', 1, 10],
  ['fills an attribute with a harmless looking expression', '<Callout kind={"penting"}>\nisi\n</Callout>', 'attribute-expression', 1, 10],
  ['fills an attribute with an element', '<Callout kind="penting" title=<b>x</b>>\nisi\n</Callout>', 'attribute-value', 1, 31],
  ['sets inner HTML', '<Callout kind="penting" dangerouslySetInnerHTML="x">\nisi\n</Callout>', 'attribute-unknown', 1, 25],
  ['sets inner HTML by expression', '<Callout kind="penting" dangerouslySetInnerHTML={{__html: "<script>1</script>"}}>\nisi\n</Callout>', 'attribute-unknown', 1, 25],
  ['adds an event', '<Callout kind="penting" onClick="alert(1)">\nisi\n</Callout>', 'attribute-unknown', 1, 25],
  ['adds a style', '<Callout kind="penting" style="color:red">\nisi\n</Callout>', 'attribute-unknown', 1, 25],
  ['adds a class', '<Callout kind="penting" className="card">\nisi\n</Callout>', 'attribute-unknown', 1, 25],
  ['names the prototype', '<Callout kind="penting" __proto__="x">\nisi\n</Callout>', 'attribute-unknown', 1, 25],
  ['names the constructor', '<Callout kind="penting" constructor="x">\nisi\n</Callout>', 'attribute-unknown', 1, 25],
  ['uses a namespace on an attribute', '<Callout kind="penting" xlink:href="javascript:1">\nisi\n</Callout>', 'attribute-unknown', 1, 25],
  ['passes children as an attribute', '<Callout kind="penting" children="x">\nisi\n</Callout>', 'attribute-unknown', 1, 25],
  ['repeats an attribute', '<Callout kind="penting" kind="contoh">\nisi\n</Callout>', 'attribute-repeated', 1, 25],
  ['asks for a million writing lines', '<Reflection lines="1000000">\nisi\n</Reflection>', 'attribute-number', 1, 13],
  ['takes a picture from another host', '<Figure src="https://jahat.id/a.png" alt="x" />', 'image-name', 1, 9],
  ['takes a picture from a data address', '<Figure src="data:image/svg+xml;base64,AAAA" alt="x" />', 'image-name', 1, 9],
  ['climbs out of the folder', '<Figure src="../../.env.png" alt="x" />', 'image-name', 1, 9],
  ['plays a recording from a script address', '<Video src="javascript:alert(1)" title="a" size="1 MB">\nisi\n</Video>', 'media-source', 1, 8],
  ['turns the reading direction with an entity', '<Accordion title="a&#x202E;b">\nisi\n</Accordion>', 'hidden-character', 1, 12],
];

const ELEMENTS: Attack[] = [
  ...['script', 'iframe', 'style', 'object', 'embed', 'form', 'svg', 'math', 'base', 'link', 'meta', 'template', 'input', 'button', 'a', 'img', 'video', 'details', 'div', 'marquee'].map(
    (name): Attack => [`writes <${name}>`, `<${name}></${name}>`, 'html-element', 1, 1],
  ),
  ['adds an event to an image', '<img src="x" onerror="alert(1)" />', 'html-element', 1, 1],
  ['puts a script in a sentence', 'Halo <script>alert(1)</script>', 'html-element', 1, 6],
  ['gives a plain element a class', 'H<sub class="x">2</sub>O', 'attribute-unknown', 1, 2],
  ['uses a member of a component', '<Callout.constructor />', 'component-unknown', 1, 1],
  ['uses a namespace', '<svg:script />', 'component-unknown', 1, 1],
  ['uses an inherited name', '<constructor />', 'html-element', 1, 1],
  ['uses a capital inherited name', '<Object />', 'component-unknown', 1, 1],
  ['uses the wrapper of MDX', '<MDXLayout />', 'component-unknown', 1, 1],
  ['uses a fragment', '<><Callout kind="penting">isi</Callout></>', 'component-unknown', 1, 1],
  ['imitates a component with a Cyrillic letter', '<Сallout kind="penting">isi</Сallout>', 'component-unknown', 1, 1],
  ['writes an HTML comment', '<!-- <script> -->', 'comment-html', 1, 1],
  ['writes a doctype', '<!DOCTYPE html>', 'comment-html', 1, 1],
  ['writes CDATA', '<![CDATA[x]]>', 'comment-html', 1, 1],
  ['writes a processing instruction', '<?php echo 1 ?>', 'syntax-angle', 1, 2],
  ['leaves a component open', '<Callout kind="penting">\nisi', 'tag-unclosed', 1, 1],
  ['closes what was not opened', 'isi\n\n</Callout>', 'tag-mismatch', 3, 2],
  ['crosses two components', '<CaseCard title="a">\n<Callout kind="penting">\n</CaseCard>\n</Callout>', 'tag-mismatch', 3, 1],
];

const ADDRESSES: Attack[] = [
  ['links to a script', '[x](javascript:alert(1))', 'link-scheme', 1, 1],
  ['writes the scheme in capitals', '[x](JaVaScRiPt:alert(1))', 'link-scheme', 1, 1],
  ['encodes the scheme with entities', '[x](&#106;avascript:alert(1))', 'link-scheme', 1, 1],
  ['encodes the colon with an entity', '[x](javascript&colon;alert(1))', 'link-scheme', 1, 1],
  ['breaks the scheme with a tab entity', '[x](java&#9;script:alert(1))', 'link-form', 1, 1],
  ['breaks the scheme with a line entity', '[x](java&NewLine;script:alert(1))', 'link-form', 1, 1],
  ['starts the scheme with a control character', '[x](&#1;javascript:alert(1))', 'link-form', 1, 1],
  ['uses angle brackets in the target', '[x](<javascript:alert(1)>)', 'link-scheme', 1, 1],
  ['hides the script in a reference', '[x][a]\n\n[a]: javascript:alert(1)', 'link-scheme', 3, 1],
  ['hides the script in an unused reference', 'isi\n\n[a]: vbscript:x', 'link-scheme', 3, 1],
  ['hides the script in a footnote', 'isi[^1]\n\n[^1]: javascript:alert(1)', 'link-scheme', 3, 1],
  ['links to data', '[x](data:text/html;base64,PHNjcmlwdD4=)', 'link-scheme', 1, 1],
  ['links to a blob', '[x](blob:https://a.id/1)', 'link-scheme', 1, 1],
  ['links to a file', '[x](file:///etc/passwd)', 'link-scheme', 1, 1],
  ['links to plain http', '[x](http://contoh.id)', 'link-scheme', 1, 1],
  ['links to another host without a scheme', '[x](//jahat.id)', 'link-form', 1, 1],
  ['links with backslashes', '[x](/\\\\jahat.id)', 'link-form', 1, 1],
  ['hides a password in a link', '[x](https://dinsos@jahat.id)', 'link-form', 1, 1],
  ['links with a broken https', '[x](https:jahat.id)', 'link-form', 1, 1],
  ['encodes the colon for the second decoding', '[x](javascript%3Aalert(1))', 'link-form', 1, 1],
  ['hides the target behind a direction mark', '[x](https://a.id/\u202Egnp.exe)', 'hidden-character', 1, 18],
  ['links without a word to tap', '[](https://a.id)', 'link-empty', 1, 1],
  ['takes a Markdown image from another host', '![x](https://jahat.id/pelacak.png)', 'image-name', 1, 1],
  ['takes a Markdown image from a script', '![x](javascript:alert(1))', 'image-name', 1, 1],
  ['takes an image by reference', '![x][a]\n\n[a]: https://jahat.id/a.png', 'image-reference', 1, 1],
  ['uses a drawing that can carry scripts', '![x](gambar.svg)', 'image-name', 1, 1],
  ['writes an autolink to a script', '<javascript:alert(1)>', 'syntax', 1, 18],
  ['writes an autolink', '<https://contoh.id>', 'autolink', 1, 8],
];

describe.each([
  ['code', CODE],
  ['attributes', ATTRIBUTES],
  ['elements', ELEMENTS],
  ['addresses', ADDRESSES],
])('a lesson is refused when its %s', (_, attacks) => {
  it.each(attacks)('%s', (_name, body, code, line, column) => {
    const report = checkMdx(lesson(body));
    expect(report.ok).toBe(false);
    const found = report.errors.map((e) => `${e.code} ${e.line - HEAD_LINES - 1}:${e.column}`);
    expect(found).toContain(`${code} ${line}:${column}`);
    for (const error of report.errors) expect(error.message).not.toMatch(/undefined|mdx\./);
  });
});

describe('the head of a lesson', () => {
  it.each([
    ['is JavaScript', '---js\n({ title: process.exit() })\n---\n', 'frontmatter-language', 1],
    ['is JavaScript after a space', '--- js\n({ a: 1 })\n---\n', 'frontmatter-language', 1],
    ['is JSON', '---json\n{"title":"x"}\n---\n', 'frontmatter-language', 1],
    ['is TOML', '+++\ntitle = "x"\n+++\n', 'frontmatter-missing', 1],
    ['is absent', 'Teks saja', 'frontmatter-missing', 1],
    ['is never closed', '---\ntitle: a', 'frontmatter-unclosed', 1],
    ['expands without end', '---\ntitle: x\na: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n', 'frontmatter-alias', 3],
    ['constructs a function', '---\ntitle: !!js/function "function(){}"\n---\n', 'frontmatter-tag', 2],
    ['constructs by its own tag', '---\ntitle: !hapus x\n---\n', 'frontmatter-tag', 2],
    ['poisons the prototype', '---\ntitle: Uji\nobjectives: [Menguji penjaga naskah]\n__proto__: { admin: true }\n---\n', 'frontmatter-field', 4],
    ['repeats a key', '---\ntitle: Uji\ntitle: Dua\n---\n', 'frontmatter-yaml', 3],
    ['merges keys', '---\ntitle: Uji\nobjectives: [Menguji penjaga naskah]\n<<: { minutes: 3 }\n---\n', 'frontmatter-field', 4],
    ['states minutes as text', '---\ntitle: Uji\nobjectives: [Menguji penjaga naskah]\nminutes: banyak\n---\n', 'frontmatter-field', 4],
    ['is as long as a book', `---\ntitle: ${'x'.repeat(3_900)}\nsources: [${'y'.repeat(300)}]\n---\n`, 'frontmatter-size', 1],
    ['sets a second document', '---\ntitle: Uji\n...\nobjectives: [Menguji penjaga naskah]\n---\n', 'frontmatter-yaml', 4],
  ])('is refused when it %s', (_name, source, code, line) => {
    const found = checkMdx(source).errors.map((e) => `${e.code} ${e.line}`);
    expect(found).toContain(`${code} ${line}`);
  });
});

describe('a lesson built to exhaust the parser', () => {
  const deep = (open: string, close: string, n: number) => open.repeat(n) + 'x' + close.repeat(n);
  it.each([
    ['is larger than 200 KB', 'kata '.repeat(42_000)],
    ['has one endless line', 'kata '.repeat(1_000)],
    ['has one endless paragraph', 'kata biasa\n'.repeat(2_000)],
    ['quotes within quotes', `${'>'.repeat(2_000)} x`],
    ['nests lists on one line', `${'- '.repeat(500)}x`],
    ['nests numbered lists on one line', `${'1. '.repeat(500)}x`],
    ['nests lists line by line', Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
    ['nests components', deep('<Callout kind="penting">\n\n', '\n\n</Callout>', 40)],
    ['is full of stars', 'a*'.repeat(1_999)],
    ['is full of brackets', '['.repeat(3_999)],
    ['opens braces without end', '{'.repeat(3_999)],
    ['opens tags without end', '<Callout kind="penting">'.repeat(160)],
    ['repeats a component thousands of times', '<br />\n\n'.repeat(4_000)],
    ['writes thousands of paragraphs', 'a\n\n'.repeat(9_000)],
    ['grows an export line by line', `export const a = [\n${'1,\n'.repeat(2_500)}`],
  ])('is refused in time when it %s', (_name, body) => {
    const start = process.cpuUsage().user;
    const report = checkMdx(lesson(body));
    expect(report.ok).toBe(false);
    expect(report.errors[0]?.line).toBeGreaterThan(0);
    expect((process.cpuUsage().user - start) / 1_000, 'ms of processor time').toBeLessThan(3_000);
  });

  it.each(['\u200B', '\u202E', '\u2066', '\u0000', '\u0008', '\u00AD', '\u2028', '\u{E0041}'])('is refused for hidden character %j', (hidden) => {
    expect(checkMdx(lesson(`Halo ${hidden}dunia`)).errors[0]).toMatchObject({ code: 'hidden-character', line: HEAD_LINES + 2, column: 6 });
  });
});
