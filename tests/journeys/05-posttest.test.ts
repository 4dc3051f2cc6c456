import { test } from 'vitest';
import { openCohort, PENSOSMAS, takeQuiz } from '#tests/support/acts';
import { journey } from '#tests/support/traveller';

const { arrive } = journey('05-posttest');

const PLAN: readonly (readonly [field: string, text: string])[] = [
  ['Kegiatan', 'Penyuluhan kelengkapan dokumen anak bagi orang tua di RW 03.'],
  ['Tujuan', 'Orang tua tahu syarat akta kelahiran dan mau mengurusnya.'],
  ['Sasaran', '25 orang tua yang anaknya belum mempunyai akta.'],
  ['Tempat', 'Balai RW 03.'],
  ['Waktu', 'Tiga kali pertemuan pada Sabtu sore.'],
  ['Cara', 'Ceramah singkat, tanya jawab, lalu kunjungan rumah.'],
  ['Pihak yang terlibat', 'Ketua RW dan kader PKK.'],
  ['Ukuran keberhasilan', 'Sedikitnya 15 keluarga mengajukan akta dalam dua bulan.'],
];

test('a volunteer sees the gain of the posttest, writes the RTL and sends it; the officer approves it', async () => {
  const volunteer = await arrive({ as: 'peserta', javaScript: false });
  await volunteer.open('/kuis/pascates-pensosmas');
  await takeQuiz(volunteer, true);
  await volunteer.reads('Lulus', /naik \d+ poin dari pretes/, 'Kunci dan umpan balik dibuka setelah angkatan ditutup');
  await volunteer.open('/hari-ini');
  await volunteer.reads(/Nilai Anda naik dari \d+ ke 100\./, 'RTL (rencana tindak lanjut) belum dikirim');

  await volunteer.follow('Rencana tindak lanjut');
  for (const [field, text] of PLAN.slice(0, -1)) await volunteer.page.getByLabel(field, { exact: true }).fill(text);
  await volunteer.press('Kirim');
  await volunteer.reads('Ukuran keberhasilan belum diisi.');
  for (const [field, text] of PLAN) await volunteer.page.getByLabel(field, { exact: true }).fill(text);
  await volunteer.press('Simpan draf');
  await volunteer.reads('Draf tersimpan.');
  await volunteer.press('Kirim');
  await volunteer.reads('RTL terkirim.', 'Menunggu persetujuan', 'Ketua RW dan kader PKK.');
  const name = (await volunteer.page.locator('.account-menu strong').textContent()) ?? '';
  await volunteer.follow('Versi cetak');
  await volunteer.reads('Rencana Tindak Lanjut', name);

  const officer = await arrive({ as: 'pengelola', device: 'desk' });
  const cohort = await openCohort(officer, PENSOSMAS);
  await officer.open(`${cohort}/rtl?keadaan=submitted`);
  await officer.follow(name);
  await officer.reads('25 orang tua yang anaknya belum mempunyai akta.');
  await officer.press('Setujui');
  await officer.reads('RTL disetujui.');
  await volunteer.open('/rtl');
  await volunteer.reads('Disetujui', 'tidak dapat diubah lagi');
});
