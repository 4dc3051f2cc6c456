import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopVerifier } from '#certificates';
import { CLIENT_ADDRESS } from '~/platform/http/client-address.server';
import { approveBatch, certificateFile, proposeBatch, revokeCertificate } from '~/recognition/certification/index.server';
import { formatCertificateCode, makeCertificateCode } from '~/recognition/certification';
import { action as check, loader as checkPage } from '~/routes/recognition/verify';
import { action as resultAct, headers as resultHeaders, loader as resultPage } from '~/routes/recognition/verify-result';
import { loader as reportFile } from '~/routes/recognition/verify-result-report';
import { loader as sheetFile } from '~/routes/recognition/verify-result-sheet';
import type { Checking } from '~/recognition/verification';
import { headers as codeHeaders, loader as codePage } from '~/routes/recognition/verify-code';
import { testDatabase } from '#tests/support/database';
import { answerOf, routeArgs, type Answer } from '#tests/support/world/ground';
import { recognitionWorld, type RecognitionWorld } from '#tests/support/world/recognition';

let world: RecognitionWorld;
let code = '';
let id = '';
let pdf: Uint8Array = new Uint8Array();

type Call = (args: ReturnType<typeof routeArgs>) => unknown;
const look = (typed: string, from = '10.0.0.1'): Promise<Answer> => answerOf(() => (codePage as Call)(routeArgs(`/v/${typed}`, { params: { code: typed }, headers: { [CLIENT_ADDRESS]: from } })));
const send = (files: readonly [string, Uint8Array][], from = '10.0.0.1'): Promise<Answer> => {
  const form = new FormData();
  for (const [name, bytes] of files) form.append('berkas', new File([Buffer.from(bytes)], name, { type: 'application/pdf' }));
  return answerOf(() => (check as Call)(routeArgs('/verifikasi', { form, headers: { [CLIENT_ADDRESS]: from } })));
};
const keyOf = (answer: Answer): string => /^\/verifikasi\/hasil\/([\w-]{22})$/.exec(answer.headers.get('Location') ?? '')?.[1] ?? expect.fail(`no results: ${answer.status}`);
const at = (loader: unknown, key: string, part = ''): Promise<Answer> => answerOf(() => (loader as Call)(routeArgs(`/verifikasi/hasil/${key}${part}`, { params: { key } })));
const results = async (answer: Answer): Promise<Checking> => {
  const page = (await at(resultPage, keyOf(answer))).data as { gone: boolean; checking: Checking };
  expect(page).toMatchObject({ gone: false, checking: { finished: true } });
  return page.checking;
};

beforeAll(async () => {
  world = await recognitionWorld(await testDatabase());
  const officer = await world.as(world.ids.officer);
  const proposed = await proposeBatch(officer, { cohortId: world.cohort.id, participationIds: world.participants.slice(0, 2).map((person) => person.id) });
  await approveBatch(await world.as(world.ids.signer), { batchId: proposed.ok ? proposed.value.batchId : '' });
  ({ code, id } = await world.write.certificate.findFirstOrThrow({ where: { participationId: world.participants[0]?.id }, select: { code: true, id: true } }));
});
afterAll(() => stopVerifier());

describe('a code', () => {
  it('of a certificate that is not issued yet is not known to the public', async () => {
    expect((await look(code)).data).toMatchObject({ state: 'absent', fault: null });
    await world.press();
    pdf = (await certificateFile(await world.as(world.ids.officer), id))?.bytes ?? pdf;
  });

  it('shows the printed fields, in any way of writing, never NIK or birth, and stays out of search engines', async () => {
    for (const typed of [code, formatCertificateCode(code), formatCertificateCode(code).toLowerCase()]) {
      const page = await look(typed);
      expect(page.data).toMatchObject({ state: 'found', certificate: { status: 'valid', name: 'Siti Aminah, S.Sos.', jp: 36 } });
      expect(JSON.stringify(page.data)).not.toMatch(/3525010805789|1978|nik|birth/i);
    }
    expect(codeHeaders()).toMatchObject({ 'X-Robots-Tag': 'noindex, nofollow', 'Cache-Control': 'no-store' });
  });

  it('that nobody has, or that cannot be one, is told apart in words', async () => {
    expect((await look(makeCertificateCode(new Uint8Array(96).fill(7)))).data).toMatchObject({ state: 'absent', fault: null });
    const last = code.at(-1) === '2' ? '3' : '2';
    expect((await look(code.slice(0, -1) + last)).data).toMatchObject({ state: 'absent', fault: 'code-check' });
    expect((await look('<script>')).data).toMatchObject({ state: 'absent', fault: 'code-character' });
    expect((await look('x'.repeat(500))).status).toBe(404);
  });

  it('can be tried only so often from one address; others are not held up', async () => {
    const answers = [];
    for (let attempt = 0; attempt < 121; attempt += 1) answers.push((await look('ABC', '10.0.0.66')).data);
    expect(answers[119]).toMatchObject({ state: 'absent' });
    expect(answers[120]).toEqual({ state: 'too-many' });
    expect((await look(code, '10.0.0.67')).data).toMatchObject({ state: 'found' });
  });

  it('typed on the page leads to its own address, or is refused there with what is wrong', async () => {
    const typed = (kode: string) => answerOf(() => (checkPage as Call)(routeArgs(`/verifikasi?kode=${encodeURIComponent(kode)}`)));
    const found = await typed(` ${formatCertificateCode(code).toLowerCase()} `);
    expect([found.status, found.headers.get('Location')]).toEqual([302, `/v/${code}`]);
    expect((await typed('ABC')).data).toMatchObject({ typed: 'ABC', fault: { code: 'code-length' } });
    expect((await typed('')).data).toMatchObject({ fault: { code: 'code-empty' } });
    expect((await typed(`https://jahat.example/v/${code}`)).data).toMatchObject({ typed: formatCertificateCode(code), fault: { code: 'qr-foreign', host: 'jahat.example' } });
  });
});

