import { expect, test } from 'vitest';
import { journey } from '#tests/support/traveller';

const { arrive } = journey('00-lesson');

const WORDS = 'Sebelum berangkat, sebutkan dalam satu kalimat apa yang Anda harapkan dilakukan warga besok pagi.';

test('a lesson written by one trainer and published by another reaches the learner', async () => {
  const writer = await arrive({ as: 'pelatih', device: 'desk' });
  await writer.open('/studio');
  const lesson = writer.page.getByRole('table').first().getByRole('link').first();
  const title = await lesson.innerText();
  const course = await writer.page.getByRole('heading', { level: 2 }).first().innerText();
  await writer.go(lesson);
  await writer.press('Buat revisi baru');

  const source = writer.page.getByLabel('Naskah (MDX)');
  const before = await source.inputValue();
  await source.fill(`${before}\n\n${WORDS}\n\n<Peta />\n`);
  await writer.press('Periksa & pratinjau');
  const line = before.split('\n').length + 4;
  await writer.reads(`Baris ${line}, kolom 1`);
  await writer.press('Ajukan untuk diterbitkan');
  await writer.reads('Naskah belum dapat diajukan');

  await source.fill(`${before}\n\n${WORDS}\n`);
  await writer.press('Periksa & pratinjau');
  await writer.reads('Naskah tersimpan bebas dari kesalahan');
  await writer.reads(WORDS);
  await writer.press('Ajukan untuk diterbitkan');
  await writer.reads('Penerbitan dilakukan oleh pelatih lain');
  expect(await writer.page.getByRole('button', { name: 'Terbitkan' }).count()).toBe(0);

  const learner = await arrive({ as: 'peserta', javaScript: false });
  const second = await arrive({ as: 'pelatih-2' });
  await second.open('/studio');
  await second.follow(title);
  await second.reads('3 baris ditambahkan, 0 baris dihapus.');
  await second.press('Terbitkan');
  await second.reads('terbit.');

  await learner.open('/belajar');
  await learner.follow(course);
  await learner.follow(title);
  await learner.lacks(WORDS);
  await learner.reads('Ada versi baru');
  await learner.press('Baca versi baru');
  await learner.reads(WORDS);
});
