/** Files made to keep a reader busy, or to fill its memory. */
import { deflateSync } from 'node:zlib';
import { concat, sequence } from '../../../certificates/asn1/der-writer.ts';
import { PdfDocument } from '../../../certificates/pdf/document.ts';
import { latin1, object, streamObject } from '../../../certificates/pdf/serialise.ts';
import { onRoomy } from './attack-material.ts';
import type { Attack } from './attack-material.ts';
import { indefinite, withCms } from './cms-surgery.ts';
import { addRevision, catalogWith, pdfOf, signatureOf, text } from './pdf-surgery.ts';

const MB = 1024 * 1024;
const zeros = (megabytes: number): Uint8Array => new Uint8Array(deflateSync(new Uint8Array(megabytes * MB)));
const stream = (entries: string, data: Uint8Array): Uint8Array => streamObject(0, entries, data).body;
const flate = (entries: string, data: Uint8Array): Uint8Array => stream(`${entries}/Filter/FlateDecode`, data);
const head = '%PDF-1.7\n';
const ended = (body: string, at: number): Uint8Array => latin1(`${body}\nstartxref\n${at}\n%%EOF\n`);
const pages = '<</Type/Pages/Kids[]/Count 0>>';

/** A file whose cross-reference stream has these rows: type, offset or container, index. */
function streamFile(bodies: readonly (string | Uint8Array)[], compressed: ReadonlyArray<readonly [number, number, number]>): Uint8Array {
  const parts: Uint8Array[] = [latin1(head)];
  const rows: Array<readonly [number, readonly [number, number, number]]> = [];
  let at = head.length;
  bodies.forEach((body, i) => {
    const bytes = concat([latin1(`${i + 1} 0 obj\n`), typeof body === 'string' ? latin1(body) : body, latin1('\nendobj\n')]);
    rows.push([i + 1, [1, at, 0]]);
    parts.push(bytes);
    at += bytes.length;
  });
  for (const [number, container, index] of compressed) rows.push([number, [2, container, index]]);
  const data = Uint8Array.from(rows.flatMap(([, [type, second, third]]) => [type, second >>> 24 & 255, second >>> 16 & 255, second >>> 8 & 255, second & 255, third >> 8 & 255, third & 255]));
  const index = rows.map(([number]) => `${number} 1`).join(' ');
  const body = latin1(`99999 0 obj\n<</Type/XRef/W[1 4 2]/Index[${index}]/Size 100000/Root 1 0 R/Length ${data.length}>>\nstream\n`);
  return concat([...parts, body, data, latin1(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`)]);
}

/** A signed file with validation data made of these streams. */
const inStore: (count: number, body: () => Uint8Array) => Attack = (count, body) => ({ genuine }) => addRevision(genuine, (document) => {
  const first = document.size + 1;
  const numbers = Array.from({ length: count }, (_, i) => first + i);
  const data = body();
  return [
    catalogWith(document, (catalog) => catalog.replace(/>>$/, `/DSS ${document.size} 0 R>>`)),
    object(document.size, `<</Type/DSS/Certs[${numbers.map((number) => `${number} 0 R`).join(' ')}]>>`),
    ...numbers.map((number) => ({ number, body: data })),
  ];
});

const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
const withExtra = (value: string): Attack => ({ genuine }) => addRevision(genuine, (document) => [catalogWith(document, (catalog) => catalog.replace(/>>$/, `/X ${value}>>`))]);

function deepBer(depth: number): Uint8Array {
  let der: Uint8Array = sequence();
  for (let i = 0; i < depth; i += 1) der = sequence(der);
  return der;
}

/** A compressed object stream of many objects that are each the rest of it: one long string, read again and again. */
function stringBomb(): Uint8Array {
  const count = 400;
  const long = `<${'41'.repeat(1_500_000)}>`;
  const numbers = Array.from({ length: count }, (_, i) => 100 + i);
  const header = numbers.map((number) => `${number} 0`).join(' ');
  const data = new Uint8Array(deflateSync(latin1(`${header} ${long}`)));
  return streamFile([
    `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${numbers.map((number) => `${number} 0 R`).join(' ')}]>>>>`, pages,
    flate(`/Type/ObjStm/N ${count}/First ${header.length + 1}`, data),
  ], numbers.map((number, i) => [number, 3, i] as const));
}

export const bombs = onRoomy({
  'two cross-reference tables that point to each other': () => {
    const table = (at: number, previous: number): string => `xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev ${String(previous).padStart(4, '0')}>>\nstartxref\n${String(at).padStart(4, '0')}\n%%EOF\n`;
    const length = table(0, 0).length;
    return latin1(`${head}${table(head.length, head.length + length)}${table(head.length + length, head.length)}`);
  },
  'a table whose stream is the table itself': () => ended(`${head}xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/XRefStm ${head.length}>>`, head.length),
  'a table of half a million entries that are not there': () => ended(`${head}xref\n0 500000\n0000000000 65535 f \ntrailer\n<</Size 500000/Root 1 0 R>>`, head.length),
  'a table of 450,000 entries that are there': () => ended(`${head}xref\n0 450000\n${'0000000009 00000 n \n'.repeat(450_000)}trailer\n<</Size 450000/Root 1 0 R>>`, head.length),
  'six hundred revisions': ({ genuine }) => {
    const start = /startxref\n(\d+)\n%%EOF\s*$/.exec(text(genuine))?.[1] ?? '0';
    const parts = [genuine];
    let [at, previous] = [genuine.length, start];
    for (let i = 0; i < 600; i += 1) {
      const part = latin1(`xref\n0 0\ntrailer\n<</Size 9/Root 1 0 R/Prev ${previous}>>\nstartxref\n${at}\n%%EOF\n`);
      parts.push(part);
      previous = String(at);
      at += part.length;
    }
    return concat(parts);
  },
  'dictionaries nested ten thousand deep': withExtra(nested('<</A', '>>', 10_000).replace('<</A>>', '<</A 1>>')),
  'arrays nested fifty deep, ten thousand times': withExtra(`[${nested('[', ']', 50).repeat(10_000)}]`),
  'an array of four million numbers': withExtra(`[${'0 '.repeat(4_000_000)}]`),
  'an array of a million references': withExtra(`[${'1 0 R '.repeat(1_000_000)}]`),
  'a string of ten million brackets': withExtra(`(${nested('(', ')', 5_000_000)})`),
  'a string of twenty million digits': withExtra(`<${'41'.repeat(10_000_000)}>`),
  'a comment of twenty million characters': withExtra(`%${'a'.repeat(20_000_000)}\n1`),
  'a name of ten million characters': withExtra(`/${'a'.repeat(10_000_000)}`),
  'a number of ten million digits': withExtra('1'.repeat(10_000_000)),
  'white space of twenty million characters': withExtra(`${' '.repeat(20_000_000)}1`),
  'twenty megabytes of ends': ({ genuine }) => concat([genuine, latin1('startxref\n0\n%%EOF\n'.repeat(1_000_000))]),
  'pages that are their own children': () => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]>>']),
  'fields that are their own children': () => pdfOf(['<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>', pages, '<</FT/Sig/Kids[4 0 R]>>', '<</Kids[3 0 R]>>']),
  'a chain of fields, ten thousand long': () => pdfOf(['<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>', pages, ...Array.from({ length: 10_000 }, (_, i) => `<</FT/Sig/Kids[${i + 4} 0 R]>>`)]),
  'five thousand fields': () => pdfOf([`<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[${Array.from({ length: 5_000 }, (_, i) => `${i + 3} 0 R`).join(' ')}]>>>>`, pages, ...Array.from({ length: 5_000 }, () => '<</FT/Sig/V<</ByteRange[0 1 2 3]>>>>')]),
  'two thousand fields with one signature': ({ genuine }) => addRevision(genuine, (document) => [
    catalogWith(document, (catalog) => catalog.replace(/\/Fields ?\[([^\]]*)\]/, (_, list: string) => `/Fields[${list} ${Array.from({ length: 1_500 }, (__, i) => `${document.size + i} 0 R`).join(' ')}]`)),
    ...Array.from({ length: 1_500 }, (_, i) => object(document.size + i, `<</FT/Sig/T(x${i})/V ${document.size - 1} 0 R>>`)),
  ]),
  'a reference to itself': () => pdfOf(['1 0 R']),
  'a ring of references': () => pdfOf(['2 0 R', '3 0 R', '1 0 R']),
  'a stream whose length is itself': () => pdfOf(['<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>', pages, '<</Length 3 0 R>>\nstream\nx\nendstream']),
  'an object stream in itself': () => streamFile(['<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>', pages], [[5, 5, 0]]),
  'an object stream that promises a billion objects': () => streamFile(['<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>', pages, stream('/Type/ObjStm/N 1000000000/First 8', latin1('5 0     1'))], [[5, 3, 65_535]]),
  'an object stream of one string for many objects': stringBomb,
  'sixteen megabytes of zeros, forty times in the store': inStore(40, () => flate('', zeros(15))),
  'a store of a hundred thousand references': inStore(20_000, () => stream('', Uint8Array.of(0x30, 0))),
  'a stream that unpacks to two gigabytes': inStore(1, () => flate('', zeros(900))),
  'a stream packed a hundred times': inStore(1, () => stream(`/Filter[${'/FlateDecode'.repeat(100)}]`, zeros(1))),
  'attachments that are their own children': () => pdfOf(['<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>/AcroForm<</Fields[4 0 R]>>>>', pages, '<</Kids[3 0 R 3 0 R 3 0 R]>>', '<</FT/Sig/V<</SubFilter/ETSI.CAdES.detached>>>>']),
  'a container nested thirty deep in indefinite lengths': ({ genuine }) => {
    let ber = sequence();
    for (let i = 0; i < 30; i += 1) ber = indefinite(Uint8Array.from([...sequence(ber)]));
    return withCms(genuine, ber);
  },
  'a container nested a thousand deep': ({ genuine }) => withCms(genuine, deepBer(900)),
  'a container of fifteen hundred nothings': ({ genuine }) => withCms(genuine, sequence(...Array.from({ length: 1_500 }, () => Uint8Array.of(5, 0)))),
  'a container that promises four gigabytes': ({ genuine }) => withCms(genuine, Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 5, 0)),
  'a container of indefinite lengths without end': ({ genuine }) => withCms(genuine, Uint8Array.from(Array.from({ length: 2_000 }, (_, i) => (i % 2 === 0 ? 0x30 : 0x80)))),
  'twenty-four megabytes between signature and end': ({ genuine }) => {
    const [, , second] = signatureOf(genuine).range;
    return concat([genuine.subarray(0, second), latin1(' '.repeat(24 * MB)), genuine.subarray(second)]);
  },
  'objects numbered at the edge of what numbers hold': () => pdfOf([`<</Type/Catalog/Pages 999999999999 0 R/AcroForm<</Fields[999999999999 65535 R]>>>>`]),
  'the genuine file cut in the middle and put together again twenty times': ({ genuine }) => concat(Array.from({ length: 20 }, () => genuine.subarray(0, PdfDocument.open(genuine).sections[0]?.offset ?? 0))),
});
