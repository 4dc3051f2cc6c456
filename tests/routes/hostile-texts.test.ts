import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanName } from '~/people/accounts';
import { PLAN_FIELDS } from '~/training/followup';
import { ask, multipart, type Asked } from '#tests/support/ask';
import { testDatabase } from '#tests/support/database';
import { escaped, MARKUP, NASTY } from '#tests/support/nasty-strings';
import { startServer, type RunningServer } from '#tests/support/running-server';
import { inventedNik, nominationCsv } from '#tests/support/world/training';
import { walkWorld, type Visitor, type WalkWorld } from '#tests/support/world/walk';
import { DOORS } from './roles-walk.table';

let world: WalkWorld;
let server: RunningServer;
let cookies: Readonly<Record<Visitor, string>>;

beforeAll(async () => {
  world = await walkWorld(await testDatabase());
  server = await startServer({ DATA_DIR: world.dataDir, DATABASE_URL: world.url, BEKAL_DEMO: '0' });
  cookies = await world.signIn();
}, 240_000);
afterAll(async () => server.stop());

const get = (path: string, who: Visitor) => ask(server.base, path, { cookie: cookies[who] });
const post = (path: string, who: Visitor, form: Record<string, string>) => ask(server.base, path, { cookie: cookies[who], form });
/** Line breaks as the database keeps them are those the browser sent. */
const kept = (text: string): string => text.trim();

/** Refused with the sentence of a form, or taken; never a failure. @returns whether it was taken */
function taken({ status, text }: Asked, what: string): boolean {
  expect([303, 422], what).toContain(status);
  if (status === 422) expect(text, `${what}: what was typed comes back, with a sentence`).toMatch(/role="alert"|aria-invalid="true"|data-tone="bad"/);
  return status === 303;
}

function harmless(text: string, where: string): void {
  for (const nasty of MARKUP) expect(text.includes(nasty), `${nasty} stands as it is on ${where}`).toBe(false);
}

/** One test for all texts, which says which of them it was. */
const withEach = (title: string, work: (nasty: string) => Promise<void>) => it(title, async () => {
  const faults: string[] = [];
  for (const nasty of NASTY) await work(nasty).catch((error: Error) => faults.push(`${JSON.stringify(nasty).slice(0, 60)}: ${error.message.slice(0, 600)}`));
  expect(faults).toEqual([]);
}, 120_000);

