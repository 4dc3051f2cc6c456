import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '~/platform/i18n/catalogue';
import { readRegionData } from '~/people/regions/index.server';
import { MAX_ROWS, neutraliseCell, readNominationList, reasonSentence, type Cell, type ListContext, type NominationReport, type SheetRow } from '~/training/cohorts';
import { readNominationFile } from '~/training/cohorts/index.server';
import { readDate, readPlaceAndDate, readSex } from '~/training/cohorts/nomination-cells';

const all = readRegionData();
const context: ListContext = {
  regencies: all.filter((region) => region.level === 'kabupaten-kota'), districts: all.filter((region) => region.level === 'kecamatan'),
  known: { niks: new Set(), phones: new Set() }, today: '2017-07-26',
};

const HEADINGS = ['No', 'Nama Lengkap', 'Gelar', 'NIK', 'NIP', 'Tempat/Tgl. Lahir', 'L/P', 'No. HP', 'Surel', 'Kab./Kota', 'Kecamatan', 'Organisasi', 'Pengalaman'];
const GOOD: Cell[] = [1, 'Sumiati', null, '3578084508689901', '-', 'Surabaya, 5 Agustus 1968', 'P', '0812-0000-0101', null, 'Kota Surabaya', 'Gubeng', 'PKK', 'Kader'];
const sheet = (...rows: Cell[][]): SheetRow[] => [HEADINGS, ...rows].map((cells, index) => ({ line: index + 1, cells }));
const changed = (changes: Record<string, Cell>): Cell[] => GOOD.map((cell, column) => {
  const value = changes[HEADINGS[column] ?? ''];
  return value === undefined ? cell : value;
});

function read(rows: SheetRow[], more: Partial<ListContext> = {}): NominationReport {
  const report = readNominationList(rows, { ...context, ...more });
  if (!report.ok) throw new Error(report.refusal.code);
  return report.value;
}
const faultsOf = (changes: Record<string, Cell>) => read(sheet(changed(changes))).bad.flatMap((row) => row.reasons.map((reason) => reason.code));
const warningsOf = (changes: Record<string, Cell>) => read(sheet(changed(changes))).good.flatMap((row) => row.warnings.map((warning) => warning.code));

async function file(name: string): Promise<NominationReport> {
  const table = await readNominationFile(new Uint8Array(readFileSync(`prisma/seed/${name}`)), name);
  if (!table.ok) throw new Error(table.refusal.code);
  return read([...table.value.rows]);
}

describe('the list of 42 nominees', () => {
  test('is good from first to last, with two that differ from their NIK', async () => {
    const report = await file('nominees-pensosmas-2017.xlsx');
    expect([report.good.length, report.bad.length, report.passedOver]).toEqual([42, 0, []]);
    const differing = report.good.filter((row) => row.warnings.some((warning) => warning.code.endsWith('-differs')));
    expect(differing.map((row) => [row.line, row.nominee.name, row.warnings.map((warning) => warning.code)])).toEqual([
      [19, 'Hariyanto', ['nik-birth-date-differs']],
      [45, 'Hamidah', ['nik-sex-differs', 'experience-missing']],
    ]);
  });

  test('says the same as csv', async () => {
    const [xlsx, csv] = [await file('nominees-pensosmas-2017.xlsx'), await file('nominees-pensosmas-2017.csv')];
    expect(csv.good.map((row) => row.nominee)).toEqual(xlsx.good.map((row) => row.nominee));
  });

  test('holds one-word names, apostrophes and a name of sixty letters with titles', async () => {
    const { good } = await file('nominees-pensosmas-2017.xlsx');
    const names = good.map((row) => row.nominee.name);
    expect(names).toEqual(expect.arrayContaining(['Sumiati', "Jum'ah", "Ra'ehah binti Ma'ruf", 'Abd. Rasyid bin Tola']));
    const longest = good.find((row) => row.nominee.name.length === 60);
    expect(longest?.nominee).toMatchObject({ titleFront: 'Dra. Hj.', titleBack: 'S.Sos., M.Si.', regency: '35.78', district: '35.78.03' });
  });

  test('holds nobody real: serials from 9901 and phones nobody has', async () => {
    for (const { nominee } of (await file('nominees-pensosmas-2017.xlsx')).good) {
      expect(nominee.nik).toMatch(/99\d\d$/);
      if (nominee.phone) expect(nominee.phone).toMatch(/^\+6281200000/);
      if (nominee.email) expect(nominee.email).toMatch(/\.example$/);
    }
  });
});

