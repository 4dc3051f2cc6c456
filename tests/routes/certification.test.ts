import { beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '~/platform/session.server';
import { action as batchAction, loader as batchPage } from '~/routes/recognition/batch';
import { loader as batchPreview } from '~/routes/recognition/batch-preview';
import { loader as certificatePage } from '~/routes/recognition/certificate';
import { loader as officeFile } from '~/routes/recognition/certificate-file';
import { loader as ownPage } from '~/routes/recognition/certificate-own';
import { loader as ownFile } from '~/routes/recognition/certificate-own-file';
import { action as replaceAction, loader as replacePage } from '~/routes/recognition/certificate-replace';
import { action as revokeAction, loader as revokePage } from '~/routes/recognition/certificate-revoke';
import { loader as registerPage } from '~/routes/recognition/register';
import { action as settingsAction, loader as settingsPage } from '~/routes/recognition/settings';
import { action as signAction, loader as signPage } from '~/routes/recognition/signing';
import { loader as signingList } from '~/routes/recognition/signing-list';
import { loader as signPreview } from '~/routes/recognition/signing-preview';
import { testDatabase } from '#tests/support/database';
import { answerOf, routeArgs, type Answer } from '#tests/support/world/ground';
import { lowerRubric, recognitionWorld, SETTINGS, type RecognitionWorld } from '#tests/support/world/recognition';
import { GRESIK, personWithRole, SURABAYA } from '#tests/support/world/training';

let world: RecognitionWorld;
let batch = '';
let certificate = '';
const cookies: Record<string, string> = {};

type Call = (args: ReturnType<typeof routeArgs>) => unknown;
const ask = (call: unknown, who: string | null, params: Record<string, string> = {}, form?: Record<string, string> | FormData, path = '/'): Promise<Answer> =>
  answerOf(() => (call as Call)(routeArgs(path, { cookie: who ? cookies[who] : undefined, params, form })));
const formOf = (answer: Answer) => (answer.data as { form: { errors: Record<string, string[]>; formErrors: string[] } }).form;
const cohort = () => ({ cohort: world.cohort.key });
const person = (index: number) => world.participants[index] ?? expect.fail('no such person');
const proposal = (ids: readonly string[]): FormData => {
  const form = new FormData();
  form.set('intent', 'propose');
  form.set('issuedOn', '2017-08-01');
  ids.forEach((id) => form.append('people', id));
  return form;
};

beforeAll(async () => {
  world = await recognitionWorld(await testDatabase());
  const { officer, gresikOfficer, signer, admin } = world.ids;
  const people = {
    officer, gresikOfficer, signer, admin, trainer: await personWithRole('Pelatih', 'pelatih'), surabayaOfficer: await personWithRole('Pengelola Surabaya', 'pengelola', SURABAYA),
    gresikSigner: await personWithRole('Pejabat Gresik', 'penandatangan', GRESIK), holder: person(0).personId, neighbour: person(1).personId,
  };
  for (const [key, id] of Object.entries(people)) cookies[key] = (await openSession(id, 'password')).split(';')[0] ?? '';
  await lowerRubric(world, person(5).id);
});

describe('proposing over HTTP', () => {
  it('shows the officer who is ready and who is not, with the reasons, and a specimen that says so', async () => {
    const page = await ask(batchPage, 'officer', cohort());
    expect(page.data).toMatchObject({ ready: { length: 5 }, lacking: [{ name: 'Suliyem', missing: [{ code: 'rubric-low' }] }], gaps: [] });
    expect((await ask(batchPage, 'gresikOfficer', cohort())).data).toMatchObject({ ready: { length: 2 } });
    const specimen = await ask(batchPreview, 'officer', { ...cohort(), participation: person(0).id });
    expect(specimen.headers.get('Content-Type')).toBe('application/pdf');
    expect(specimen.headers.get('Content-Disposition')).toBe('inline; filename="CONTOH.pdf"');
    expect(specimen.data).not.toContain('/Type /Sig');
  });

  it('says in words why nothing was proposed, and takes one name as well as many', async () => {
    const nobody = await ask(batchAction, 'officer', cohort(), proposal([]));
    expect(nobody.status).toBe(422);
    expect(formOf(nobody).formErrors).toEqual(['Belum ada yang dipilih. Centang sedikitnya satu orang.']);
    expect((await ask(batchAction, 'officer', cohort(), proposal([person(5).id]))).status).toBe(409);
    expect((await ask(batchAction, 'officer', cohort(), proposal([person(4).id]))).status).toBe(303);
    const sent = await ask(batchAction, 'officer', cohort(), proposal([0, 1, 2, 3].map((index) => person(index).id)));
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/angkatan/${world.cohort.key}/sertifikat`]);
    batch = (await world.write.batch.findFirstOrThrow({ where: { members: { some: { participationId: person(0).id } } }, select: { id: true } })).id;
  });

  it('lets nobody but the proposer take a proposal back', async () => {
    const other = (await world.write.batch.findFirstOrThrow({ where: { id: { not: batch } }, select: { id: true } })).id;
    expect((await ask(batchAction, 'gresikOfficer', cohort(), { intent: 'withdraw', batch: other })).status).toBe(404);
    expect((await ask(batchAction, 'officer', cohort(), { intent: 'withdraw', batch: other })).status).toBe(303);
  });
});

describe('signing over HTTP', () => {
  it('asks for the confirmation to be checked, then signs once', async () => {
    const unchecked = await ask(signAction, 'signer', { batch }, { intent: 'approve' });
    expect(unchecked.status).toBe(422);
    expect(formOf(unchecked).errors.confirmation).toEqual(['Centang pernyataan ini untuk melanjutkan.']);
    expect((await ask(signPreview, 'signer', { batch, participation: person(0).id })).headers.get('Content-Type')).toBe('application/pdf');
    const signed = await ask(signAction, 'signer', { batch }, { intent: 'approve', confirmation: 'on' });
    expect(signed.status).toBe(303);
    expect((await ask(signAction, 'signer', { batch }, { intent: 'approve', confirmation: 'on' })).status).toBe(409);
    expect((await ask(signPage, 'signer', { batch })).data).toMatchObject({ state: 'approved', progress: { total: 4, sealed: 0 } });
    await world.press();
    expect((await ask(signPage, 'signer', { batch })).data).toMatchObject({ progress: { total: 4, sealed: 4, failed: 0 }, people: [{ certificate: { status: 'valid' } }, {}, {}, {}] });
    certificate = (await world.write.certificate.findFirstOrThrow({ where: { participationId: person(0).id }, select: { id: true } })).id;
  });
});

describe('who meets which page', () => {
  const everybody = ['officer', 'gresikOfficer', 'surabayaOfficer', 'signer', 'gresikSigner', 'admin', 'trainer', 'holder', 'neighbour', null];
  const cases: [string, unknown, () => Record<string, string>, readonly (string | null)[]][] = [
    ['certificates of an angkatan: its officers', batchPage, cohort, ['officer', 'gresikOfficer', 'surabayaOfficer']],
    ['a specimen: officers of the region', batchPreview, () => ({ ...cohort(), participation: person(0).id }), ['officer', 'gresikOfficer']],
    ['the list to sign: signing officials', signingList, () => ({}), ['signer', 'gresikSigner']],
    ['a batch of several regions: who answers for all of them', signPage, () => ({ batch }), ['signer']],
    ['the register: officers, signing officials, admin', registerPage, () => ({}), ['officer', 'gresikOfficer', 'surabayaOfficer', 'signer', 'gresikSigner', 'admin']],
    ['one entry: those of its region', certificatePage, () => ({ certificate }), ['officer', 'gresikOfficer', 'signer', 'gresikSigner', 'admin']],
    ['the file for the office: without the admin', officeFile, () => ({ certificate }), ['officer', 'gresikOfficer', 'signer', 'gresikSigner']],
    ['revoking', revokePage, () => ({ certificate }), ['officer', 'gresikOfficer', 'signer', 'gresikSigner']],
    ['a correction: officers', replacePage, () => ({ certificate }), ['officer', 'gresikOfficer']],
    ['the own file: its holder', ownFile, () => ({ id: certificate }), ['holder']],
    ['settings: admin', settingsPage, () => ({}), ['admin']],
  ];

  it.each(cases)('%s', async (_what, call, params, allowed) => {
    for (const who of everybody) {
      const { status } = await ask(call, who, params());
      expect([who, status], String(who)).toEqual([who, allowed.includes(who) ? 200 : who === null ? 302 : 404]);
    }
  });

  it('the register shows an officer the own region alone, finds by name and number, and prints', async () => {
    const rows = async (who: string, query = '') => ((await ask(registerPage, who, {}, undefined, `/register${query}`)).data as { rows: { name: string; number: string }[] }).rows.map(({ name }) => name);
    expect(await rows('signer')).toHaveLength(4);
    expect((await rows('gresikOfficer')).sort()).toEqual(['Moh. Fauzi', 'Siti Aminah, S.Sos.']);
    expect(await rows('signer', '?cari=aminah%20SITI')).toEqual(['Siti Aminah, S.Sos.']);
    expect(await rows('signer', '?cari=0002')).toEqual(["Ra'ehah Maimunah"]);
    expect(await rows('signer', '?keadaan=revoked')).toEqual([]);
    expect(await rows('signer', `?angkatan=${world.cohort.key}&cetak=ya&hal=9`)).toHaveLength(4);
    expect(await rows('signer', '?hal=-1&keadaan=apa')).toHaveLength(4);
  });

  it('the holder sees the own certificates with a link to share, the neighbour only the own', async () => {
    expect((await ask(ownPage, 'holder')).data).toMatchObject([{ id: certificate, status: 'valid', link: expect.stringMatching(/^https:\/\/bekal\.contoh\.id\/v\/[A-Z1-9]{15}$/) }]);
    const file = await ask(ownFile, 'holder', { id: certificate });
    expect(file.headers.get('Content-Disposition')).toMatch(/^attachment; filename="Sertifikat-400\.9-\d{4}-107\.4-2017\.pdf"$/);
    expect(file.headers.get('Cache-Control')).toContain('no-store');
    expect(String(file.data).slice(0, 5)).toBe('%PDF-');
  });
});

describe('mending', () => {
  it('a correction waits for the signing official', async () => {
    const sent = await ask(replaceAction, 'officer', { certificate }, { printedName: 'Dra. Siti Aminah, S.Sos.', reason: 'Gelar depan belum tercantum.' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/register/${certificate}`]);
    expect((await ask(replaceAction, 'officer', { certificate }, { printedName: 'Siti', reason: 'Sekali lagi.' })).status).toBe(409);
  });

  it('revoking wants a group, a reason without NIK, and the word typed', async () => {
    const empty = await ask(revokeAction, 'gresikOfficer', { certificate }, { group: 'misuse', reason: 'NIK 3525010805789900 keliru', confirmation: 'cabut' });
    expect(empty.status).toBe(422);
    expect(Object.keys(formOf(empty).errors).sort()).toEqual(['confirmation', 'reason']);
    expect((await ask(revokeAction, 'surabayaOfficer', { certificate }, { group: 'misuse', reason: 'bukan wilayahnya', confirmation: 'CABUT' })).status).toBe(404);
    expect((await ask(revokeAction, 'gresikOfficer', { certificate }, { group: 'misuse', reason: 'Dipakai orang lain.', confirmation: 'CABUT' })).status).toBe(303);
    expect((await ask(certificatePage, 'officer', { certificate })).data).toMatchObject({ status: 'revoked', mayRevoke: false, mayReplace: false });
    expect((await ask(revokePage, 'officer', { certificate })).status).toBe(404);
  });

  it('settings refuse "Sertifikat Kompetensi" without a licence and keep what was typed', async () => {
    const refused = await ask(settingsAction, 'admin', {}, { ...SETTINGS, title: 'sertifikat-kompetensi', nip: '1' });
    expect(refused.status).toBe(422);
    expect(formOf(refused).errors).toEqual({ title: ['"Sertifikat Kompetensi" hanya boleh dipakai bila nomor lisensi lembaga diisi.'], nip: ['NIP harus 18 angka. Periksa kembali.'] });
    expect((await ask(settingsAction, 'admin', {}, { ...SETTINGS, title: 'sertifikat-kompetensi', licence: 'LSP-CONTOH-01' })).status).toBe(303);
  });
});