describe('a file', () => {
  it('is answered about one by one: genuine, altered, no PDF, too large', async () => {
    const altered = Uint8Array.from(pdf);
    altered[4000] = (altered[4000] ?? 0) ^ 1;
    const sent = await send([['asli.pdf', pdf], ['diubah.pdf', altered], ['bukan.pdf', Buffer.from('bukan pdf')], ['besar.pdf', new Uint8Array(10_000_001)]]);
    expect(sent.status).toBe(303);
    const { files } = await results(sent);
    expect(files.map(({ name, answer, fault }) => [name, answer?.verdict ?? fault])).toEqual([['asli.pdf', 'genuine'], ['diubah.pdf', 'altered'], ['bukan.pdf', 'unreadable'], ['besar.pdf', 'too-large']]);
    expect(files[1]?.answer).toMatchObject({ register: 'valid', intact: false });
  });

  it('is refused when there are too many, too much, or none at all', async () => {
    const none = await answerOf(() => (check as Call)(routeArgs('/verifikasi', { form: new FormData() })));
    expect(none.status).toBe(422);
    expect(JSON.stringify(none.data)).toContain('Pilih berkas PDF lebih dahulu.');
    expect((await send(Array.from({ length: 51 }, (_, index): [string, Uint8Array] => [`${index}.pdf`, Buffer.from('x')]))).status).toBe(422);
    expect((await send([['a.pdf', new Uint8Array(31_000_000)]])).status).toBe(413);
  });

  it('can be sent only so often from one address; what is above the limit is named, not lost', async () => {
    const fifty = Array.from({ length: 50 }, (_, index): [string, Uint8Array] => [`${index}.pdf`, Buffer.from('x')]);
    for (let sending = 0; sending < 11; sending += 1) expect((await send(fifty, '10.0.0.77')).status).toBe(303);
    expect((await send([['asli.pdf', pdf]], '10.0.0.77')).status).toBe(303);
    const last = await results(await send(fifty, '10.0.0.77'));
    expect(last.files.map(({ fault }) => fault).filter((fault) => fault === 'too-often')).toHaveLength(1);
    expect((await send([['asli.pdf', pdf]], '10.0.0.77')).status).toBe(429);
  });

  it('has results under an address nobody guesses, kept by no cache, downloadable, and erased when asked', async () => {
    const key = keyOf(await send([['asli.pdf', pdf]]));
    expect(resultHeaders()).toMatchObject({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    const [sheet, report] = await Promise.all([at(sheetFile, key, '/hasil.xlsx'), at(reportFile, key, '/laporan.pdf')]);
    expect([sheet.status, String(sheet.data).slice(0, 2), report.status, String(report.data).slice(0, 5)]).toEqual([200, 'PK', 200, '%PDF-']);
    expect((await at(resultPage, 'A'.repeat(22))).data).toEqual({ gone: true });
    const erased = await answerOf(() => (resultAct as Call)(routeArgs(`/verifikasi/hasil/${key}`, { params: { key }, form: { intent: 'erase' } })));
    expect([erased.status, erased.headers.get('Location')]).toEqual([303, '/verifikasi']);
    expect((await at(resultPage, key)).data).toEqual({ gone: true });
    expect((await at(sheetFile, key, '/hasil.xlsx')).status).toBe(404);
  });

  it('says that it was revoked from the minute it was', async () => {
    await revokeCertificate(await world.as(world.ids.officer), { certificateId: id, group: 'requirement-unmet', reason: 'Kehadiran dikoreksi.' });
    expect((await results(await send([['asli.pdf', pdf]]))).files[0]?.answer).toMatchObject({ verdict: 'revoked', register: 'revoked', intact: true });
    expect((await look(code)).data).toMatchObject({ certificate: { status: 'revoked', revocationGroup: 'requirement-unmet' } });
  });
});