describe('the list with mistakes', () => {
  test('tells each bad row with its line and its reason, and keeps the good one', async () => {
    const report = await file('nominees-with-errors.xlsx');
    expect(report.good.map((row) => row.nominee.name)).toEqual(['Sumiati']);
    expect(report.passedOver).toEqual([21]);
    expect(report.bad.map((row) => [row.line, ...row.reasons.map((reason) => reasonSentence(reason))])).toEqual([
      [7, 'NIK harus 16 angka, yang tertulis 14.'],
      [8, 'Tanggal lahir tidak terbaca: Surabaya, 31 Februari 1959. Tulis seperti 26-07-1971.'],
      [9, 'Kabupaten/Kota tidak dikenal: Kota Suralaya. Mungkin maksudnya Kota Surabaya?'],
      [10, 'Kecamatan tidak ada di Kota Surabaya: Sukolila. Mungkin maksudnya Sukolilo?'],
      [11, 'NIK sama dengan baris 6.'],
      [12, 'HP tidak diawali 08.'],
      [13, 'NIK tersimpan sebagai bilangan sehingga angka terakhirnya hilang. Ubah kolom NIK menjadi teks, lalu tulis ulang 16 angkanya.'],
      [14, 'Nama diawali tanda =, + atau @.'],
      [15, 'L/P tidak terbaca: X. Tulis L atau P.'],
      [16, 'Surel tidak benar: jumah(at)warga.'],
      [17, 'Nama lengkap belum diisi.'],
      [18, 'NIK memuat selain angka.', 'Malang dapat berarti kabupaten atau kota. Tulis "Kab." atau "Kota" di depannya.'],
      [19, 'NIK berisi rumus. Salin lalu tempel sebagai nilai.'],
    ]);
  });
});

