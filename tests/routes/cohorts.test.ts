import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/support/database';
import { answerOf, routeArgs } from '#tests/support/world/ground';
import { GRESIK, inventedNik, nominated, nominationCsv, pembekalan, personWithRole, SIDOARJO, SURABAYA, trainingWorld } from '#tests/support/world/training';
import type { Ctx } from '~/people/access/index.server';
import { openSession } from '~/platform/session.server';
import { action as answer, loader as answerPage, headers as answerHeaders } from '~/routes/training/invitation-answer';
import { loader as letters } from '~/routes/training/invitation-letters';
import { action as invite, loader as invitations } from '~/routes/training/invitations';
import { action as decideImport, loader as importPage } from '~/routes/training/nomination-import';
import { action as upload, loader as nominees } from '~/routes/training/nominees';
import { action as makeCohort, loader as newCohort } from '~/routes/training/cohort-new';
import { loader as overview } from '~/routes/training/cohort-overview';
import { loader as list } from '~/routes/training/cohorts';
import { action as select, loader as selection } from '~/routes/training/selection';
import { invitationLetterFacts, participantRows, type CohortFacts } from '~/training/cohorts/index.server';

let system: Ctx;
let cohort: CohortFacts;
const cookies: Record<string, string> = {};
const who = async (key: string, role: Parameters<typeof personWithRole>[1], region?: string) => {
  cookies[key] = (await openSession(await personWithRole(`Orang ${key}`, role, region), 'password')).split(';')[0] ?? '';
};
const params = () => ({ cohort: cohort.key });
const at = (path: string) => `/angkatan/${cohort.key}${path}`;

beforeAll(async () => {
  ({ system } = await trainingWorld(await testDatabase()));
  cohort = await pembekalan(system);
  await Promise.all([who('province', 'pengelola'), who('gresik', 'pengelola', GRESIK), who('malang', 'pengelola', '35.07'), who('trainer', 'pelatih'), who('coach', 'pembina'), who('nobody', null)]);
  await nominated(system, cohort, [GRESIK, SIDOARJO, SURABAYA].map((_, at_) => ({ nik: inventedNik(at_), regency: ['Kab. Gresik', 'Kab. Sidoarjo', 'Kota Surabaya'][at_] ?? '' })));
});

describe('the pages of an angkatan', () => {
  const pages = [['overview', overview, ''], ['nominees', nominees, '/calon'], ['selection', selection, '/calon/pilih'], ['invitations', invitations, '/undangan'], ['letters', letters, '/undangan/surat']] as const;

  it.each(pages)('%s opens to officers of its regions, and does not exist for anybody else', async (_name, loader, path) => {
    const statusFor = async (cookie?: string) => (await answerOf(() => loader(routeArgs(at(path), { cookie, params: params() })))).status;
    const nothingYet = path.endsWith('surat') ? 404 : 200;
    expect([await statusFor(cookies['province']), await statusFor(cookies['gresik'])]).toEqual([nothingYet, nothingYet]);
    for (const stranger of ['malang', 'trainer', 'coach', 'nobody']) expect(await statusFor(cookies[stranger]), stranger).toBe(404);
    expect(await statusFor()).toBe(302);
  });

  it('are 404 for an angkatan that does not exist, as for one that may not be seen', async () => {
    expect((await answerOf(() => overview(routeArgs('/angkatan/tidak-ada', { cookie: cookies['province'], params: { cohort: 'tidak-ada' } })))).status).toBe(404);
    expect((await answerOf(() => overview(routeArgs('/angkatan/%2e%2e', { cookie: cookies['province'], params: { cohort: '../x' } })))).status).toBe(404);
  });

  it('show Gresik’s officer the people of Gresik, with masked NIK', async () => {
    const view = await answerOf(() => nominees(routeArgs(at('/calon'), { cookie: cookies['gresik'], params: params() })));
    const text = JSON.stringify(view.data);
    expect(text).toContain('Kab. Gresik');
    expect(text).not.toContain('Sidoarjo');
    expect(text).not.toMatch(/\d{16}/);
  });

  it('list only angkatan that draw from the officer’s region', async () => {
    const rows = async (key: string) => ((await answerOf(() => list(routeArgs('/angkatan', { cookie: cookies[key] })))).data as { rows: unknown[] }).rows.length;
    expect([await rows('province'), await rows('gresik'), await rows('malang'), await rows('trainer')]).toEqual([1, 1, 0, 0]);
  });
});

describe('making an angkatan', () => {
  const form = { programme: 'pembekalan-pensosmas', title: 'Pembekalan', number: '2', startsOn: '2017-08-01', endsOn: '2017-08-04', place: 'Gresik', mode: 'tatap-muka', quota: '5', 'quotas[0].regencyCode': GRESIK, 'quotas[0].quota': '5', 'quotas[1].regencyCode': SIDOARJO, 'quotas[1].quota': '' };
  const send = (change: Record<string, string>, key = 'gresik') => answerOf(() => makeCohort(routeArgs('/angkatan/baru', { cookie: cookies[key], form: { ...form, ...change } })));

  it('keeps what was typed and says what is wrong', async () => {
    const refused = await send({ endsOn: '2017-07-01', place: '' });
    expect(refused.status).toBe(422);
    expect(refused.data).toMatchObject({ form: { values: { title: 'Pembekalan', number: '2' }, errors: { place: ['Isian ini wajib diisi.'] } } });
    expect((await send({ quota: '6' })).data).toMatchObject({ form: { formErrors: ['Kuota per kabupaten/kota berjumlah 5, kuota seluruhnya 6. Samakan keduanya.'] } });
  });

  it('goes to the new angkatan, and is not open to a trainer', async () => {
    expect((await send({})).headers.get('Location')).toBe('/angkatan/pembekalan-pensosmas-2017-ii');
    expect((await send({ number: '3' }, 'trainer')).status).toBe(404);
    expect((await answerOf(() => newCohort(routeArgs('/angkatan/baru', { cookie: cookies['nobody'] })))).status).toBe(404);
  });
});

