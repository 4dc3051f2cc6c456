import { beforeAll, describe, expect, it } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import { openSession } from '~/platform/session.server';
import { action as batchAction, loader as batchPage } from '~/routes/recognition/batch';
import { loader as certificatePage } from '~/routes/recognition/certificate';
import { action as liftAction, loader as liftPage } from '~/routes/recognition/certificate-lift';
import { action as suspendAction, loader as suspendPage } from '~/routes/recognition/certificate-suspend';
import { action as issuingAction, headers as issuingHeaders, loader as issuingPage } from '~/routes/recognition/issuing';
import { loader as registerPage } from '~/routes/recognition/register';
import { loader as sheet } from '~/routes/recognition/register-sheet';
import { action as signAction } from '~/routes/recognition/signing';
import { testDatabase } from '#tests/support/database';
import { answerOf, routeArgs, type Answer } from '#tests/support/world/ground';
import { recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';
import { personWithRole, SURABAYA } from '#tests/support/world/training';

let world: RecognitionWorld;
let batch = '';
let certificate = '';
const cookies: Record<string, string> = {};

type Call = (args: ReturnType<typeof routeArgs>) => unknown;
const ask = (call: unknown, who: string, params: Record<string, string> = {}, form?: Record<string, string>, path = '/'): Promise<Answer> =>
  answerOf(() => (call as Call)(routeArgs(path, { cookie: cookies[who], params, form })));
const formOf = (answer: Answer) => (answer.data as { form: { errors: Record<string, string[]>; formErrors: string[] } }).form;
const cohort = () => ({ cohort: world.cohort.key });

beforeAll(async () => {
  world = await recognitionWorld(await testDatabase());
  const { officer, gresikOfficer, signer, admin } = world.ids;
  const people = { officer, gresikOfficer, signer, admin, surabayaOfficer: await personWithRole('Pengelola Surabaya', 'pengelola', SURABAYA), holder: world.participants[0]?.personId ?? '' };
  for (const [key, id] of Object.entries(people)) cookies[key] = (await openSession(id, 'password')).split(';')[0] ?? '';
});

describe('a long list', () => {
  it('is proposed whole by one press, without naming anybody', async () => {
    const answer = await ask(batchAction, 'officer', cohort(), { intent: 'propose', scope: 'all', issuedOn: '2017-08-01' });
    expect(answer.status).toBe(303);
    batch = (await world.write.batch.findFirstOrThrow({ select: { id: true } })).id;
    expect(await world.write.batchMember.count({ where: { batchId: batch } })).toBe(6);
    expect((await ask(batchPage, 'officer', cohort())).data).toMatchObject({ counts: { ready: 0, proposed: 6 }, page: 1, pages: 1 });
  });
});

describe('the page of issuing', () => {
  it('says that nothing has begun before the official signed, and is nobody else\'s', async () => {
    expect((await ask(issuingPage, 'officer', { batch })).data).toMatchObject({ state: 'not-begun', seconds: null });
    for (const who of ['gresikOfficer', 'surabayaOfficer', 'holder']) expect((await ask(issuingPage, who, { batch })).status).toBe(404);
    expect((await ask(issuingAction, 'admin', { batch }, { intent: 'pause' })).status).toBe(404);
  });

  it('refreshes itself while it runs, by the browser alone, until the reader asks it not to', async () => {
    expect((await ask(signAction, 'signer', { batch }, { intent: 'approve', confirmation: 'on' })).status).toBe(303);
    const running = await ask(issuingPage, 'officer', { batch });
    expect(running.data).toMatchObject({ state: 'running', total: 6, sealed: 0, left: 6, seconds: 4, maySteer: true });
    const headers = new Headers(issuingHeaders({ loaderHeaders: running.headers, parentHeaders: new Headers(), actionHeaders: new Headers(), errorHeaders: undefined }));
    expect(headers.get('Refresh')).toBe('4');
    expect((await ask(issuingPage, 'officer', { batch }, undefined, '/?diam')).headers.get('Refresh')).toBeNull();
  });

  it('holds and resumes for officer and official alike; pressing late is no fault', async () => {
    expect((await ask(issuingAction, 'officer', { batch }, { intent: 'pause' })).status).toBe(303);
    await world.press();
    expect((await ask(issuingPage, 'signer', { batch })).data).toMatchObject({ state: 'paused', sealed: 0, pause: { by: 'Pengelola Provinsi' } });
    expect((await ask(issuingAction, 'signer', { batch }, { intent: 'resume' })).status).toBe(303);
    await world.press();
    const done = await ask(issuingPage, 'officer', { batch });
    expect(done.data).toMatchObject({ state: 'done', sealed: 6, left: 0, failed: 0, seconds: null });
    expect(done.headers.get('Refresh')).toBeNull();
    expect((await ask(issuingAction, 'officer', { batch }, { intent: 'pause' })).status).toBe(303);
    certificate = (await world.write.certificate.findFirstOrThrow({ where: { participationId: world.participants[0]?.id ?? '' }, select: { id: true } })).id;
  });
});

describe('suspending over HTTP', () => {
  const reason = 'Nama tidak sama dengan KTP.';

  it('is refused without a group, a reason and the confirmation, or with a NIK in the reason', async () => {
    const empty = await ask(suspendAction, 'signer', { certificate }, { group: '', reason: '', confirmation: '' });
    expect(empty.status).toBe(422);
    expect(Object.keys(formOf(empty).errors).sort()).toEqual(['confirmation', 'group', 'reason']);
    const nik = await ask(suspendAction, 'signer', { certificate }, { group: 'data-review', reason: 'NIK 3525010805789900 keliru', confirmation: 'on' });
    expect(formOf(nik).errors.reason?.[0]).toMatch(/NIK/);
  });

  it('takes it out of force, and lifting puts it back; only for officers of the region', async () => {
    for (const who of ['surabayaOfficer', 'admin', 'holder']) expect((await ask(suspendAction, who, { certificate }, { group: 'data-review', reason, confirmation: 'on' })).status).toBe(404);
    expect((await ask(suspendPage, 'gresikOfficer', { certificate })).status).toBe(200);
    expect((await ask(liftPage, 'gresikOfficer', { certificate })).status).toBe(404);
    expect((await ask(suspendAction, 'gresikOfficer', { certificate }, { group: 'data-review', reason, confirmation: 'on' })).status).toBe(303);
    expect((await ask(certificatePage, 'signer', { certificate })).data).toMatchObject({ status: 'suspended', mayLift: true, maySuspend: false, mayReplace: false, mayRevoke: true });
    expect((await ask(suspendPage, 'gresikOfficer', { certificate })).status).toBe(404);
    expect((await ask(liftPage, 'gresikOfficer', { certificate })).status).toBe(200);
    expect((await ask(registerPage, 'officer', {}, undefined, '/?keadaan=suspended')).data).toMatchObject({ total: 1, rows: [{ id: certificate, status: 'suspended' }] });
    expect((await ask(liftAction, 'signer', { certificate }, { reason: 'x' })).status).toBe(422);
    expect((await ask(liftAction, 'signer', { certificate }, { reason: 'Data sudah dicocokkan.' })).status).toBe(303);
    expect((await ask(liftAction, 'signer', { certificate }, { reason: 'Data sudah dicocokkan.' })).status).toBe(409);
  });
});

describe('the register', () => {
  const rows = async (query: string, who = 'officer') => (await ask(registerPage, who, {}, undefined, `/?${query}`)).data as { total: number; regencies: unknown[] };

  it('is narrowed by region, by the date of the certificate, by code and by name', async () => {
    const { code } = await world.write.certificate.findUniqueOrThrow({ where: { id: certificate }, select: { code: true } });
    expect((await rows('')).total).toBe(6);
    expect((await rows('wilayah=35.25')).total).toBe(2);
    expect((await rows('wilayah=35.01')).total).toBe(0);
    expect((await rows('sejak=2017-08-01&sampai=2017-08-01')).total).toBe(6);
    expect((await rows('sejak=2017-08-02')).total).toBe(0);
    expect((await rows('sampai=bukan-tanggal')).total).toBe(6);
    expect((await rows(`cari=${code.slice(0, 5)}-${code.slice(5, 10)}`)).total).toBe(1);
    expect((await rows('cari=siti')).total).toBe(1);
  });

  it('shows an officer of one kabupaten its own people alone, whatever region is asked for', async () => {
    expect((await rows('', 'gresikOfficer')).total).toBe(2);
    expect(await rows('wilayah=35.78', 'gresikOfficer')).toMatchObject({ total: 0, regencies: [] });
  });

  it('is downloaded as a spreadsheet of the same rows, without NIK or birth date, and the trail says who did', async () => {
    const call = async (who: string, query = '') => {
      const answer = await (sheet as Call)(routeArgs(`/?${query}`, { cookie: cookies[who] })) as Response;
      return { answer, rows: await readXlsxFile(Buffer.from(await answer.arrayBuffer())) };
    };
    const { answer, rows: all } = await call('officer');
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="buku-register-2017-08-01.xlsx"');
    const table = JSON.stringify(all);
    expect(table).toContain('Siti Aminah, S.Sos.');
    expect(table).toContain('400.9/0006/107.4/2017');
    expect(table).not.toMatch(/1978-05-08|3525010805789/);
    expect(JSON.stringify((await call('gresikOfficer')).rows)).not.toContain('Sukarno');
    expect(await world.write.auditRecord.count({ where: { action: 'register.exported' } })).toBe(2);
  });
});
