import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeCohort, uploadList } from '#tests/support/acts';
import { journey } from '#tests/support/traveller';

const { arrive } = journey('01-nomination');

const list = (name: string) => ({ name, bytes: readFileSync(`prisma/seed/${name}`) });

test('an officer makes an angkatan, reads in the nominees, selects thirty and has an invitation for each', async () => {
  const officer = await arrive({ as: 'pengelola', device: 'desk' });
  await officer.open('/angkatan/baru');
  const cohort = await makeCohort(officer, { number: 7, quotas: { 'Kota Surabaya': 12, 'Kabupaten Sidoarjo': 9, 'Kabupaten Gresik': 9 } });

  await uploadList(officer, cohort, list('nominees-with-errors.xlsx'));
  const bad = officer.page.getByRole('row').filter({ hasText: /^Baris \d+/ });
  const reasons = (await bad.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  const reasonOf = (line: number) => reasons.find((text) => text.includes(`Baris ${line} `));
  expect(reasonOf(7)).toContain('NIK harus 16 angka, yang tertulis 14.');
  expect(reasonOf(8)).toContain('Tanggal lahir tidak terbaca');
  expect(reasonOf(9)).toContain('Kabupaten/Kota tidak dikenal: Kota Suralaya. Mungkin maksudnya Kota Surabaya?');
  expect(reasonOf(11)).toContain('NIK sama dengan baris 6.');
  expect(reasonOf(19)).toContain('NIK berisi rumus.');
  await officer.press('Buang');
  await officer.reads('Daftar dibuang. Tidak ada yang disimpan.', 'Belum ada calon');

  await uploadList(officer, cohort, list('nominees-pensosmas-2017.xlsx'));
  await officer.press('Simpan 42 calon');
  await officer.reads('42 calon disimpan.');
  await officer.go(officer.page.getByRole('link', { name: 'Pilih peserta' }).first());
  await officer.reads('30 nama dicentang sesuai usulan dan kuota.', 'Kota Surabaya: 12 kursi');
  const ticks = officer.page.locator('tbody').getByRole('checkbox');
  const chosen = await ticks.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked));
  await ticks.nth(chosen.lastIndexOf(true)).uncheck({ force: true });
  await ticks.nth(chosen.indexOf(false)).check({ force: true });
  await officer.press('Tetapkan peserta terpilih');
  await officer.reads(/Kabupaten \w+: dipilih 10, kuotanya 9\. Kurangi pilihan/);
  await officer.open(`${cohort}/calon/pilih`);
  await officer.press('Tetapkan peserta terpilih');
  await officer.reads('30 orang terpilih, 12 cadangan.');

  const message = await officer.page.getByRole('link', { name: 'Kirim lewat WhatsApp' }).first().getAttribute('href');
  const text = decodeURIComponent(message ?? '');
  expect(text).toMatch(/^https:\/\/wa\.me\/628\d{8,11}\?text=/);
  expect(text).toContain('mengundang Bapak/Ibu sebagai peserta');
  expect(text).toMatch(/\/undangan\/[\w-]{20,}/);
  const links = await officer.page.locator('main code').evaluateAll((codes) => codes.map((code) => (code.textContent ?? '').trim()));
  expect(new Set(links.filter((link) => link.includes('/undangan/'))).size).toBe(30);
  const letter = await officer.fetchFile((await officer.page.getByRole('link', { name: 'Surat (PDF)' }).first().getAttribute('href')) ?? '');
  expect([letter.status, letter.type, letter.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  await officer.page.locator('tbody').getByRole('checkbox').first().check({ force: true });
  await officer.press('Tandai terkirim');
  await officer.reads('1 undangan ditandai terkirim.', 'Terkirim');

  await officer.open(`${cohort}/calon?keadaan=reserve`);
  await officer.reads('urutan 1', 'urutan 4');
});