describe('uploading a list', () => {
  const send = (file: File | null, key = 'province') => {
    const form = new FormData();
    if (file) form.set('file', file);
    else form.set('file', '');
    return answerOf(() => upload(routeArgs(at('/calon'), { cookie: cookies[key], params: params(), form })));
  };
  const errorsOf = (data: unknown) => JSON.stringify((data as { form: { errors: unknown; formErrors: unknown } }).form);

  it('answers 413 in words to 100 MB, without holding it', async () => {
    const tooBig = await send(new File([new Uint8Array(100 * 1024 * 1024)], 'besar.csv'));
    expect(tooBig.status).toBe(413);
    expect(errorsOf(tooBig.data)).toContain('Paling besar 5 MB');
  });

  it.each([
    ['a picture', new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])], 'foto.png'), 'bukan daftar'],
    ['a broken workbook', new File([new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3, 4, 5, 6])], 'rusak.xlsx'), 'rusak'],
    ['a list of 100,000 rows', new File([`Nama;NIK;Kab\n${'A;1;B\n'.repeat(100_000)}`], 'banyak.csv'), 'lebih dari'],
    ['text without a heading', new File(['halo\ndunia\n'], 'surat.txt'), 'Judul kolom'],
  ])('answers 422 in words to %s', async (_what, file, words) => {
    const refused = await send(file);
    expect(refused.status).toBe(422);
    expect(errorsOf(refused.data)).toContain(words);
  });

  it('asks for a file when none was chosen', async () => {
    const refused = await send(null);
    expect([refused.status, errorsOf(refused.data)]).toEqual([422, expect.stringContaining('Pilih berkas')]);
  });

  it('shows what was read, keeps it once, and refuses to decide again', async () => {
    const nik = inventedNik(30);
    const read = await send(new File([nominationCsv([{ nik, name: 'Robert"); DROP TABLE Person;--' }, { nik: '12', name: '<script>alert(1)</script>' }]) as BlobPart], 'usulan.csv'), 'gresik');
    const to = read.headers.get('Location') ?? '';
    const importParams = { ...params(), import: to.split('/').at(-1) ?? '' };
    const page = await answerOf(() => importPage(routeArgs(to, { cookie: cookies['gresik'], params: importParams })));
    expect(page.data).toMatchObject({ open: { goodCount: 1, bad: [{ line: 3, reasons: expect.arrayContaining(['NIK harus 16 angka, yang tertulis 2.']) as unknown }] } });
    expect((await answerOf(() => importPage(routeArgs(to, { cookie: cookies['malang'], params: importParams })))).status).toBe(404);
    const decide = (intent: string) => answerOf(() => decideImport(routeArgs(to, { cookie: cookies['gresik'], params: importParams, form: { intent } })));
    const both = await Promise.all([decide('simpan'), decide('simpan')]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await decide('buang')).status).toBe(409);
    expect(await system.read.person.count({ where: { nik } })).toBe(1);
  });
});

describe('selecting and inviting', () => {
  it('takes one tick as well as many, and none as a refusal in words', async () => {
    const rows = await participantRows(system.read, cohort.id, [SIDOARJO]);
    const form = new FormData();
    for (const { id } of rows) form.append('chosen', id);
    expect((await answerOf(() => select(routeArgs(at('/calon/pilih'), { cookie: cookies['province'], params: params(), form })))).status).toBe(303);
    const none = await answerOf(() => select(routeArgs(at('/calon/pilih'), { cookie: cookies['province'], params: params(), form: {} })));
    expect([none.status, JSON.stringify(none.data)]).toEqual([422, expect.stringContaining('Belum ada nama yang dipilih.')]);
    const foreign = await answerOf(() => invite(routeArgs(at('/undangan'), { cookie: cookies['gresik'], params: params(), form: { intent: 'terkirim', chosen: rows[0]?.id ?? '' } })));
    expect(foreign.status).toBe(409);
  });

  it('opens the way from the link to the own profile, and forged fields change nothing', async () => {
    const [row] = await participantRows(system.read, cohort.id, [SIDOARJO], ['selected']);
    if (!row) throw new Error('nobody selected');
    const token = (await invitationLetterFacts(system, cohort)).wordsFor(row).link.split('/').at(-1) ?? '';
    const page = await answerOf(() => answerPage(routeArgs(`/undangan/${token}`, { params: { token } })));
    expect([page.status, page.headers.get('Set-Cookie'), answerHeaders()['Cache-Control']]).toEqual([200, null, 'no-store']);
    const come = await answerOf(() => answer(routeArgs(`/undangan/${token}`, { params: { token }, form: { intent: 'hadir', status: 'confirmed', personId: 'x', role: 'admin' } })));
    expect([come.status, come.headers.get('Location')]).toEqual([303, '/profil']);
    const cookie = come.headers.getSetCookie().find((text) => text.startsWith('bekal_sesi='))?.split(';')[0] ?? '';
    expect((await answerOf(() => list(routeArgs('/angkatan', { cookie })))).status).toBe(404);
    expect((await answerOf(() => overview(routeArgs(at(''), { cookie, params: params() })))).status).toBe(404);
    const nonsense = await answerOf(() => answer(routeArgs('/undangan/abc', { params: { token: 'abc' }, form: { intent: 'hadir' } })));
    expect(nonsense.status).toBe(404);
  });
});
