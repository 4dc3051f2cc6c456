import { expect, test } from 'vitest';
import { PENSOSMAS } from '#tests/support/acts';
import { journey, type Traveller } from '#tests/support/traveller';

const { arrive } = journey('10-keyboard');

interface Focused {
  readonly name: string;
  readonly seen: boolean;
}

/** What has the focus, and whether somebody looking at the screen could tell: inside the window, with an outline or a shadow. */
const focused = (who: Traveller): Promise<Focused> => who.page.evaluate(() => {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { name: '', seen: true };
  const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement ? element.labels?.[0]?.textContent : null;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const { top, bottom, width } = element.getBoundingClientRect();
  const ringed = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  return { name: (label ?? element.textContent ?? '').replace(/\s+/g, ' ').trim(), seen: ringed && width > 0 && bottom > 0 && top < window.innerHeight };
});

/** Presses Tab until something of this name has the focus; everything passed on the way must be visible. */
async function tabTo(who: Traveller, name: string | RegExp, limit = 80): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < limit; presses += 1) {
    await who.page.keyboard.press('Tab');
    const now = await focused(who);
    expect(now.seen, `focus is visible on "${now.name}" at ${who.address}`).toBe(true);
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return;
    passed.push(now.name);
  }
  throw new Error(`Tab never came to ${String(name)}: ${passed.join(' | ')}`);
}

const enter = (who: Traveller): Promise<void> => who.moving(() => who.page.keyboard.press('Enter'));

test('an officer signs in, moves, filters and corrects with the keyboard alone', async () => {
  const officer = await arrive({ device: 'desk' });
  await officer.open('/masuk');
  const login = await officer.page.locator('form#demo-pengelola input[name="login"]').inputValue();
  const password = await officer.page.locator('form#demo-pengelola input[name="sandi"]').inputValue();

  await tabTo(officer, 'Langsung ke isi halaman', 1);
  await officer.page.keyboard.press('Enter');
  await tabTo(officer, 'Surel, nomor HP, atau NIP', 1);
  await officer.page.keyboard.type(login);
  await tabTo(officer, 'Kata sandi', 1);
  await officer.page.keyboard.type('keliru sama sekali');
  await enter(officer);
  await officer.reads('Akun atau kata sandi tidak cocok.');
  await expect.poll(() => officer.page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'))).toBe(true);
  await tabTo(officer, 'Kata sandi', 8);
  await officer.page.keyboard.type(password);
  await enter(officer);
  await officer.reads('Selamat datang, Wahyu Tri Lestari.');

  await tabTo(officer, 'Angkatan', 24);
  await enter(officer);
  await tabTo(officer, PENSOSMAS);
  await enter(officer);
  await tabTo(officer, 'Papan');
  await enter(officer);
  await officer.stands('Papan kompetensi');
  await tabTo(officer, 'Cari nama');
  await officer.page.keyboard.type('jumah');
  await enter(officer);
  expect(await officer.page.getByRole('rowheader').count()).toBe(1);
  await tabTo(officer, "Jum'ah");
  await enter(officer);
  await officer.stands("Jum'ah");
  await tabTo(officer, 'Tampilkan lengkap');
  await enter(officer);
  await officer.reads('NIK lengkap ditampilkan; hal ini tercatat di jejak audit.', /\b35\d{14}\b/);

  await tabTo(officer, /Wahyu Tri Lestari/, 12);
  await officer.page.keyboard.press('Enter');
  await tabTo(officer, 'Keluar', 8);
  await enter(officer);
  await officer.reads('Anda sudah keluar.');
});

test('a volunteer on a phone with a keyboard reaches menu, card and a form without scripts', async () => {
  const volunteer = await arrive({ as: 'peserta', javaScript: false });
  await tabTo(volunteer, 'Langsung ke isi halaman', 1);
  await tabTo(volunteer, 'Buku kegiatan', 12);
  await enter(volunteer);
  await tabTo(volunteer, 'Tambah catatan');
  await enter(volunteer);
  await tabTo(volunteer, 'Ganti kecamatan');
  await enter(volunteer);
  await tabTo(volunteer, /^Kecamatan di /);
  await volunteer.page.keyboard.press('ArrowDown');
  await tabTo(volunteer, 'Lanjutkan', 3);
  await enter(volunteer);
  await volunteer.stands('Catatan baru');
});
