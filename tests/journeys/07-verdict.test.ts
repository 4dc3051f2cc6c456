import { expect, test } from 'vitest';
import { openCohort, PENSOSMAS } from '#tests/support/acts';
import { journey, type Traveller } from '#tests/support/traveller';

const { arrive } = journey('07-verdict');

/** The sentence under the heading that says how somebody stands. */
const verdictOf = async (who: Traveller, heading: string): Promise<string> => {
  const section = who.page.locator('section').filter({ has: who.page.getByRole('heading', { name: heading }) });
  return (await section.getByText(/^(Kompeten|Belum: )/).first().innerText()).replace(/\s+/g, ' ').trim();
};

test('volunteer and officer read the same words about the same person', async () => {
  const officer = await arrive({ as: 'pengelola', device: 'desk' });
  const cohort = await openCohort(officer, PENSOSMAS);
  for (const [role, start] of [['peserta', 'Belum: '], ['peserta-bersertifikat', 'Kompeten']] as const) {
    const volunteer = await arrive({ as: role, javaScript: false });
    const name = (await volunteer.page.locator('.account-menu strong').textContent()) ?? '';
    await volunteer.open('/hari-ini');
    const read = await verdictOf(volunteer, 'Putusan');
    expect(read.startsWith(start), read).toBe(true);

    await officer.open(`${cohort}/papan`);
    await officer.follow(name);
    expect(await verdictOf(officer, 'Putusan saat ini')).toBe(read);
    await volunteer.leave();
  }
});