describe('a row', () => {
  test('that is complete has no warning', () => {
    expect(read(sheet(GOOD)).good).toMatchObject([{
      line: 2, warnings: [],
      nominee: { name: 'Sumiati', nik: '3578084508689901', nip: null, birthPlace: 'Surabaya', birthDate: '1968-08-05', sex: 'P', phone: '+6281200000101', regency: '35.78', district: '35.78.08' },
    }]);
  });

  test.each<[string, Record<string, Cell>, string[]]>([
    ['without a name', { 'Nama Lengkap': null }, ['missing']],
    ['whose name begins like a formula', { 'Nama Lengkap': '@SUM(A1:A9)' }, ['name-formula']],
    ['without NIK', { NIK: '-' }, ['missing']],
    ['whose NIK became a number', { NIK: 3578084508689900 }, ['nik-rounded']],
    ['whose NIK is written with an exponent', { NIK: '3,57808E+15' }, ['nik-scientific']],
    ['whose NIK is calculated', { NIK: { formula: true } }, ['formula-cell']],
    ['whose NIP is short', { NIP: '1986' }, ['nip-length']],
    ['born tomorrow', { 'Tempat/Tgl. Lahir': 'Surabaya, 27-07-2017' }, ['birth-date-future']],
    ['older than anybody', { 'Tempat/Tgl. Lahir': 'Surabaya, 26-07-05' }, ['birth-date-unreadable']],
    ['with the month first', { 'Tempat/Tgl. Lahir': 'Surabaya, 07/26/1971' }, ['birth-date-unreadable']],
    ['from another province', { 'Kab./Kota': 'Kabupaten Bantul' }, ['regency-unknown']],
    ['from a kecamatan of another kabupaten', { Kecamatan: 'Sukodono' }, ['district-unknown']],
    ['with an endless text', { Organisasi: 'x'.repeat(201) }, ['text-too-long']],
    ['with several mistakes', { NIK: '1', 'L/P': '?', 'No. HP': 'abc' }, ['sex-unreadable', 'nik-length', 'phone-not-digits']],
  ])('%s is bad', (_title, changes, codes) => {
    expect(faultsOf(changes)).toEqual(codes);
  });

  test.each<[string, Record<string, Cell>, string[]]>([
    ['whose birth date differs from the NIK', { 'Tempat/Tgl. Lahir': 'Surabaya, 6 Agustus 1968' }, ['nik-birth-date-differs']],
    ['without sex', { 'L/P': null }, ['sex-from-nik']],
    ['without phone', { 'No. HP': '-' }, ['phone-missing']],
    ['with two phones', { 'No. HP': '0812-0000-0101 / 0813-0000-0102' }, ['phone-several']],
    ['with titles inside the name', { 'Nama Lengkap': 'Dra. Sumiati, M.Si.' }, ['name-has-titles']],
    ['without kecamatan', { Kecamatan: null }, ['district-missing']],
    ['without experience', { Pengalaman: '' }, ['experience-missing']],
    ['whose experience begins like a formula', { Pengalaman: '-2+3+cmd' }, ['formula-like']],
    ['of a child', { 'Tempat/Tgl. Lahir': 'Surabaya, 5 Agustus 2001', NIK: '3578084508019901' }, ['too-young']],
  ])('%s is kept with a warning', (_title, changes, codes) => {
    expect(warningsOf(changes)).toEqual(codes);
  });

  test('without any birth cell is kept with a warning, and place without date is asked about', () => {
    expect(warningsOf({ 'Tempat/Tgl. Lahir': null })).toEqual(['birth-date-missing']);
    expect(faultsOf({ 'Tempat/Tgl. Lahir': 'Surabaya' })).toEqual(['birth-date-unreadable']);
  });

  test('keeps titles of every column once, in their places', () => {
    const [row] = read(sheet(changed({ 'Nama Lengkap': 'Dra. Sumiati, M.Si.', Gelar: 'Dra., S.Sos.' }))).good;
    expect(row?.nominee).toMatchObject({ titleFront: 'Dra.', name: 'Sumiati', titleBack: 'M.Si., S.Sos.' });
  });
});

describe('the same person twice', () => {
  test('is bad the second time, and a shared phone only warns', () => {
    const report = read(sheet(GOOD, GOOD, changed({ NIK: '3578084508689902' })));
    expect(report.bad).toMatchObject([{ line: 3, reasons: [{ code: 'nik-twice', facts: { line: 2 } }] }]);
    expect(report.good.map((row) => [row.line, row.warnings.map((warning) => warning.code)])).toEqual([[2, []], [4, ['phone-twice']]]);
  });

  test('is bad when the angkatan has the NIK already', () => {
    const known = { niks: new Set(['3578084508689901']), phones: new Set(['+6281200000101']) };
    expect(read(sheet(GOOD), { known }).bad).toMatchObject([{ reasons: [{ code: 'nik-known' }] }]);
    expect(read(sheet(changed({ NIK: '3578084508689902' })), { known }).good).toMatchObject([{ warnings: [{ code: 'phone-known' }] }]);
  });
});

