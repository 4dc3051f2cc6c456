import { expect, test } from 'vitest';
import sharp from 'sharp';
import { openCohort, PENSOSMAS } from '#tests/support/acts';
import { journey } from '#tests/support/traveller';

const { arrive } = journey('06-practice');

const SHARED = 'Kita sepakat memulai dari kelompok yang sudah dikenal, lalu menutup dengan kesepakatan tertulis.';
const PRIVATE = 'Tampak lelah; tanyakan keadaan keluarganya lebih dulu pada pertemuan berikut.';
const STEP = 'Menghubungi ketua RW untuk menentukan hari.';
const TOPIC = 'Cara mengurus akta kelahiran yang terlambat';

/** A photo as a phone takes it: with a place and a camera in its data. */
const photo = (): Promise<Buffer> => sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a9e7e' } })
  .withExif({ IFD0: { Make: 'Ponsel', Model: 'Contoh' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '7/1 17/1 0/1' } }).jpeg().toBuffer();

test('a coach talks with a volunteer, the volunteer writes down an outreach with a photo, the coach endorses it', async () => {
  const volunteer = await arrive({ as: 'peserta', javaScript: false });
  const name = (await volunteer.page.locator('.account-menu strong').textContent()) ?? '';
  await volunteer.open('/pembinaan');
  const coachName = /Pembina Anda: ([^.]+?)\./.exec(await volunteer.words())?.[1] ?? '';

  const coach = await arrive();
  await coach.open('/masuk');
  await coach.go(coach.page.locator('main .card').filter({ hasText: coachName }).getByRole('button'));
  await coach.open('/binaan');
  await coach.follow(name);
  const coachee = coach.address;
  await coach.follow('Catat percakapan');
  await coach.page.getByLabel('WhatsApp').check();
  await coach.page.getByLabel('Pokok pembicaraan').fill('Memulai diskusi kelompok');
  await coach.page.getByLabel('Catatan bersama').fill(`${SHARED} NIK 3578014507719901`);
  await coach.page.getByLabel('Catatan pribadi pembina').fill(PRIVATE);
  await coach.page.getByLabel('Langkah 1').fill(STEP);
  await coach.press('Simpan percakapan');
  await coach.reads('Ada angka yang menyerupai NIK');
  await coach.page.getByLabel('Catatan bersama').fill(SHARED);
  await coach.press('Simpan percakapan');
  await coach.reads('Percakapan tersimpan.', SHARED, PRIVATE, STEP);

  await volunteer.open('/pembinaan');
  await volunteer.reads(SHARED, STEP);
  await volunteer.lacks(PRIVATE);
  await volunteer.go(volunteer.page.getByRole('listitem').filter({ hasText: STEP }).getByRole('button', { name: /Tandai selesai/ }).first());
  await volunteer.reads('Ditandai selesai.');

  await volunteer.open('/buku-kegiatan');
  await volunteer.follow('Tambah catatan');
  await volunteer.follow('Ganti kecamatan');
  await volunteer.page.locator('#kecamatan').getByRole('combobox').selectOption({ index: 1 });
  await volunteer.press('Lanjutkan');
  await volunteer.page.getByLabel('Desa/kelurahan').selectOption({ index: 1 });
  await volunteer.page.getByLabel('Cara penyuluhan').selectOption({ label: 'Diskusi kelompok' });
  await volunteer.page.getByLabel('Topik').fill(TOPIC);
  await volunteer.page.getByLabel('Kelompok sasaran').selectOption({ label: '2. Anak telantar' });
  await volunteer.page.getByLabel('Laki-laki (L)').fill('6');
  await volunteer.page.getByLabel('Perempuan (P)').fill('14');
  await volunteer.page.getByLabel('Refleksi').fill('Warga aktif bertanya. Lain kali contoh berkas dibawa lebih banyak.');
  await volunteer.press('Simpan catatan');
  await volunteer.reads('Catatan tersimpan dan menunggu pembina.', TOPIC, '6 laki-laki, 14 perempuan');
  await volunteer.page.getByLabel('Foto', { exact: true }).setInputFiles({ name: 'kegiatan.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await volunteer.page.getByLabel(/Setiap orang yang dapat dikenali/).check();
  await volunteer.press('Unggah foto');
  await volunteer.reads('Foto tersimpan.');
  const kept = await volunteer.fetchFile(`${volunteer.address}/foto`);
  expect(kept.type).toMatch(/^image\//);
  expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined();
  const entry = volunteer.address;

  await coach.open(coachee);
  await coach.follow(TOPIC);
  expect(await coach.page.getByRole('img', { name: `Foto kegiatan: ${TOPIC}` }).count()).toBe(1);
  await coach.page.getByLabel('Tanggapan untuk peserta').fill('Baik. Pertahankan cara membuka pertemuan.');
  await coach.press('Sahkan');
  await coach.reads('Catatan disahkan.');
  await volunteer.open(entry);
  await volunteer.reads('Catatan ini sudah disahkan', coachName, 'Pertahankan cara membuka pertemuan.');

  const officer = await arrive({ as: 'pengelola', device: 'desk' });
  await openCohort(officer, PENSOSMAS);
  await officer.open(coachee);
  await officer.reads(SHARED, TOPIC);
  await officer.lacks(PRIVATE, 'Catatan pribadi pembina');
});
