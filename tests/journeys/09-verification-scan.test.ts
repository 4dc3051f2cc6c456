import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import qrcode from 'qrcode';
import { launchBrowser, openPage, shoot, temporaryFolder, type Visit } from '#tests/support/browser';
import { cameraShowing } from '#tests/support/fake-camera';

const folder = temporaryFolder();
let link = '';
let base = '';

beforeAll(async () => {
  base = inject('journeyBase');
  const holder = await visit([]);
  await holder.page.goto('/masuk');
  await Promise.all([holder.page.waitForEvent('load'), holder.page.locator('form#demo-peserta-bersertifikat button').click()]);
  await holder.page.goto('/sertifikat');
  link = new URL((await holder.page.locator('a[href*="/v/"]').first().getAttribute('href')) ?? '', base).pathname;
  await holder.leave();
});
afterAll(() => folder.remove());

/** A phone whose camera shows what the arguments say. */
async function visit(camera: readonly string[], javaScript = true): Promise<Visit & { leave(): Promise<void> }> {
  const browser = await launchBrowser(camera);
  const opened = await openPage(browser, base, { javaScript });
  opened.page.setDefaultTimeout(45_000);
  return { ...opened, leave: async () => { await opened.close(); await browser.close(); } };
}
const start = (page: Page) => page.getByRole('button', { name: 'Pindai dengan kamera' }).click();

test('somebody with a phone points the camera at a certificate and reads its entry; the reader is fetched only then', async () => {
  const { page, strangers, leave } = await visit(cameraShowing(`${base}${link}`, folder.path));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('console', (message) => { if (message.type() === 'error') asked.push(`console: ${message.text()}`); });
  await page.goto('/verifikasi', { waitUntil: 'load' });
  expect(asked.filter((path) => /jsQR|read-qr/i.test(path))).toEqual([]);
  await shoot(page, '09-verification/pindai-sebelum');
  await start(page);
  await page.waitForURL((url) => url.pathname === link);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/Terdaftar dan berlaku|Telah dicabut/);
  expect(asked.filter((path) => /jsQR/i.test(path)).length).toBeGreaterThan(0);
  expect(asked.filter((path) => path.startsWith('console:'))).toEqual([]);
  expect(strangers()).toEqual([]);
  await leave();
});

test('a phone that reads codes by itself fetches no reader', async () => {
  const { page, leave } = await visit(cameraShowing('kosong', folder.path));
  await page.addInitScript(`window.BarcodeDetector = class { static getSupportedFormats() { return Promise.resolve(['qr_code']); } detect() { return Promise.resolve([{ rawValue: ${JSON.stringify(`${base}${link}`)} }]); } };`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/verifikasi');
  await start(page);
  await page.waitForURL((url) => url.pathname === link);
  expect(asked.filter((address) => /jsQR/i.test(address))).toEqual([]);
  await leave();
});

test('a code that leads to a forged page is not followed, and said to', async () => {
  const { page, strangers, leave } = await visit(cameraShowing('https://dinsos-jatim.example/v/ABC', folder.path));
  await page.goto('/verifikasi');
  await start(page);
  await page.waitForURL((url) => url.searchParams.has('kode'));
  expect(await page.locator('main').innerText()).toContain('mengarah ke dinsos-jatim.example, bukan ke alamat kami');
  await shoot(page, '09-verification/pindai-palsu');
  expect(strangers()).toEqual([]);
  await leave();
});

test('a refused camera is explained, with what to do instead', async () => {
  const { page, leave } = await visit(['--use-fake-device-for-media-stream', '--deny-permission-prompts']);
  await page.goto('/verifikasi');
  await start(page);
  await expect.poll(() => page.locator('[data-scan-says]').innerText()).toMatch(/Kamera tidak diizinkan|Tidak ada kamera/);
  await shoot(page, '09-verification/pindai-ditolak');
  await leave();
});

test('without JavaScript a photograph of the code does the same', async () => {
  const { page, leave } = await visit([], false);
  await page.goto('/verifikasi');
  expect(await page.getByRole('button', { name: 'Pindai dengan kamera' }).isVisible()).toBe(false);
  const photo = await qrcode.toBuffer(`${base}${link}`, { scale: 6 });
  await page.getByLabel('Foto kode QR').setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: photo });
  await page.getByRole('button', { name: 'Baca foto' }).click();
  await page.waitForURL((url) => url.pathname === link);
  await page.goto('/verifikasi');
  await page.getByLabel('Foto kode QR').setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from('bukan gambar') });
  await page.getByRole('button', { name: 'Baca foto' }).click();
  await page.waitForLoadState('load');
  expect(await page.locator('main').innerText()).toContain('Tidak ada kode QR yang terbaca di foto ini');
  await leave();
});