describe('the heading', () => {
  test('is found below titles, and the row of column numbers is passed by', () => {
    const rows = [['DAFTAR CALON PESERTA'], ['Pembekalan'], [], HEADINGS, HEADINGS.map((_, i) => i + 1), GOOD, [null, null, 'Mengetahui']];
    const report = read(rows.map((cells, index) => ({ line: index + 1, cells })));
    expect([report.good.map((row) => row.line), report.passedOver]).toEqual([[6], [7]]);
  });

  test('tells columns nobody asked for', () => {
    const rows = sheet(GOOD).map((row, index) => ({ ...row, cells: [...row.cells, index === 0 ? 'Ukuran kaus' : 'L'] }));
    expect(read(rows).unknownHeadings).toEqual(['Ukuran kaus']);
  });

  test.each<[string, SheetRow[], string]>([
    ['of nothing', [], 'list-empty'],
    ['without heading', [{ line: 1, cells: ['Sumiati', '3578084508689901'] }], 'list-no-heading'],
    ['without NIK', [{ line: 1, cells: ['No', 'Nama', 'Kabupaten/Kota'] }, { line: 2, cells: [1, 'Sumiati', 'Gresik'] }], 'list-columns-missing'],
    ['of headings alone', sheet(), 'list-empty'],
    ['beyond all measure', sheet(...Array.from({ length: MAX_ROWS + 1 }, () => GOOD)), 'list-too-many-rows'],
  ])('a list %s is refused', (_title, rows, code) => {
    expect(readNominationList(rows, context)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('cells', () => {
  test.each<[Cell, string | null]>([
    ['26-07-1971', '1971-07-26'], ['26/7/1971', '1971-07-26'], ['26.07.71', '1971-07-26'], ['26 Juli 1971', '1971-07-26'], ['26 JULI 1971', '1971-07-26'],
    ['26 Jul. 1971', '1971-07-26'], ['3 Nopember 1959', '1959-11-03'], ['1 Peb 1980', '1980-02-01'], ['1971-07-26', '1971-07-26'],
    ['1971-07-26T00:00:00', '1971-07-26'], [{ date: '1971-07-26' }, '1971-07-26'], [26140, '1971-07-26'], ['26140', '1971-07-26'], ['26-07-99', '1999-07-26'],
    ['26-07-05', '1905-07-26'], ['31-02-1971', null], ['07/26/1971', null], ['kemarin', null], [59, null], [null, null], [true, null], [-1, null], [1e300, null],
  ])('%j is the date %s', (cell, date) => expect(readDate(cell, '2017-07-26')).toBe(date));

  test.each<[string, string, string | null]>([
    ['Gresik, 26 Juli 1971', 'Gresik', '1971-07-26'], ['Gresik / 26-07-1971', 'Gresik', '1971-07-26'], ['Kab. Gresik 26/07/1971', 'Kab. Gresik', '1971-07-26'],
    ['Gresik', 'Gresik', null], ['26-07-1971', '', '1971-07-26'],
  ])('%j is place %j and date %s', (text, place, date) => expect(readPlaceAndDate(text, '2017-07-26')).toEqual({ place, date }));

  test.each<[Cell, string | null]>([['L', 'L'], ['laki-laki', 'L'], ['P', 'P'], ['Perempuan', 'P'], ['pr', 'P'], ['X', null], [null, null]])('%j is the sex %s', (cell, sex) => expect(readSex(cell)).toBe(sex));

  test('are exported so that no spreadsheet runs them', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(neutraliseCell(text)).not.toMatch(/^[=+\-@\t\r\n]/);
      expect(neutraliseCell(text).endsWith(text)).toBe(true);
    }));
  });
});

describe('whatever a list holds', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }), fc.double(), fc.boolean(), fc.constant(null), fc.constant({ formula: true as const }), fc.constant({ date: '1971-07-26' }),
    fc.constantFrom('Sumiati', '3578084508689901', 'Kota Surabaya', '=1+1', '-', '  ', 'null', "Robert'); DROP TABLE--", '\u202eabc', '<script>alert(1)</script>'),
  );
  const line = fc.oneof(fc.array(cell, { maxLength: 14 }), fc.dictionary(fc.constantFrom(...HEADINGS), cell).map((changes) => changed(changes)));

  test('every row with text is good, bad with a reason in words, or passed over: nothing is lost', () => {
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (rows) => {
      const report = readNominationList(sheet(GOOD, ...rows), context);
      if (!report.ok) throw new Error('a list with a heading and a good row is readable');
      const { good, bad, passedOver } = report.value;
      const lines = [...good.map((row) => row.line), ...bad.map((row) => row.line), ...passedOver];
      expect(new Set(lines).size).toBe(lines.length);
      const written = rows.flatMap((cells, index) => (cells.some((value) => typeof value === 'string' && /[A-Za-z]/.test(value)) ? [index + 3] : []));
      expect(lines).toEqual(expect.arrayContaining(written));
      for (const row of bad) {
        expect(row.reasons.length).toBeGreaterThan(0);
        for (const reason of row.reasons) for (const locale of LOCALES) expect(reasonSentence(reason, locale)).not.toMatch(/\{\w+\}|undefined/);
      }
      for (const row of good) expect(row.nominee.name).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
    }), { numRuns: 200 });
  });
});
