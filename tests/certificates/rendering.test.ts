import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClaimsError, claimsDigest, renderCards, renderCertificate, renderLetter, renderLetters, validateClaims } from '#certificates';
import { periodWords } from '../../certificates/render/civil-date.ts';
import { ask, inFolder, installed } from './support/judges.ts';
import { sampleClaims } from './support/sample-claims.ts';
import { sampleCards, sampleLetter } from './support/sample-letter.ts';

const named = (printedName: string) => sampleClaims({ participant: { ...sampleClaims().participant, printedName } });
const sixty = 'Drs. Raden Mas Haryo Kusumowardhani Notohadiningrat, M.Kesos.';

/** Text of a PDF as a reader would copy it, white space made even. */
const textOf = (pdf: Uint8Array, ...args: string[]): Promise<string> =>
  inFolder((put) => ask('pdftotext', [...args, put('a.pdf', pdf), '-']).out.toString('utf8').replace(/\s+/g, ' '));

/** What a phone reads from the QR codes of a page. */
const codesOn = (pdf: Uint8Array): Promise<string[]> => inFolder((put, folder) => {
  ask('pdftoppm', ['-r', '150', '-gray', '-f', '1', '-l', '1', '-png', put('a.pdf', pdf), `${folder}/page`]);
  const { out } = ask('zbarimg', ['--raw', '-q', join(folder, readdirSync(folder).find((name) => name.endsWith('.png')) ?? '')]);
  return out.toString('utf8').trim().split('\n').sort();
});

describe('a certificate', () => {
  it('has the same bytes for the same claims', async () => {
    const [a, b] = [await renderCertificate(sampleClaims()), await renderCertificate(sampleClaims())];
    expect(Buffer.compare(a, b)).toBe(0);
    expect(Buffer.compare(a, await renderCertificate(sampleClaims({ code: 'K7QF-3M2P-9XTB' })))).not.toBe(0);
  });

  it('is at most 75 KB', async () => {
    expect((await renderCertificate(sampleClaims())).length).toBeLessThan(65_000);
  });

  it.runIf(installed('pdftotext'))('says everything that was claimed', async () => {
    const said = await textOf(await renderCertificate(sampleClaims()));
    for (const words of ['PEMERINTAH PROVINSI JAWA TIMUR', 'DINAS SOSIAL', 'SERTIFIKAT', 'Nomor: 800.2/0007/107.6/2017', 'Siti Rahmawati, S.Sos.', 'PSM-2017-0007', 'lahir di Sidoarjo, 5 Agustus 1984',
      'KOMPETEN', 'Angkatan I, 26–29 Juli 2017', '36 jam pelajaran', 'Surabaya, 29 Juli 2017', 'BAMBANG WIDODO SAPUTRA', 'NIP 19680926 199203 1 999', 'K7QF-3M2P-9XTA', 'tidak tersertifikasi',
      'DAFTAR MATA PELATIHAN', 'Rencana Tindak Lanjut', 'Jumlah', 'Kompetensi yang ditunjukkan']) expect(said).toContain(words);
  });

  it.runIf(installed('pdftotext')).each(['Sutini', sixty, 'Nyai Ṣāliḥah Binti ‘Abd al-Raḥmān', 'José Ángel Müller-Strauß', 'Nguyễn Thị Ánh', 'Čermák Łukasz Øyvind'])('prints the name %s so that it can be copied', async (name) => {
    expect(await textOf(await renderCertificate(named(name)))).toContain(name);
  });

  it.runIf(installed('pdftotext')).each(['landscape', 'portrait'] as const)('keeps a long name with titles inside the %s page', (orientation) => inFolder(async (put) => {
    const pdf = await renderCertificate(named(`${sixty} ${'Wulandari '.repeat(5).trim()}`), { orientation });
    const { said } = ask('pdftotext', ['-bbox', '-f', '1', '-l', '1', put('a.pdf', pdf), '-']);
    const width = Number(/page width="([\d.]+)"/.exec(said)?.[1]);
    const words = [...said.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)"/g)];
    expect(words.length).toBeGreaterThan(60);
    for (const [, left, , right] of words) {
      expect(Number(left)).toBeGreaterThan(40);
      expect(Number(right)).toBeLessThan(width - 40);
    }
  }));

  it.runIf(installed('pdftotext', 'pdfinfo'))('continues a long list of subjects on another back', async () => {
    const subjects = Array.from({ length: 45 }, (_, i) => ({ title: `Mata pelatihan nomor ${i + 1} dengan judul yang cukup panjang`, jp: 1 }));
    const pdf = await renderCertificate(sampleClaims({ subjects, programme: { ...sampleClaims().programme, jpTotal: 45 } }));
    const said = await textOf(pdf);
    expect(said).toContain('DAFTAR MATA PELATIHAN (lanjutan)');
    for (let i = 1; i <= 45; i += 1) expect(said).toContain(`Mata pelatihan nomor ${i} `);
    await inFolder((put) => expect(Number(/Pages:\s+(\d+)/.exec(ask('pdfinfo', [put('a.pdf', pdf)]).said)?.[1])).toBeGreaterThanOrEqual(4));
  });

  it.runIf(installed('pdftoppm', 'zbarimg')).each(['landscape', 'portrait'] as const)('leads to its verification page by QR code (%s, printed in grey)', async (orientation) => {
    expect(await codesOn(await renderCertificate(sampleClaims(), { orientation }))).toEqual(['https://bekal.example.go.id/v/K7QF-3M2P-9XTA']);
  });

  it.runIf(installed('qpdf', 'pdfinfo'))('is clean, titled and in Indonesian', () => inFolder(async (put) => {
    const path = put('a.pdf', await renderCertificate(sampleClaims()));
    expect(ask('qpdf', ['--check', path]).status).toBe(0);
    const { said } = ask('pdfinfo', [path]);
    expect(said).toContain('SERTIFIKAT 800.2/0007/107.6/2017 – Siti Rahmawati, S.Sos.');
    expect(ask('pdfinfo', ['-meta', path]).said).toContain('<rdf:li>id-ID</rdf:li>');
    expect(ask('qpdf', ['--json', path]).said).toMatch(/"\/Lang": "u:id-ID"/);
  }));
});