describe('a text that has broken programs', () => {
  withEach('in a plan comes back as it was written', async (nasty) => {
    const answer = await post('/rtl', 'elsewhere', { intent: 'save', ...Object.fromEntries(PLAN_FIELDS.map((field) => [field, nasty])) });
    harmless(answer.text, 'the refused plan');
    if (!taken(answer, 'the plan')) {
      expect([...nasty].length, 'refused').toBeGreaterThan(1000);
      return;
    }
    const plan = await world.write.followUpPlan.findFirstOrThrow({ where: { participation: { person: { name: 'Tumirahayu' } } } });
    for (const field of PLAN_FIELDS) expect(plan[field], field).toBe(kept(nasty));
    const page = await get('/rtl', 'elsewhere');
    harmless(page.text, '/rtl');
    expect(page.text).toContain(escaped(kept(nasty)));
  });

  withEach('as the name in a profile is kept as a name, or refused in words', async (nasty) => {
    const form = { intent: 'profil', name: nasty, sex: 'P', birthPlace: nasty, birthDate: '1980-02-14', nik: inventedNik(7, '352514', true), phone: '0812-0000-8877', regencyCode: '35.25', organisation: nasty, titleFront: nasty, institution: nasty };
    const answer = await post('/profil', 'elsewhere', form);
    harmless(answer.text, 'the refused profile');
    if (!taken(answer, 'the profile')) return;
    const person = await world.write.person.findFirstOrThrow({ where: { phone: '+6281200008877' } });
    expect(person.name).toBe(cleanName(nasty));
    const page = await get('/profil', 'elsewhere');
    expect(page.status).toBe(200);
    harmless(page.text, '/profil');
    expect(page.text).toContain(`value="${escaped(person.name)}"`);
    await world.write.person.update({ where: { id: person.id }, data: { name: 'Tumirahayu' } });
  });

  withEach('in logbook and coaching note comes back as it was written', async (nasty) => {
    const { own } = world;
    const reflection = `Catatan: ${nasty} selesai ditulis.`;
    const entry = { heldOn: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10), village: '35.25.14.2001', method: 'diskusi', topic: `Topik ${nasty}`, targetGroup: '24', audienceMen: '4', audienceWomen: '3', reflection };
    if (taken(await post(`/buku-kegiatan/${own.entry}/ubah`, 'peserta', entry), 'the entry')) {
      const row = await world.write.logbookEntry.findUniqueOrThrow({ where: { id: own.entry } });
      expect([row.topic, row.reflection]).toEqual([`Topik ${nasty}`.trim(), reflection.trim()]);
    }
    for (const [path, who] of [[`/buku-kegiatan/${own.entry}`, 'peserta'], [`/binaan/${own.participation}/catatan/${own.entry}`, 'coach']] as const) harmless((await get(path, who)).text, path);
    const id = crypto.randomUUID();
    const note = { id, heldOn: entry.heldOn, channel: 'telepon', topic: `Topik ${nasty}`, sharedNote: reflection, privateNote: nasty, 'actions[0].text': `Langkah ${nasty}` };
    if (!taken(await post(`/binaan/${own.participation}/sesi`, 'coach', note), 'the coaching')) return;
    const session = await world.write.coachingSession.findUniqueOrThrow({ where: { id }, include: { actions: true } });
    expect([session.sharedNote, session.privateNote ?? '', session.actions[0]?.text]).toEqual([reflection.trim(), nasty.trim(), `Langkah ${nasty}`.trim()]);
    await world.write.coachingSession.delete({ where: { id } });
  });

  withEach('in a search finds nothing it should not, and stands on the page as text', async (nasty) => {
    const query = encodeURIComponent(nasty.slice(0, 500));
    for (const [path, who] of [[`/angkatan/${world.cohort.key}/calon`, 'province'], ['/register', 'province'], ['/jejak-audit', 'admin'], [`/angkatan/${world.cohort.key}/papan`, 'province'], [`/sesi/${world.ids.session}`, 'trainer']] as const) {
      const { status, text } = await get(`${path}?cari=${query}`, who);
      expect(status, path).toBe(200);
      harmless(text, path);
    }
    const code = await get(`/verifikasi?kode=${query}`, 'stranger');
    expect([200, 302]).toContain(code.status);
    harmless(code.text, '/verifikasi');
  });
});

describe('a list of nominees with such names', () => {
  it('is read row by row: what is no name is named with its line, the rest is kept and shown as text', async () => {
    const file = nominationCsv(NASTY.map((name, at) => ({ name, nik: inventedNik(at, '357802', false).replace(/99\d\d$/, String(9900 + (at % 100))), phone: `0812880${String(10_000 + at)}`, regency: 'Kota Surabaya', experience: name })));
    const form = await multipart({ file: new File([Buffer.from(file)], '<img src=x>.csv', { type: 'text/csv' }) });
    const read = await ask(server.base, `/angkatan/${world.next.key}/calon`, { cookie: cookies.province, ...form });
    expect(read.status, read.text.slice(0, 2000)).toBe(303);
    const where = read.headers.location ?? '';
    const shown = await get(where, 'province');
    expect(shown.status).toBe(200);
    harmless(shown.text, where);
    expect((await post(where, 'province', { intent: 'simpan' })).status).toBe(303);
    const names = (await world.write.participation.findMany({ where: { cohortId: world.next.id }, select: { person: { select: { name: true } } } })).map(({ person }) => person.name);
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) expect(name).toBe(cleanName(name));
    expect(names.filter((name) => /^[=+@]|[\p{Cc}\u200b\u202e\ufeff]/u.test(name))).toEqual([]);
  });

  it('leaves every page of the office standing', async () => {
    for (const door of DOORS.filter(({ seen, see }) => seen === undefined && !see.includes('stranger'))) {
      for (const who of ['province', 'trainer', 'coach', 'signer', 'admin', 'elsewhere'] as const) {
        if (!door.see.includes(who)) continue;
        const path = door.address({ ...world, cohort: world.next });
        const { status, text, headers } = await get(path, who);
        expect(status, `${path} as ${who}`).toBeLessThan(500);
        if (headers['content-type']?.startsWith('text/html')) harmless(text, path);
      }
    }
    expect(server.output().split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});
