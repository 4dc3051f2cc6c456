import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#tests/support/browser';
import { journey } from '#tests/support/traveller';
import { firstVisit, type Weight } from '#tests/support/weigh';

const { arrive } = journey('12-weight');
const KB = 1024;

let browser: Browser;
beforeAll(async () => { browser = await launchBrowser(); });
afterAll(async () => browser.close());

const heaviest = ({ parts }: Weight) => parts.map(({ path: part, bytes }) => `${part} ${bytes}`).join(', ');

test('pages weigh on a first visit what a cheap plan can pay', async () => {
  const officer = await arrive({ as: 'pengelola', device: 'desk' });
  await officer.open('/register');
  const verification = await officer.page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/register/"]')].map(({ pathname }) => pathname).find((address) => address.split('/').length === 3));
  await officer.open(verification ?? '');
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await officer.words())?.[0];
  expect(code, 'a code in the register').toBeDefined();

  const volunteer = await arrive({ as: 'peserta', javaScript: false });
  const visit = { from: volunteer.page.context() };
  const base = inject('journeyBase');

  const lesson = await firstVisit(browser, base, '/belajar/komunikasi/mendengar-aktif', visit);
  expect(lesson.title).toContain('Mendengar');
  expect(lesson.bytes, heaviest(lesson)).toBeLessThanOrEqual(30 * KB);
  expect(lesson.requests, heaviest(lesson)).toBeLessThanOrEqual(4);

  await volunteer.open('/kuis/kuis-komunikasi');
  await volunteer.go(volunteer.page.getByRole('button', { name: /^(Mulai|Lanjutkan) mengerjakan$|^Kerjakan lagi$/ }));
  expect(await volunteer.page.locator('main form fieldset').count()).toBe(10);
  const quiz = await firstVisit(browser, base, volunteer.address, visit);
  expect(quiz.bytes, heaviest(quiz)).toBeLessThanOrEqual(35 * KB);

  const check = await firstVisit(browser, base, `/v/${code}`);
  expect(check.title).not.toContain('tidak ditemukan');
  expect(check.bytes, heaviest(check)).toBeLessThanOrEqual(20 * KB);
  process.stdout.write(`lesson ${lesson.bytes} bytes in ${lesson.requests} requests, quiz ${quiz.bytes}, verification ${check.bytes} in ${check.requests}\n`);
});
