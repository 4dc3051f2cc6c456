import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { FILE_LIMITS, type NominationTable } from '~/training/cohorts';
import { readNominationFile } from '~/training/cohorts/index.server';

const seed = (file: string) => new Uint8Array(readFileSync(`prisma/seed/${file}`));
const xlsx = async (rows: SheetData) => new Uint8Array(await writeXlsxFile(rows).toBuffer());
const bytesOf = (text: string) => new TextEncoder().encode(text);
const SHEET = 'xl/worksheets/sheet1.xml';

async function table(bytes: Uint8Array, name = 'daftar.xlsx'): Promise<NominationTable> {
  const read = await readNominationFile(bytes, name);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}
const rowsOf = async (text: string) => (await table(bytesOf(text), 'daftar.csv')).rows;

/** The same archive with one part changed. */
async function altered(change: (xml: string) => string, rows: SheetData = [['Nama', 'NIK'], ['Sumiati', '3578']]): Promise<Uint8Array> {
  const parts = unzipSync(await xlsx(rows));
  return zipSync({ ...parts, [SHEET]: strToU8(change(strFromU8(parts[SHEET] ?? new Uint8Array()))) } as Zippable);
}

describe('an xlsx list', () => {
  test('gives its cells with the line numbers the spreadsheet shows', async () => {
    const { rows, kind, sheet } = await table(seed('nominees-pensosmas-2017.xlsx'));
    expect([kind, sheet, rows.length]).toEqual(['xlsx', 'Calon Peserta', 47]);
    expect(rows[4]).toMatchObject({ line: 5, cells: ['No', 'Nama Lengkap', 'Gelar Depan', 'Gelar Belakang', 'NIK', 'NIP (bila ada)', 'Tempat, Tanggal Lahir', 'L/P', 'No. HP/WA', 'Surel', 'Kabupaten/Kota', 'Kecamatan', 'Organisasi', 'Pengalaman'] });
    expect(rows[5]?.cells.slice(0, 5)).toEqual([1, 'Sumiati', null, null, '3578084508689901']);
  });

  test('keeps dates as days and formulas as formulas, whatever they showed', async () => {
    const read = await table(await xlsx([
      ['Nama', 'Lahir', 'NIK'],
      ['Sumiati', { value: new Date(Date.UTC(1968, 7, 5)), type: Date, format: 'dd-mm-yyyy' }, { value: '=1+1', type: 'Formula' }],
    ]));
    expect(read.rows[1]).toEqual({ line: 2, cells: ['Sumiati', { date: '1968-08-05' }, { formula: true }] });
  });

  test('is read from its first sheet that holds anything', async () => {
    const two = await writeXlsxFile([{ sheet: 'Kosong', data: [] }, { sheet: 'Daftar & Isi', data: [['Nama'], ['Sumiati']] }]).toBuffer();
    expect(await table(new Uint8Array(two))).toMatchObject({ sheet: 'Daftar & Isi', rows: [{ line: 1 }, { line: 2, cells: ['Sumiati'] }] });
  });

  test('may carry formatting far below and beside the list', async () => {
    const far = await altered((xml) => xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'));
    expect((await table(far)).rows).toHaveLength(2);
  });
});

describe('a csv list', () => {
  test.each([[';'], [','], ['\t']])('is cut at %j, found by itself', async (delimiter) => {
    const rows = await rowsOf(`Daftar calon, lengkap\n${['Nama', 'NIK', 'HP'].join(delimiter)}\n${['Sumiati', '3578', '0812'].join(delimiter)}\n`);
    expect(rows.at(-1)).toEqual({ line: 3, cells: ['Sumiati', '3578', '0812'] });
  });

  test('counts lines inside quoted cells', async () => {
    const rows = await rowsOf('Nama;Pengalaman\r\nSumiati;"satu\r\ndua; tiga"\r\n\r\nSlamet;empat\r\n');
    expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([[1, 'Nama'], [2, 'Sumiati'], [4, null], [5, 'Slamet']]);
    expect(rows[1]?.cells[1]).toBe('satu\r\ndua; tiga');
  });

  test('is read in UTF-8 with a mark, in Windows-1252 and in UTF-16', async () => {
    const text = 'Nama;NIK\nJum’ah é;1\n';
    const windows = Uint8Array.from([...text].map((char) => (char === '’' ? 0x92 : char.charCodeAt(0))));
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    for (const bytes of [bytesOf(`\ufeff${text}`), windows, utf16]) {
      const { rows } = await table(bytes, 'daftar.csv');
      expect(rows[0]?.cells[0]).toBe('Nama');
      expect(rows[1]?.cells[0]).toBe('Jum’ah é');
    }
  });

  test('may begin with the line a spreadsheet writes for itself', async () => {
    expect(await rowsOf('sep=;\nNama;NIK\nSumiati;1\n')).toMatchObject([{ line: 2, cells: ['Nama', 'NIK'] }, { line: 3 }]);
  });

  test('keeps digits written as ="0812", and takes every other formula for one', async () => {
    const rows = await rowsOf('Nama;HP;Lain\nSumiati;="081234";=1+1\n');
    expect(rows[1]?.cells).toEqual(['Sumiati', '081234', { formula: true }]);
  });

  test('reads to the same people as the xlsx', async () => {
    expect((await table(seed('nominees-pensosmas-2017.csv'), 'x.csv')).rows).toHaveLength(43);
  });
});

describe('what is no list is refused with its reason', () => {
  const zip = (parts: Record<string, string>) => zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  const ole = (rest: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(rest, 'utf16le')]);

  test.each<[string, Uint8Array, string, string]>([
    ['an empty file', new Uint8Array(), 'a.xlsx', 'file-empty'],
    ['a file of 100 MB', new Uint8Array(100 * 1024 * 1024), 'a.csv', 'file-too-large'],
    ['a PDF called xlsx', bytesOf('%PDF-1.7\n'), 'a.xlsx', 'file-pdf'],
    ['old Excel', ole('Workbook'), 'a.xls', 'file-old-excel'],
    ['old Word', ole('WordDocument'), 'a.doc', 'file-word'],
    ['an xlsx with a password', ole('EncryptedPackage'), 'a.xlsx', 'file-locked'],
    ['Word', zip({ 'word/document.xml': '<w/>' }), 'a.xlsx', 'file-word'],
    ['OpenDocument', zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<o/>' }), 'a.xlsx', 'file-open-document'],
    ['any other archive', zip({ 'a.txt': 'a' }), 'a.xlsx', 'file-kind'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), 'a.csv', 'file-kind'],
    ['a web page', bytesOf('<!doctype html><table>'), 'a.xls', 'file-kind'],
    ['a torn archive', seed('nominees-pensosmas-2017.xlsx').slice(0, 4000), 'a.xlsx', 'file-damaged'],
    ['an open quote', bytesOf('Nama;NIK\n"Sumiati;1\n'), 'a.csv', 'file-damaged'],
    ['nothing but rows without end', bytesOf('a;b\n'.repeat(6000)), 'a.csv', 'file-too-many-rows'],
    ['a row of a thousand columns', bytesOf(`${'a;'.repeat(1000)}\n`), 'a.csv', 'file-too-many-columns'],
  ])('%s', async (_title, bytes, name, code) => {
    expect(await readNominationFile(bytes, name)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('a workbook without a filled sheet', async () => {
    expect(await readNominationFile(await xlsx([]), 'a.xlsx')).toMatchObject({ ok: false, refusal: { code: 'file-empty' } });
  });

  test.each<[string, (xml: string) => string, string]>([
    ['torn in the middle', (xml) => xml.slice(0, -40), 'file-damaged'],
    ['with a cell beyond any sheet', (xml) => xml.replace('</sheetData>', '<row r="9999999"><c r="A9999999"><v>1</v></c></row></sheetData>'), 'file-damaged'],
    ['with a value in the last row', (xml) => xml.replace('</sheetData>', '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'), 'file-too-many-rows'],
    ['with a value in the last column', (xml) => xml.replace('</sheetData>', '<row r="3"><c r="XFD3"><v>1</v></c></row></sheetData>'), 'file-too-many-columns'],
    ['with entities of its own', (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>').replace('<v>0</v>', '<v>&a;</v>'), 'file-damaged'],
  ])('a sheet %s', async (_title, change, code) => {
    expect(await readNominationFile(await altered(change), 'a.xlsx')).toMatchObject({ ok: false, refusal: { code } });
  });

  test('an archive that unpacks to more than 50 MB', async () => {
    const swollen = await altered((xml) => xml.replace('</sheetData>', `${' '.repeat(FILE_LIMITS.unpackedBytes)}</sheetData>`));
    expect(swollen.length).toBeLessThan(FILE_LIMITS.bytes);
    expect(await readNominationFile(swollen, 'a.xlsx')).toMatchObject({ ok: false, refusal: { code: 'file-swollen' } });
  });

  test('an archive that states less than it unpacks to, without being unpacked', async () => {
    const bomb = await altered((xml) => xml.replace('<sheetData>', `<sheetData>${' '.repeat(30 * 1024 * 1024)}`));
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at < bomb.length - 46; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 30 * 1024 * 1024) view.setUint32(at + 24, 500, true);
    }
    expect(await readNominationFile(bomb, 'a.xlsx')).toMatchObject({ ok: false, refusal: { code: 'file-empty' } });
  });

  test('100,000 rows are refused without hanging, as csv and as xlsx', async () => {
    const csv = bytesOf('Sumiati;3578084508689901;Kota Surabaya\n'.repeat(100_000));
    const rows = Array.from({ length: 100_000 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}"><v>1</v></c></row>`).join('');
    const book = await altered((xml) => xml.replace('</sheetData>', `${rows}</sheetData>`));
    for (const [bytes, name] of [[csv, 'a.csv'], [book, 'a.xlsx']] as const) {
      const before = performance.now();
      expect(await readNominationFile(bytes, name)).toMatchObject({ ok: false, refusal: { code: 'file-too-many-rows', facts: { max: 5000 } } });
      expect(performance.now() - before).toBeLessThan(15_000);
    }
  });

  test.each<[string, string]>([
    ['tags never closed', '<c '.repeat(1_000_000)],
    ['a tag without end', `<c a="${'x'.repeat(3_000_000)}`],
    ['a tag of 300,000 attributes', `<c ${Array.from({ length: 300_000 }, (_, i) => `a${i}="1"`).join(' ')}><v>1</v></c>`],
  ])('%s cost no more than their length', async (_title, hostile) => {
    const book = await altered((xml) => xml.replace('</sheetData>', `${hostile}</sheetData>`));
    const before = performance.now();
    expect(await readNominationFile(book, 'a.xlsx')).toMatchObject({ ok: false, refusal: { code: 'file-damaged' } });
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
