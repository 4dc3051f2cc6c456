import { expect, test } from 'vitest';
import { assessmentTexts } from '~/learning/assessment';
import { courseTexts } from '~/learning/courses';
import { noticeTexts, profileTexts, signInTexts } from '~/people/accounts';
import { coachingTexts } from '~/practice/coaching';
import { fieldworkTexts } from '~/practice/fieldwork';
import { certificateTexts } from '~/recognition/certification';
import { todayTexts } from '~/recognition/competency';
import { verificationTexts } from '~/recognition/verification';
import { followupTexts } from '~/training/followup';
import { sessionTexts } from '~/training/sessions';
import { words } from '~/ui/words';
import { journey, type Traveller } from '#tests/support/traveller';

const { arrive } = journey('11-language');

const CATALOGUES = [
  assessmentTexts, courseTexts, noticeTexts, profileTexts, signInTexts, coachingTexts, fieldworkTexts, certificateTexts, todayTexts, verificationTexts, followupTexts, sessionTexts, words,
];

const PAIRS = CATALOGUES.flatMap(({ entries }) => Object.values<readonly [string, string?]>(entries));
const ENGLISH = PAIRS.map(([, en]) => en).join('\n');

/** Indonesian texts of the catalogues, long enough and without gaps; terms of law that English keeps are no leftovers. */
const INDONESIAN = PAIRS.map(([id]) => id).filter((id) => id.length >= 12 && !id.includes('{') && !ENGLISH.includes(id));

/** A subject of the curriculum that is called like a page: what people wrote is not translated. */
const WRITTEN = new Set(['Rencana Tindak Lanjut']);

async function leftovers(who: Traveller): Promise<string[]> {
  const text = await who.words();
  return INDONESIAN.filter((words) => !WRITTEN.has(words) && text.includes(words));
}

test('public and volunteer pages speak English without a word left over, and Indonesian again', async () => {
  expect(INDONESIAN.length).toBeGreaterThan(300);
  const stranger = await arrive({ javaScript: false });
  await stranger.open('/');
  expect((await leftovers(stranger)).length, 'the probe sees Indonesian where it is').toBeGreaterThan(0);
  await stranger.go(stranger.page.getByRole('link', { name: 'English' }).first());
  for (const address of ['/', '/masuk', '/verifikasi', '/privasi', '/tentang', '/v/AAAAA-AAAAA-AAAAA', '/tidak-ada']) {
    await stranger.page.goto(address);
    await stranger.look();
    expect(await stranger.page.locator('html').getAttribute('lang'), address).toBe('en');
    expect(await leftovers(stranger), address).toEqual([]);
  }

  const volunteer = await arrive({ as: 'peserta', javaScript: false });
  await volunteer.go(volunteer.page.locator('footer').getByRole('link', { name: 'English' }));
  expect(volunteer.address).toBe('/hari-ini');
  for (const address of ['/hari-ini', '/profil', '/kartu', '/jp', '/belajar', '/belajar/komunikasi', '/kuis/pascates-pensosmas', '/rtl', '/rtl/cetak', '/pembinaan', '/buku-kegiatan', '/buku-kegiatan/baru', '/sertifikat']) {
    await volunteer.open(address);
    expect(await leftovers(volunteer), address).toEqual([]);
  }
  await volunteer.open('/rtl');
  await volunteer.go(volunteer.page.locator('footer').getByRole('link', { name: 'Bahasa Indonesia' }));
  expect(volunteer.address).toBe('/rtl');
  await volunteer.stands('Rencana tindak lanjut (RTL)');
});
