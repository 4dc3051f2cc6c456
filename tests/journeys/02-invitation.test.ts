import { expect, test } from 'vitest';
import { composeNik, type Sex } from '~/people/accounts';
import { invitationLink, makeCohort, uploadList } from '#tests/support/acts';
import { journey } from '#tests/support/traveller';

const { arrive } = journey('02-invitation');

const GRESIK_TOWN = '35.25.14';
const PEOPLE: readonly (readonly [name: string, sex: Sex, birthDate: string])[] = [
  ['Parmin', 'L', '1970-03-12'], ['Suharti Ningsih', 'P', '1975-08-21'], ['Abdul Wahid', 'L', '1981-01-30'], ['Lestari Puji', 'P', '1986-11-02'],
];
const nikOf = (index: number, [, sex, birthDate]: (typeof PEOPLE)[number]): string => composeNik({ district: GRESIK_TOWN, birthDate, sex, serial: 9941 + index });

/** A short list of invented people, as an office sends it. */
function list(): { name: string; bytes: Buffer } {
  const rows = PEOPLE.map((person, index) => [
    index + 1, person[0], nikOf(index, person), 'Gresik', person[2].split('-').reverse().join('-'), person[1], `08120000094${index}`, 'Kab. Gresik', 'Gresik', 'Karang Taruna', 'Kader sejak 2015',
  ]);
  const heading = ['No', 'Nama Lengkap', 'NIK', 'Tempat Lahir', 'Tanggal Lahir', 'L/P', 'HP', 'Kabupaten/Kota', 'Kecamatan', 'Organisasi', 'Pengalaman'];
  return { name: 'usulan-gresik.csv', bytes: Buffer.from([heading, ...rows].map((row) => row.join(';')).join('\r\n')) };
}

test('a volunteer answers the invitation without a password; who declines is replaced by the first reserve', async () => {
  const officer = await arrive({ as: 'pengelola', device: 'desk' });
  const cohort = await makeCohort(officer, { number: 8, quotas: { 'Kabupaten Gresik': 2 } });
  await uploadList(officer, cohort, list());
  await officer.press('Simpan 4 calon');
  await officer.open(`${cohort}/calon/pilih?usulan=1`);
  await officer.press('Tetapkan peserta terpilih');
  await officer.reads('2 orang terpilih, 2 cadangan.');
  const links = { yes: await invitationLink(officer, cohort, 'Parmin'), no: await invitationLink(officer, cohort, 'Suharti Ningsih') };

  const volunteer = await arrive({ javaScript: false });
  await volunteer.open(links.yes);
  await volunteer.reads('Yth. Bapak/Ibu Parmin', 'Apakah Anda akan hadir?', 'Hotel Quest, Kota Surabaya');
  await volunteer.press('Saya hadir');
  await volunteer.reads('Kehadiran Anda sudah dicatat. Lengkapi profil Anda.');
  expect(await volunteer.page.getByLabel('Nama lengkap tanpa gelar').inputValue()).toBe('Parmin');
  await volunteer.write('Nama lengkap tanpa gelar', '');
  await volunteer.page.locator('#profile').evaluate((form) => form.setAttribute('novalidate', ''));
  await volunteer.press('Simpan profil');
  await volunteer.stands('Profil Anda');
  await volunteer.write('Nama lengkap tanpa gelar', 'Parmin');
  await volunteer.write('Gelar di depan nama', 'H.');
  await volunteer.write('Tanggal lahir', '1970-03-13');
  await volunteer.press('Simpan profil');
  await volunteer.reads('Profil tersimpan. Periksa peringatan tentang NIK di bawah.', 'Tanggal lahir tidak sama dengan yang tersusun dalam NIK.', 'Di sertifikat tertulis: H. Parmin');
  expect(await volunteer.page.getByText('Tanggal lahir tidak sama').evaluate((notice) => notice.getBoundingClientRect().top < window.innerHeight)).toBe(true);
  await volunteer.follow('Baca pemberitahuan lengkap');
  await volunteer.open('/profil');
  await volunteer.page.getByLabel(/Saya sudah membaca dan memahami/).check();
  await volunteer.press('Setujui');
  await volunteer.reads('Persetujuan Anda tercatat.', 'Disetujui');
  await volunteer.write('Kata sandi baru', 'Parmin1970');
  await volunteer.press('Simpan kata sandi');
  await volunteer.reads('Kata sandi memuat nama');
  await volunteer.write('Kata sandi baru', 'sawah-hijau-pagi-hari');
  await volunteer.press('Simpan kata sandi');
  await volunteer.reads('Kata sandi tersimpan.');
  await volunteer.follow('Lanjut ke Hari ini');
  await volunteer.reads('Salam, Parmin', 'Kerjakan pretes');

  const refusing = await arrive({ javaScript: false });
  await refusing.open(links.no);
  await refusing.page.locator('summary', { hasText: 'Saya berhalangan' }).click();
  await refusing.write('Alasan singkat', 'Anak saya dirawat di rumah sakit.');
  await refusing.press('Saya berhalangan');
  await refusing.reads('Anda sudah menyatakan berhalangan');

  await officer.open(`${cohort}/undangan`);
  await officer.reads('Anak saya dirawat di rumah sakit.');
  await officer.press('Ganti dengan cadangan pertama: Abdul Wahid');
  await officer.reads('Abdul Wahid menggantikan. Undangannya siap dikirim.', 'Tempatnya sudah terisi');
  await refusing.open(await invitationLink(officer, cohort, 'Abdul Wahid'));
  await refusing.reads('Yth. Bapak/Ibu Abdul Wahid', 'Apakah Anda akan hadir?');

  const later = await arrive({ javaScript: false });
  await later.open('/masuk');
  await later.write('Surel, nomor HP, atau NIP', '0812 0000 0940');
  await later.page.locator('#masuk').getByLabel('Kata sandi').fill('sawah-hijau-pagi-hari');
  await later.press('Masuk', later.page.locator('#masuk'));
  await later.reads('Selamat datang, Parmin.');
});