describe('claims are refused', () => {
  it('with a name in a script the typeface lacks, listing the characters', async () => {
    const claims = named('سيتي Siti 李');
    expect(validateClaims(claims)).toEqual([{ code: 'unknown-characters', field: 'participant.printedName', characters: ['س', 'ي', 'ت', '李'] }]);
    await expect(renderCertificate(claims)).rejects.toThrow(ClaimsError);
  });

  it.each([
    ['without a name', named('  '), 'missing'],
    ['with a name of a thousand letters', named('A'.repeat(1000)), 'too-long'],
    ['with an accent apart from its letter', named('Jose\u0301'), 'not-normalised'],
    ['with a line break in the name', named('Siti\nRahmawati'), 'unknown-characters'],
    ['with a right-to-left mark in the name', named('Siti\u202e'), 'unknown-characters'],
    ['on a day that does not exist', sampleClaims({ issuedOn: '2017-02-30' }), 'not-a-date'],
    ['when the JP of the subjects do not add up', sampleClaims({ subjects: [{ title: 'Komunikasi', jp: 4 }] }), 'jp-mismatch'],
    ['with a verification address that is none', sampleClaims({ verifyUrl: 'javascript:alert(1)' }), 'not-a-url'],
  ])('%s', (_, claims, code) => {
    expect(validateClaims(claims).map((problem) => problem.code)).toContain(code);
  });

  it('never for the order of their fields: the digest stays the same', () => {
    const claims = sampleClaims();
    const shuffled = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(claims).reverse()))) as typeof claims;
    expect(claimsDigest(shuffled)).toBe(claimsDigest(claims));
    expect(claimsDigest(sampleClaims({ code: 'X' }))).not.toBe(claimsDigest(claims));
  });
});

describe('a summons', () => {
  it.runIf(installed('pdftotext', 'zbarimg', 'pdftoppm'))('says where, when and what to bring, and carries the personal link', async () => {
    const pdf = await renderLetter(sampleLetter());
    const said = await textOf(pdf, '-layout');
    for (const words of ['Nomor', '800.2/1234/107.6/2017', 'Yth. Sdri. Siti Rahmawati, S.Sos.', 'Rabu–Sabtu, 26–29 Juli 2017', 'surat tugas dari lembaga pengirim', 'Tembusan', '7Q2M-K4TX']) expect(said).toContain(words);
    expect(await codesOn(pdf)).toEqual(['https://bekal.example.go.id/u/7Q2M-K4TX-0P9D']);
  });

  it.runIf(installed('pdftotext'))('carries a list of participants over several pages', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => [String(i + 1), `Peserta ke-${i + 1}`, 'Kabupaten Gresik']);
    const said = await textOf(await renderLetter(sampleLetter({ body: [{ kind: 'page-break' }, { kind: 'table', head: ['No.', 'Nama', 'Asal'], rows, widths: [1, 6, 4] }] })));
    expect(said).toContain('Peserta ke-90');
  });

  it('is refused with characters that cannot be written', async () => {
    await expect(renderLetter(sampleLetter({ to: ['Sdri. 李'] }))).rejects.toThrow(ClaimsError);
  });

  it.runIf(installed('pdfinfo'))('is printed for many people in one file', () => inFolder(async (put) => {
    const { said } = ask('pdfinfo', [put('a.pdf', await renderLetters([sampleLetter(), sampleLetter(), sampleLetter()]))]);
    expect(said).toMatch(/Pages:\s+3/);
  }));
});

describe('participant cards', () => {
  const sheet = { heading: 'DINAS SOSIAL PROVINSI JAWA TIMUR', instruction: 'Tunjukkan kartu ini pada setiap sesi.', date: '2017-07-26' };

  it.runIf(installed('pdftoppm', 'zbarimg', 'pdfinfo'))('stand eight on a page and every code can be scanned', async () => {
    const cards = sampleCards(30);
    const pdf = await renderCards(cards, sheet);
    expect(await codesOn(pdf)).toEqual(cards.slice(0, 8).map(({ qr }) => qr).sort());
    await inFolder((put) => expect(ask('pdfinfo', [put('a.pdf', pdf)]).said).toMatch(/Pages:\s+4/));
  });
});

it.each([['2017-07-26', '2017-07-29', '26–29 Juli 2017'], ['2017-07-28', '2017-08-02', '28 Juli – 2 Agustus 2017'], ['2017-12-30', '2018-01-02', '30 Desember 2017 – 2 Januari 2018'], ['2017-07-26', '2017-07-26', '26 Juli 2017']])(
  'writes the days %s to %s as %s', (from, to, words) => expect(periodWords(from, to)).toBe(words));
