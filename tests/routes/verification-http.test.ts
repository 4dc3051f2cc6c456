import { gunzipSync } from 'node:zlib';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, multipart, type Asked } from '#tests/support/ask';
import { testDatabase } from '#tests/support/database';
import { launch, type Launched } from '#tests/support/processes';
import { recognitionWorld } from '#tests/support/world/recognition';
import { runtime } from '~/platform/runtime.server';
import { formatCertificateCode, makeCertificateCode } from '~/recognition/certification';
import { approveBatch, certificateFile, certificatesOf, proposeBatch, revokeCertificate } from '~/recognition/certification/index.server';

let server: Launched;
let code = '';
let revoked = '';
let pdf: Uint8Array = new Uint8Array();
let valid: Record<'Certificate' | 'Verification' | 'Problem', ValidateFunction>;
let description: Record<string, unknown>;

beforeAll(async () => {
  const world = await recognitionWorld(await testDatabase(), ['Siti Aminah', 'Sukarno']);
  const officer = await world.as(world.ids.officer);
  const proposed = await proposeBatch(officer, { cohortId: world.cohort.id, participationIds: world.participants.map(({ id }) => id) });
  await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
  await world.press();
  const [one, two] = await Promise.all(world.participants.map(async ({ personId }) => (await certificatesOf(officer.read, personId))[0] ?? expect.fail('none issued')));
  await revokeCertificate(officer, { certificateId: two?.id ?? '', group: 'misuse', reason: 'Dipakai orang lain.' });
  [code, revoked] = [one?.code ?? '', two?.code ?? ''];
  pdf = (await certificateFile(officer, one?.id ?? ''))?.bytes ?? pdf;
  const { dataDir, databaseUrl } = runtime().env;
  server = await launch({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
  await server.ready();
  description = JSON.parse((await ask(server.base, '/api/v1/openapi.json')).text) as Record<string, unknown>;
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true, formats: { 'media-range': true } });
  addFormats(ajv);
  ajv.addVocabulary(['components', 'openapi', 'info', 'servers', 'paths', 'tags', 'security']);
  ajv.addSchema(description, 'openapi');
  const schema = (name: string) => ajv.getSchema(`openapi#/components/schemas/${name}`) ?? expect.fail(`no schema ${name}`);
  valid = { Certificate: schema('Certificate'), Verification: schema('Verification'), Problem: schema('Problem') };
}, 240_000);
afterAll(async () => { await server.stop(); });

const body = (answer: Asked, kind: keyof typeof valid): Record<string, unknown> => {
  const value = JSON.parse(answer.text) as Record<string, unknown>;
  const fits = valid[kind](value);
  expect(valid[kind].errors ?? [], `${kind}: ${answer.text.slice(0, 300)}`).toEqual([]);
  expect(fits).toBe(true);
  expect(answer.headers['content-type']).toMatch(kind === 'Problem' ? /^application\/problem\+json/ : /^application\/json/);
  return value;
};
const verify = (bytes: Uint8Array, type = 'application/pdf', headers: Record<string, string> = {}) => ask(server.base, '/api/v1/verifications', { method: 'POST', body: bytes, headers: { 'content-type': type, ...headers } });

describe('the description', () => {
  it('is OpenAPI 3.1 in the judgement of another program', async () => {
    const result = await new Validator().validate(description);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(description.openapi).toMatch(/^3\.1/);
  });

  it('may be kept and is asked for again by its tag', async () => {
    const first = await ask(server.base, '/api/v1/openapi.json');
    expect(first.headers['cache-control']).toContain('max-age');
    expect((await ask(server.base, '/api/v1/openapi.json', { headers: { 'if-none-match': first.headers.etag ?? '' } })).status).toBe(304);
  });
});

