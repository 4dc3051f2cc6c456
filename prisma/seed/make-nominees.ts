/**
 * Writes the nomination lists of the demo, the same bytes each time. Run by hand after a change of the people:
 *   npx tsx prisma/seed/make-nominees.ts
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { NOMINEES, type InventedNominee } from './nominee-people';

const folder = dirname(fileURLToPath(import.meta.url));
const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];
const WIDTHS = [5, 40, 12, 18, 20, 24, 30, 6, 18, 34, 18, 18, 34, 44];
const HEADINGS = [
  'No', 'Nama Lengkap', 'Gelar Depan', 'Gelar Belakang', 'NIK', 'NIP (bila ada)', 'Tempat, Tanggal Lahir', 'L/P', 'No. HP/WA', 'Surel',
  'Kabupaten/Kota', 'Kecamatan', 'Organisasi', 'Pengalaman',
];

function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

function cells(person: InventedNominee, index: number): (string | number)[] {
  return [
    index + 1, person.name, person.titleFront, person.titleBack, person.nik, person.nip || '-', `${person.birthPlace}, ${longDate(person.birthDate)}`,
    person.sex, person.phone, person.email, person.regency, person.district, person.organisation, person.experience,
  ];
}

const title: SheetData = [
  [{ value: 'DAFTAR CALON PESERTA', fontWeight: 'bold' }],
  [{ value: 'Pembekalan Calon Relawan Penyuluh Sosial Masyarakat', fontWeight: 'bold' }],
  ['Hotel Quest, Kota Surabaya, 26–29 Juli 2017'],
  [],
];
const heading: SheetData[number] = HEADINGS.map((value) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#DDE7F0' }));

/** An archive with fixed times, so that the same list is the same file. */
async function writeList(file: string, rows: SheetData): Promise<void> {
  const written = await writeXlsxFile(rows, { sheet: 'Calon Peserta', columns: WIDTHS.map((width) => ({ width })) }).toBuffer();
  writeFileSync(join(folder, file), zipSync(unzipSync(written), { mtime: new Date(2017, 6, 1), level: 9 }));
}

/** Rows with one fault each, and one with several; the first is good and stays so. */
function faulty(): SheetData {
  const good = NOMINEES.slice(0, 13).map((person, index): (string | number)[] => cells(person, index));
  const change = (index: number, column: string, value: string | number): void => {
    const row = good[index];
    if (row) row[HEADINGS.indexOf(column)] = value;
  };
  change(1, 'NIK', '35270317036199');
  change(2, 'Tempat, Tanggal Lahir', 'Surabaya, 31 Februari 1959');
  change(3, 'Kabupaten/Kota', 'Kota Suralaya');
  change(4, 'Kecamatan', 'Sukolila');
  change(5, 'NIK', NOMINEES[0]?.nik ?? '');
  change(6, 'No. HP/WA', '031-8290794');
  change(7, 'NIK', 3526010811639910);
  change(8, 'Nama Lengkap', '=HYPERLINK("http://contoh.example","Endang")');
  change(9, 'L/P', 'X');
  change(10, 'Surel', 'jumah(at)warga');
  change(11, 'Nama Lengkap', '');
  change(12, 'Kabupaten/Kota', 'Malang');
  change(12, 'NIK', '3505496307799913X');
  const last = NOMINEES.slice(13, 14).map((person): SheetData[number] => {
    const row: SheetData[number] = cells(person, 13);
    row[HEADINGS.indexOf('NIK')] = { value: '=CONCATENATE("3578","0628")', type: 'Formula' };
    return row;
  });
  const signature: SheetData[number] = HEADINGS.map((name) => (name === 'Pengalaman' ? 'Mengetahui, Kepala Bidang' : null));
  return [...good, ...last, [], signature];
}

function csv(): string {
  const headings = [
    'No', 'Nama Lengkap', 'Gelar', 'NIK', 'NIP', 'Tempat Lahir', 'Tanggal Lahir', 'L/P', 'HP', 'Email', 'Kab/Kota', 'Kecamatan', 'Organisasi', 'Pengalaman',
  ];
  const rows = NOMINEES.map((person, index) => [
    String(index + 1), person.name, [person.titleFront, person.titleBack].filter(Boolean).join(', '), person.nik, person.nip, person.birthPlace,
    person.birthDate.split('-').reverse().join('-'), person.sex, person.phone.replaceAll('-', ''), person.email, person.regency, person.district,
    person.organisation, person.experience,
  ]);
  const quote = (text: string) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${[headings, ...rows].map((row) => row.map(quote).join(';')).join('\r\n')}\r\n`;
}

await writeList('nominees-pensosmas-2017.xlsx', [...title, heading, ...NOMINEES.map(cells)]);
await writeList('nominees-with-errors.xlsx', [...title, heading, ...faulty()]);
writeFileSync(join(folder, 'nominees-pensosmas-2017.csv'), csv());
