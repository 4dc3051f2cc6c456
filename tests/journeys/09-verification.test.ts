import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { journey } from '#tests/support/traveller';

const { arrive } = journey('09-verification');

test('anybody checks a certificate by link, by code and by file, and reads of a revocation at once', async () => {
  const holder = await arrive({ as: 'peserta-bersertifikat', javaScript: false });
  const name = (await holder.page.locator('.account-menu strong').textContent()) ?? '';
  await holder.open('/sertifikat');
  const link = new URL((await holder.page.locator('a[href*="/v/"]').first().getAttribute('href')) ?? '').pathname;
  const code = link.replace('/v/', '');
  const { bytes } = await holder.fetchFile((await holder.page.getByRole('link', { name: /Unduh PDF/ }).getAttribute('href')) ?? '');

  const anybody = await arrive({ javaScript: false });
  await anybody.open(link);
  await anybody.reads('Terdaftar dan berlaku', name, 'Dinas Sosial Provinsi Jawa Timur');
  await anybody.lacks(/\b\d{16}\b/, 'NIK', 'Tanggal lahir');
  await anybody.open('/api');
  await anybody.stands('Antarmuka untuk program (API)');
  await anybody.open('/');
  await anybody.follow('Cek keaslian sertifikat', anybody.page.locator('footer'));
  await anybody.write('Kode pemeriksaan', `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`);
  await anybody.press('Periksa kode');
  await anybody.reads(/salah ketik|Periksa/);
  await anybody.write('Kode pemeriksaan', code.toLowerCase().replaceAll('-', ' '));
  await anybody.press('Periksa kode');
  expect(anybody.address).toBe(link);

  const upload = async (...files: readonly { name: string; bytes: Buffer }[]): Promise<void> => {
    await anybody.open('/verifikasi');
    await anybody.page.getByLabel('Berkas sertifikat').setInputFiles(files.map((file) => ({ name: file.name, mimeType: 'application/pdf', buffer: file.bytes })));
    await anybody.press('Periksa berkas');
    expect(anybody.address).toMatch(/^\/verifikasi\/hasil\/[\w-]{22}$/);
  };
  const altered = Buffer.from(bytes);
  const middle = Math.floor(altered.length / 2);
  altered[middle] = (altered[middle] ?? 0) ^ 1;
  await upload({ name: 'asli.pdf', bytes });
  await anybody.reads('Asli dan berlaku', 'Tercatat dan berlaku.', 'Tidak diubah sejak ditandatangani.', 'Sama persis dengan berkas yang kami terbitkan.');
  await upload({ name: 'satu-byte.pdf', bytes: altered });
  await anybody.reads('Tidak asli: berkas telah diubah', /Berkas ini telah diubah.*Yang tercatat di register.*bukan berkas ini/);
  await anybody.lacks('Asli dan berlaku', 'Tercatat dan berlaku.');
  await upload({ name: 'teks.pdf', bytes: Buffer.from('Bukan PDF.') });
  await anybody.reads('Berkas tidak dapat dibaca');
  await upload({ name: 'asli.pdf', bytes }, { name: 'satu-byte.pdf', bytes: altered }, { name: 'semua.zip', bytes: Buffer.from(zipSync({ 'a/salinan.pdf': bytes, 'catatan.txt': altered })) });
  await anybody.reads('3 berkas', 'Asli dan berlaku: 2', 'a/salinan.pdf', '1 berkas lain di dalam arsip dilewati');
  const results = anybody.address;
  expect((await anybody.fetchFile(`${results}/laporan.pdf`)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await anybody.fetchFile(`${results}/hasil.xlsx`)).type).toContain('spreadsheetml');
  await anybody.follow('satu-byte.pdf');
  await anybody.reads('Tidak asli: berkas telah diubah');
  await anybody.follow('Ke semua hasil');
  await anybody.press('Hapus hasil sekarang');
  await anybody.reads('Hasil pemeriksaan telah dihapus.');
  await anybody.open(results);
  await anybody.stands('Hasil ini sudah tidak ada');

  const officer = await arrive({ as: 'pengelola', device: 'desk' });
  await officer.open(`/register?cari=${encodeURIComponent(name)}&keadaan=valid`);
  await officer.go(officer.page.locator('main').getByRole('rowheader').getByRole('link').first());
  await officer.reads(name);
  await officer.follow('Cabut sertifikat');
  await officer.page.getByLabel('penyalahgunaan').check();
  await officer.write('Penjelasan', 'Dipakai orang lain untuk meminta sumbangan.');
  await officer.press('Cabut sertifikat');
  await officer.reads('Ketik CABUT dengan huruf besar untuk melanjutkan.');
  await officer.page.locator('input[name="confirmation"]').fill('CABUT');
  await officer.press('Cabut sertifikat');
  await officer.reads('dicabut.', 'Dicabut: penyalahgunaan');

  await anybody.open(link);
  const today = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date());
  await anybody.reads('Telah dicabut', today, 'penyalahgunaan');
  await anybody.lacks('meminta sumbangan', 'Terdaftar dan berlaku');
  await upload({ name: 'asli.pdf', bytes });
  await anybody.reads('Asli, tetapi telah dicabut', 'Tidak diubah sejak ditandatangani.');
  await holder.open('/sertifikat');
  await holder.reads('Dicabut', `tidak berlaku lagi sejak ${today}`);
});