describe('GET /api/v1/certificates/{code}', () => {
  it('answers what the paper says, in any way of writing, without NIK, NIP or birth, for pages of any site', async () => {
    for (const typed of [code, formatCertificateCode(code).toLowerCase()]) {
      const answer = await ask(server.base, `/api/v1/certificates/${typed}`, { headers: { origin: 'https://bkd.example' } });
      expect(answer.status).toBe(200);
      expect(body(answer, 'Certificate')).toMatchObject({ status: 'valid', name: 'Siti Aminah, S.Sos.', code: formatCertificateCode(code), training: { jp: 36, from: '2017-07-26' }, revokedAt: null });
      expect(answer.text).not.toMatch(/3525010805789|1978|197001011995031001|\bnik\b|birth/i);
      expect(answer.headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'public, no-cache', 'ratelimit-policy': '"lookups";q=120;w=60' });
      expect(answer.headers.ratelimit).toMatch(/^"lookups";r=\d+;t=\d+$/);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    const withdrawn = await ask(server.base, `/api/v1/certificates/${revoked}`);
    expect(body(withdrawn, 'Certificate')).toMatchObject({ status: 'revoked', revocationReason: 'misuse' });
    expect(withdrawn.text).not.toContain('Dipakai orang lain');
  });

  it('is not sent twice when nothing changed', async () => {
    const { headers } = await ask(server.base, `/api/v1/certificates/${code}`);
    const again = await ask(server.base, `/api/v1/certificates/${code}`, { headers: { 'if-none-match': headers.etag ?? '' } });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await ask(server.base, `/api/v1/certificates/${code}`, { method: 'HEAD' })).status).toBe(200);
  });

  it('tells a mistyped code from one nobody has, as problems', async () => {
    const mistyped = await ask(server.base, `/api/v1/certificates/${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`);
    expect([mistyped.status, body(mistyped, 'Problem').code]).toEqual([400, 'code-check']);
    const unknown = await ask(server.base, `/api/v1/certificates/${makeCertificateCode(new Uint8Array(96).fill(9))}`);
    expect([unknown.status, body(unknown, 'Problem').code]).toEqual([404, 'certificate-unknown']);
    for (const [method, path, status] of [['POST', `/api/v1/certificates/${code}`, 405], ['GET', '/api/v1/verifications', 405], ['GET', '/api/v1/tidak-ada', 404], ['PUT', '/api/v1/verifications', 405], ['GET', `/api/v1/certificates/${'A'.repeat(300)}`, 404]] as const) {
      const answer = await ask(server.base, path, { method });
      expect([answer.status, body(answer, 'Problem').status], `${method} ${path}`).toEqual([status, status]);
    }
  });
});

describe('POST /api/v1/verifications', () => {
  it('judges a PDF sent as it is or in a form: facts beside one another', async () => {
    const form = await multipart({ file: new File([Buffer.from(pdf)], 'a.pdf', { type: 'application/pdf' }) });
    for (const answer of [await verify(pdf), await ask(server.base, '/api/v1/verifications', form)]) {
      expect(answer.status).toBe(200);
      expect(body(answer, 'Verification')).toMatchObject({ verdict: 'genuine', register: 'valid', intact: true, trusted: true, identical: true, reasons: [], differences: [], certificate: { name: 'Siti Aminah, S.Sos.' }, file: { bytes: pdf.length } });
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.text).not.toMatch(/3525010805789|1978|\bnik\b|birth/i);
    }
    const altered = Uint8Array.from(pdf);
    altered[5000] = (altered[5000] ?? 0) ^ 1;
    expect(body(await verify(altered), 'Verification')).toMatchObject({ verdict: 'altered', intact: false, register: 'valid' });
    expect(body(await verify(Buffer.from('bukan pdf'), 'application/octet-stream'), 'Verification')).toMatchObject({ verdict: 'unreadable', register: 'absent', certificate: null });
  });

  it('refuses what is no file, too much, or sent by a page of another site', async () => {
    const problems: [Asked, number, string][] = [
      [await verify(pdf, 'text/html'), 415, 'media-type'], [await verify(new Uint8Array()), 400, 'file-missing'], [await verify(Buffer.from('x'), 'multipart/form-data; boundary=a'), 400, 'file-missing'],
      [await verify(new Uint8Array(10_000_001)), 413, 'file-too-large'], [await verify(pdf, 'application/pdf', { origin: 'https://jahat.example' }), 403, 'foreign-page'],
    ];
    for (const [answer, status, word] of problems) expect([answer.status, body(answer, 'Problem').code], word).toEqual([status, word]);
  });
});

describe('the limits', () => {
  it('are told, counted by address, and end with 429 and Retry-After', async () => {
    const ratelimit = (answer: Asked) => Number(/r=(\d+)/.exec(String(answer.headers.ratelimit))?.[1]);
    let last = await ask(server.base, '/api/v1/certificates/ABC');
    for (let calls = 0; calls < 121 && last.status !== 429; calls += 1) {
      const before = ratelimit(last);
      last = await ask(server.base, '/api/v1/certificates/ABC');
      expect(ratelimit(last)).toBe(Math.max(0, before - 1));
    }
    expect([last.status, body(last, 'Problem').code]).toEqual([429, 'too-many']);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('a first visit to /v/:code', () => {
  it('weighs at most 20 KB over gzip, with everything the page asks for, and asks nobody else', async () => {
    const gzip = { 'accept-encoding': 'gzip', 'x-forwarded-for': '203.0.113.9' };
    const page = await ask(server.base, `/v/${code}`, { headers: gzip });
    expect([page.status, page.headers['content-encoding']]).toEqual([200, 'gzip']);
    const html = gunzipSync(page.bytes).toString();
    expect(html).toContain('Siti Aminah');
    const assets = [...html.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)].map(([, address]) => address ?? '').filter((address) => !address.startsWith('data:'));
    expect(assets.length).toBeGreaterThan(0);
    let weight = page.bytes.length;
    for (const address of assets) {
      expect(address).toMatch(/^\/assets\//);
      const asset = await ask(server.base, address, { headers: gzip });
      expect([address, asset.status, asset.headers['content-encoding']]).toEqual([address, 200, 'gzip']);
      weight += asset.bytes.length;
    }
    expect(weight).toBeLessThanOrEqual(20 * 1024);
  });
});
