import { expect, test } from 'vitest';
import { enterByLink, invitationLink, openCohort, PENSOSMAS, somebodyLacking, takeQuiz } from '#tests/support/acts';
import { journey } from '#tests/support/traveller';

const { arrive } = journey('03-learning');

test('a volunteer takes the pretest, reads a lesson, fails a quiz, passes it, and sees what is left', async () => {
  const officer = await arrive({ as: 'pengelola', device: 'desk' });
  const cohort = await openCohort(officer, PENSOSMAS);
  const name = await somebodyLacking(officer, cohort, 'pretest');
  const link = await invitationLink(officer, cohort, name);

  const volunteer = await arrive({ javaScript: false });
  await enterByLink(volunteer, link);
  await volunteer.reads('Langkah Anda sekarang', 'pretes belum dikerjakan');
  await volunteer.follow('Buka');
  await takeQuiz(volunteer, true);
  await volunteer.reads('Pretes selesai', '100', 'Kunci pretes tidak ditampilkan');

  await volunteer.open('/belajar');
  await volunteer.go(volunteer.page.locator('main').getByRole('heading', { level: 3 }).getByRole('link').last());
  const course = volunteer.address;
  await volunteer.reads('0 dari 2 materi selesai', 'Yang masih tersisa: 2 materi lagi, kuis belum lulus.');
  await volunteer.follow('Mulai belajar');
  await volunteer.press('Tandai selesai dan lanjut');
  await volunteer.reads('1 dari 2 materi selesai');
  await volunteer.press('Tandai selesai');
  expect(volunteer.address).toBe(course);
  await volunteer.reads('Semua 2 materi selesai', 'Yang masih tersisa: kuis belum lulus.');

  await volunteer.follow('Buka');
  const quiz = volunteer.address;
  await takeQuiz(volunteer, false);
  await volunteer.reads('Belum lulus', 'kurang 70 poin', 'Masih ada 2 kesempatan', 'Jawaban yang benar');
  await volunteer.open(quiz);
  await takeQuiz(volunteer, true);
  await volunteer.reads('Lulus', 'Pembahasan');
  await volunteer.open(course);
  await volunteer.reads('Semua materi selesai dan kuis lulus. Tidak ada yang tersisa.', 'Lulus: nilai 100');
});
