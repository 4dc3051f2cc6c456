import { expect, test } from 'vitest';
import { openCohort, PENSOSMAS } from '#tests/support/acts';
import { journey } from '#tests/support/traveller';

const { arrive } = journey('04-session');

test('a trainer records presence by card and by list, takes back, corrects with a reason, and assesses the practice', async () => {
  const volunteer = await arrive({ as: 'peserta', javaScript: false });
  const name = (await volunteer.page.locator('.account-menu strong').textContent()) ?? '';
  await volunteer.open('/kartu');
  const code = (await volunteer.page.locator('main code, main .code').first().innerText()).trim();
  expect(code).toMatch(/^[A-Z0-9]{4}-?[A-Z0-9]{4}$/);

  const trainer = await arrive({ as: 'pelatih' });
  const cohort = await openCohort(trainer, PENSOSMAS);
  await trainer.open(`${cohort}/sesi`);
  await trainer.follow('Praktik Penyuluhan Susulan');
  const session = trainer.address;
  await trainer.write('Kode kartu', code.toLowerCase());
  await trainer.press('Catat hadir');
  await trainer.reads(`${name} tercatat hadir`);
  await trainer.write('Kode kartu', code);
  await trainer.press('Catat hadir');
  await trainer.reads(`${name} sudah tercatat pukul`);
  await trainer.write('Kode kartu', `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
  await trainer.press('Catat hadir');
  await trainer.reads('Kode salah ketik');

  await trainer.open(session);
  await trainer.press(new RegExp(`Batalkan catatan ${name}`));
  await trainer.reads(`Catatan ${name} dibatalkan.`);
  await trainer.follow('Pindai kartu');
  await trainer.write('Kode kartu', code);
  await trainer.press('Catat hadir');
  await trainer.reads(`${name} tercatat hadir`);

  await trainer.open(`${session}?saring=belum`);
  const waiting = trainer.page.getByRole('row').filter({ has: trainer.page.getByRole('radio') });
  const other = (await waiting.first().getByRole('rowheader').innerText()).trim();
  await waiting.first().getByText('tanpa keterangan').click();
  await trainer.press('Simpan daftar');
  await trainer.reads('1 orang dicatat.');
  await trainer.follow(`Koreksi ${other}`);
  await trainer.page.getByLabel('hadir', { exact: true }).check();
  await trainer.write('Alasan', 'Hadir menurut tanda tangan pada daftar hadir; kartunya tertinggal.');
  await trainer.press('Simpan koreksi');
  await trainer.reads('Kehadiran dikoreksi menjadi hadir.');
  await trainer.follow(`Koreksi ${other}`);
  await trainer.reads('tanpa keterangan menjadi hadir', 'kartunya tertinggal');

  await trainer.open(`${session}/rubrik`);
  await trainer.follow(name);
  for (const criterion of await trainer.page.locator('main form fieldset').all()) await criterion.getByRole('radio').nth(2).check();
  await trainer.write('Catatan', 'Pembukaan hangat, bahasanya mudah dipahami.');
  await trainer.press('Simpan dan lanjut');
  await trainer.reads(`${name}: 75%.`);

  await volunteer.open('/jp');
  await volunteer.reads('Praktik Penyuluhan Susulan', '3 dari 3');
});
