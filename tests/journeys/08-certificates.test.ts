import { expect, test } from 'vitest';
import { ask, inFolder, installed } from '#tests/certificates/support/judges';
import { enterByLink, invitationLink, openCohort, PENSOSMAS } from '#tests/support/acts';
import { journey, type Traveller } from '#tests/support/traveller';

const { arrive } = journey('08-certificates');

/** Every number of the register as it is printed, and where it stands in its year. */
async function sequences(officer: Traveller): Promise<Map<string, number[]>> {
  await officer.open('/register?cetak=ya');
  const numbers = (await officer.page.getByRole('rowheader').allInnerTexts()).map((text) => text.trim());
  const years = new Map<string, number[]>();
  for (const number of numbers) {
    const [, sequence, , year] = number.split('/');
    if (!sequence || !year) throw new Error(`no number of the register: ${number}`);
    years.set(year, [...(years.get(year) ?? []), Number(sequence)]);
  }
  return years;
}

/** Opens a page again until it reads so: the worker presses in its own time. */
async function reopenUntil(who: Traveller, address: string, words: RegExp): Promise<void> {
  await expect.poll(async () => {
    await who.page.goto(address);
    return who.words();
  }, { timeout: 120_000, interval: 1_000 }).toMatch(words);
  await who.look();
}

test('the officer proposes, the official signs once, and the volunteer holds a sealed certificate', async () => {
  const officer = await arrive({ as: 'pengelola', device: 'desk' });
  const cohort = await openCohort(officer, PENSOSMAS);
  const before = [...(await sequences(officer)).values()].flat().length;
  await officer.open(`${cohort}/sertifikat`);
  const ready = officer.page.getByRole('row').filter({ has: officer.page.getByRole('checkbox') }).filter({ hasText: 'Lihat contoh' });
  const names = (await ready.getByRole('rowheader').allInnerTexts()).map((text) => text.trim());
  expect(names.length).toBeGreaterThan(0);
  const [first = ''] = names;
  await officer.press('Usulkan yang dicentang');
  await officer.reads(`${names.length} orang diusulkan.`);

  const official = await arrive({ as: 'penandatangan' });
  await official.open('/tanda-tangan');
  const proposals = await official.page.locator('main a[href^="/tanda-tangan/"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  for (const proposal of proposals) {
    await official.open(proposal);
    if ((await official.words()).includes(first)) break;
  }
  await official.reads(...names, `${names.length} nomor berikutnya dalam buku register tahun`);
  await official.press(`Tandatangani ${names.length} sertifikat`);
  await official.reads('Centang pernyataan ini untuk melanjutkan.');
  await official.page.getByLabel(/Saya telah memeriksa daftar di atas/).check();
  await official.press(`Tandatangani ${names.length} sertifikat`);
  await official.reads(`${names.length} sertifikat disetujui dan sedang diterbitkan.`);
  await reopenUntil(official, official.address, new RegExp(`${names.length} dari ${names.length} terbit`));

  const register = await sequences(officer);
  expect([...register.values()].flat()).toHaveLength(before + names.length);
  for (const [year, held] of register) {
    expect([...held].sort((a, b) => a - b), `numbers of ${year}`).toEqual(held.map((_, index) => index + 1));
  }

  const volunteer = await arrive({ javaScript: false });
  await enterByLink(volunteer, await invitationLink(officer, cohort, first));
  await volunteer.reads('Sertifikat Anda sudah terbit');
  await volunteer.open('/sertifikat');
  await volunteer.reads('Berlaku', 'Tautan pemeriksaan');
  const share = await volunteer.page.getByRole('link', { name: /WhatsApp/ }).getAttribute('href');
  expect(decodeURIComponent(share ?? '')).toMatch(/^https:\/\/wa\.me\/\?text=.*\/v\//);
  const file = await volunteer.fetchFile((await volunteer.page.getByRole('link', { name: /Unduh PDF/ }).getAttribute('href')) ?? '');
  expect([file.status, file.type]).toEqual([200, 'application/pdf']);
  await judge(file.bytes);
});

/** What programs of others say of the file. */
async function judge(pdf: Buffer): Promise<void> {
  await inFolder((put) => {
    const file = put('sertifikat.pdf', pdf);
    if (installed('pdfsig')) {
      const { said } = ask('pdfsig', [file]);
      expect(said).toContain('Signature is Valid.');
      expect(said).toContain('Total document signed');
    }
    if (installed('qpdf')) expect(ask('qpdf', ['--check', file])).toMatchObject({ status: 0, said: expect.stringContaining('No syntax or stream encoding errors found') });
  });
}
