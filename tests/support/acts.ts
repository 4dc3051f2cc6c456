import { expect } from 'vitest';
import { answerKeys } from './answer-keys';
import type { Traveller } from './traveller';

/** The angkatan of the demo that has lived through everything, as it is called on the screens. */
export const PENSOSMAS = 'Pembekalan Calon Relawan Penyuluh Sosial Masyarakat';

/** Opens an angkatan by its title. @returns its address */
export async function openCohort(who: Traveller, title: string): Promise<string> {
  await who.open('/angkatan');
  await who.go(who.page.getByRole('link', { name: title, exact: true }).first());
  return who.address;
}

/** The personal link of somebody, as the officer sees it in the row of that name. */
export async function invitationLink(officer: Traveller, cohort: string, name: string): Promise<string> {
  await officer.open(`${cohort}/undangan`);
  const row = officer.page.getByRole('row').filter({ hasText: name }).first();
  await row.getByText('Lihat tautan').click();
  const link = (await row.locator('code').first().innerText()).trim();
  expect(link).toContain('/undangan/');
  return new URL(link).pathname;
}

/** Goes in by a personal link, as somebody who answered it before. */
export async function enterByLink(volunteer: Traveller, link: string): Promise<void> {
  await volunteer.open(link);
  await volunteer.press('Lanjutkan');
}

/** Somebody of the angkatan who lacks a requirement, from the board of the officer. */
export async function somebodyLacking(officer: Traveller, cohort: string, requirement: string, nth = 0): Promise<string> {
  await officer.open(`${cohort}/papan?kurang=${requirement}`);
  return (await officer.page.locator('main').getByRole('row').getByRole('link').nth(nth).innerText()).trim();
}

/** Marks an answer to every question on the page: the right ones, or one that is wrong. */
export async function answerAll(volunteer: Traveller, rightly: boolean): Promise<number> {
  const keys = answerKeys();
  const questions = await volunteer.page.locator('main form fieldset').all();
  for (const question of questions) {
    const legend = (await question.locator('legend').innerText()).replace(/\s+/g, ' ');
    const right = [...keys].find(([stem]) => legend.includes(stem))?.[1];
    if (!right) throw new Error(`no key for: ${legend}`);
    const choices = await question.locator('label').all();
    const words = await Promise.all(choices.map(async (choice) => (await choice.innerText()).replace(/\s+/g, ' ').trim()));
    const chosen = rightly ? words.flatMap((text, at) => (right.includes(text) ? [at] : [])) : [words.findIndex((text) => !right.includes(text))];
    expect(chosen.length, legend).toBeGreaterThan(0);
    for (const at of chosen) await choices[at]?.click();
  }
  return questions.length;
}

/** Takes a quiz from its page to its result. */
export async function takeQuiz(volunteer: Traveller, rightly: boolean): Promise<void> {
  await volunteer.go(volunteer.page.getByRole('button', { name: /^(Mulai mengerjakan|Kerjakan lagi)$/ }));
  const total = await answerAll(volunteer, rightly);
  await volunteer.press('Periksa lalu kirim');
  await volunteer.reads(`Semua ${total} soal sudah terjawab.`);
  await volunteer.press('Kirim jawaban');
}

const day = (from: Date, days: number): string => new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);

export interface NewCohort {
  readonly number: number;
  readonly quotas: Readonly<Record<string, number>>;
}

/** Makes an angkatan of the pembekalan that begins in three weeks. @returns its address */
export async function makeCohort(officer: Traveller, { number, quotas }: NewCohort): Promise<string> {
  await officer.open('/angkatan/baru?program=pembekalan-pensosmas');
  await officer.page.getByLabel('Nomor angkatan').fill(String(number));
  await officer.page.getByLabel('Tanggal mulai').fill(day(new Date(), 21));
  await officer.page.getByLabel('Tanggal selesai').fill(day(new Date(), 24));
  await officer.page.getByLabel('Tempat', { exact: false }).first().fill('Hotel Quest, Kota Surabaya');
  await officer.page.getByLabel('Kuota seluruhnya').fill(String(Object.values(quotas).reduce((sum, seats) => sum + seats, 0)));
  for (const [regency, seats] of Object.entries(quotas)) await officer.page.getByLabel(regency, { exact: true }).fill(String(seats));
  await officer.page.getByLabel('Nama narahubung').fill('Wahyu Tri Lestari');
  await officer.page.getByLabel('Nomor HP atau WhatsApp').fill('0812-0000-0011');
  await officer.press('Buat angkatan');
  await officer.reads('sudah dibuat.');
  return officer.address;
}

/** Sends a list of nominees to be read; nothing is kept yet. */
export async function uploadList(officer: Traveller, cohort: string, file: { name: string; bytes: Buffer }): Promise<void> {
  await officer.open(`${cohort}/calon`);
  const mimeType = file.name.endsWith('.csv') ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await officer.page.getByLabel('Berkas daftar').setInputFiles({ name: file.name, mimeType, buffer: file.bytes });
  await officer.press('Baca daftar');
  await officer.reads('Hasil pembacaan daftar');
}
