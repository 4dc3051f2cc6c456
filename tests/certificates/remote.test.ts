import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PDFDocument, rgb } from 'pdf-lib';
import { bsrePersonalSigner, bsreSealSigner, fileVerdict, openSigner, renderCertificate, SignerError, signPdf, verifyPdf } from '#certificates';
import type { BsreSigner, CmsSigner, SignRequest } from '#certificates';
import { oids } from '../../certificates/asn1/oids.ts';
import { object, token } from '../../certificates/pdf/serialise.ts';
import { isDict } from '../../certificates/pdf/values.ts';
import { makeCms, sha256 } from '../../certificates/sign/cms-writer.ts';
import { NIK, PASSPHRASE, PASSWORD, startEsignServer, SUBSCRIBER, USERNAME } from './support/esign-server.ts';
import type { EsignServer, Mood } from './support/esign-server.ts';
import { ask, inFolder, installed } from './support/judges.ts';
import { NOW, openOffice } from './support/office.ts';
import { addRevision, rootNumber } from './support/pdf-surgery.ts';
import { sampleClaims } from './support/sample-claims.ts';

const home = openOffice();
const authority = openOffice('RSA-2048', 'Balai Sertifikasi Uji');
let server: EsignServer;
beforeEach(async () => { server = await startEsignServer(authority); });
afterEach(() => server.stop());

const address = (timeoutMs = 10_000) => ({ baseUrl: server.url, username: USERNAME, password: PASSWORD, timeoutMs });
const personal = (change: { nik?: string; passphrase?: string; password?: string; timeoutMs?: number } = {}): BsreSigner =>
  bsrePersonalSigner({ ...address(change.timeoutMs), ...(change.password ? { password: change.password } : {}) }, { nik: change.nik ?? NIK, passphrase: change.passphrase ?? PASSPHRASE });
const seal = (remembered = { totp: '700001' }, idSubscriber = SUBSCRIBER): BsreSigner => bsreSealSigner(address(), {
  idSubscriber, now: () => NOW, activation: { read: () => Promise.resolve(remembered.totp), write: (totp) => { remembered.totp = totp; return Promise.resolve(); } },
});
const unsigned = renderCertificate(sampleClaims());
const pressed = async (signer: BsreSigner, change: Partial<SignRequest> = {}) => home.sign(await unsigned, { signer, ...change });
const errorOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'none', (error: unknown) => error);
const problemOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await errorOf(work);
  return error instanceof SignerError ? `${error.problem}/${error.remedy}` : error;
};
/** Trusts the service's root for signatures, and our own time-stamp authority. */
const trust = () => ({ ...home.trust, trustedRoots: [...home.trust.trustedRoots, ...server.office.trust.trustedRoots], crls: [...(home.trust.crls ?? []), ...(server.office.trust.crls ?? [])] });

describe.each([['a person', () => personal()], ['the institution', () => seal({ totp: server.activation })]] as const)('the e-sign service, signing for %s', (who, open) => {
  const impatient = (): BsreSigner => (who === 'a person' ? personal({ timeoutMs: 400 }) : bsreSealSigner(address(400), {
    idSubscriber: SUBSCRIBER, now: () => NOW, activation: { read: () => Promise.resolve('700001'), write: () => Promise.resolve() },
  }));

  it('gives a certificate that verifies, with our time stamp in the room it left', async () => {
    const pdf = await pressed(open());
    const report = verifyPdf(pdf, trust());
    expect(fileVerdict(report)).toBe('genuine');
    expect(report).toMatchObject({ signer: { keyId: openSigner(server.office.authority.signer).keyId }, timestamp: { trusted: true }, code: sampleClaims().code });
    await inFolder((put) => {
      const file = put('a.pdf', pdf);
      if (installed('pdfsig')) expect(ask('pdfsig', [file]).said).toMatch(/Signature is Valid\.[\s\S]*Total document signed|Total document signed[\s\S]*Signature is Valid\./);
      if (installed('qpdf')) expect(ask('qpdf', ['--check', file]).said).toContain('No syntax or stream encoding errors');
    });
  });

  it('may stamp the time itself, and may write the document anew', async () => {
    server.ownTimestamp = true;
    server.alter = async (pdf) => (await PDFDocument.load(pdf)).save({ useObjectStreams: false });
    const report = verifyPdf(await pressed(open()), trust());
    expect(fileVerdict(report)).toBe('genuine');
    expect(report.timestamp?.authority).toContain('Balai Sertifikasi Uji');
  });

  it.each<[Mood, string]>([
    ['silent', 'timeout/later'], ['half', 'answer-broken/later'], ['html', 'answer-broken/later'], ['html-502', 'service-fault/later'], ['not-json', 'answer-broken/later'],
    ['no-file', 'answer-broken/later'], ['two-files', 'answer-broken/later'], ['not-base64', 'answer-broken/later'], ['not-a-pdf', 'answer-broken/later'],
    ['busy', 'service-fault/later'], ['hang-up', 'unreachable/later'], ['error-in-200', 'passphrase-wrong/person'],
  ])('that is in the mood "%s" is a problem of the kind %s, and tells no secret', async (mood, problem) => {
    Object.assign(server, { mood, moodyPath: '/pdf' });
    const error = await errorOf(pressed(mood === 'silent' ? impatient() : open()));
    expect(error).toBeInstanceOf(SignerError);
    expect(error instanceof SignerError ? `${error.problem}/${error.remedy}` : '').toBe(problem);
    expect(JSON.stringify([String(error), (error as Error).cause ?? null])).not.toMatch(new RegExp(`${PASSPHRASE}|${PASSWORD}|${NIK}|${SUBSCRIBER}|70000`));
  });

  it.each<[string, (pdf: Uint8Array) => Promise<Uint8Array> | Uint8Array]>([
    ['the certificate of somebody else', () => renderCertificate(sampleClaims({ participant: { ...sampleClaims().participant, printedName: 'Orang Lain' } }))],
    ['another certificate of the same person', () => renderCertificate(sampleClaims({ code: 'LAIN' }))],
    ['a drawing over the page', async (pdf) => { const document = await PDFDocument.load(pdf); document.getPage(0).drawRectangle({ x: 100, y: 100, width: 300, height: 60, color: rgb(1, 1, 1) }); return document.save({ useObjectStreams: false }); }],
    ['a page less', async (pdf) => { const document = await PDFDocument.load(pdf); document.removePage(1); return document.save({ useObjectStreams: false }); }],
    ['a note added in a further revision', (pdf) => addRevision(pdf, (document) => {
      const number = document.pages()[0] ?? 0;
      const page = document.object(number);
      if (!isDict(page)) throw new Error('no page');
      const note = object(document.size, '<</Type/Annot/Subtype/FreeText/Rect[50 50 500 200]/DA(/F1 30 Tf)/Contents(Dengan pujian)>>');
      return [note, object(number, token(page).replace(/>>$/, `/Annots[${document.size} 0 R]>>`))];
    })],
    ['a script added to the catalogue', (pdf) => addRevision(pdf, (document) => {
      const root = document.catalog();
      return [object(rootNumber(document), token(root).replace(/>>$/, '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>'))];
    })],
    ['other document information', async (pdf) => { const document = await PDFDocument.load(pdf, { updateMetadata: false }); document.setSubject('Lain'); return document.save({ useObjectStreams: false }); }],
  ])('that returns %s is refused', async (_what, alter) => {
    server.alter = alter;
    expect(await problemOf(pressed(open()))).toBe('document-changed/person');
  });

  it('that leaves no room for a time stamp cannot be used at that level', async () => {
    server.room = 1_900;
    expect(await problemOf(pressed(open()))).toBe('signature-unusable/person');
    expect(fileVerdict(verifyPdf(await pressed(open(), { level: 'B-B' }), { ...trust(), timestampRequired: false }))).toBe('genuine');
  });
});

describe('the signature of a person', () => {
  it.each<[string, () => BsreSigner, string]>([
    ['who is not registered', () => personal({ nik: '3525010805789902' }), 'user-unregistered/person'],
    ['with a wrong passphrase', () => personal({ passphrase: 'Frasa-Yang-Lain' }), 'passphrase-wrong/person'],
    ['asked for with wrong credentials of the system', () => personal({ password: 'sandi-lain' }), 'credentials-refused/person'],
  ])('%s is refused in a way that a person has to mend', async (_what, open, problem) => {
    expect(await problemOf(pressed(open()))).toBe(problem);
  });

  it('whose certificate has ended says so, before and while signing', async () => {
    server.users.set(NIK, { passphrase: PASSPHRASE, status: 'EXPIRED' });
    expect(await problemOf(personal().check())).toBe('certificate-expired/person');
    expect(await problemOf(pressed(personal()))).toBe('certificate-expired/person');
  });

  it.each([['ISSUE', 'none'], ['NEW', 'user-inactive/person'], ['SUSPEND', 'user-inactive/person'], ['REVOKE', 'certificate-revoked/person'], ['NOT_REGISTERED', 'user-unregistered/person']])('with the status %s: %s', async (status, problem) => {
    server.users.set(NIK, { passphrase: PASSPHRASE, status });
    expect(await problemOf(personal().check())).toBe(problem);
  });

  it('never sends a refused passphrase again', async () => {
    const signer = personal({ passphrase: 'Frasa-Yang-Lain' });
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await problemOf(pressed(signer))).toBe('passphrase-wrong/person');
    expect(server.asked.filter(({ path }) => path === '/api/v2/sign/pdf')).toHaveLength(1);
  });

  it('is asked for as the protocol wants it, visible inside the place given', async () => {
    const visible = { page: 1, x: 40, y: 40, width: 120, height: 40, image: Uint8Array.of(1, 2, 3) };
    await pressed(personal(), { visible, reason: 'Penerbitan sertifikat', location: 'Surabaya' });
    const [{ body } = { body: '{}' }] = server.asked;
    expect(JSON.parse(body)).toEqual({
      nik: NIK, passphrase: PASSPHRASE, file: [expect.stringMatching(/^JVBERi0/)],
      signatureProperties: [{ tampilan: 'VISIBLE', imageBase64: 'AQID', page: 1, originX: 40, originY: 40, width: 120, height: 40, reason: 'Penerbitan sertifikat', location: 'Surabaya' }],
    });
  });
});

describe('the seal of the institution', () => {
  it('is activated once, gets a code for each document, and remembers the activation for the next start', async () => {
    const remembered = { totp: '700001' };
    const signer = seal(remembered);
    await Promise.all([pressed(signer), pressed(signer), pressed(signer)]);
    const paths = server.asked.map(({ path }) => path.replace('/api/v2/seal/', ''));
    expect(paths).toEqual(['get/activation', ...['get/totp', 'pdf', 'get/totp', 'pdf', 'get/totp', 'pdf']]);
    expect(remembered.totp).toBe('700002');
    await pressed(seal(remembered));
    expect(remembered.totp).toBe('700003');
  });

  it('asks for one more code when one ended on the way, and waits when that ended too', async () => {
    server.endNextCodes = 1;
    expect(fileVerdict(verifyPdf(await pressed(seal()), trust()))).toBe('genuine');
    server.endNextCodes = 2;
    expect(await problemOf(pressed(seal({ totp: server.activation })))).toBe('totp-expired/later');
  });

  it('never sends a refused activation again', async () => {
    const signer = seal({ totp: '123456' });
    for (let attempt = 0; attempt < 4; attempt += 1) expect(await problemOf(pressed(signer))).toBe('totp-refused/person');
    expect(server.asked).toHaveLength(1);
  });

  it('needs a person when the activation is refused or the subscriber unknown', async () => {
    expect(await problemOf(pressed(seal({ totp: '123456' })))).toBe('totp-refused/person');
    expect(await problemOf(pressed(seal(undefined, 'segel-lain')))).toBe('user-unregistered/person');
    expect(await problemOf(seal({ totp: '123456' }).check())).toBe('totp-refused/person');
    expect(await problemOf(seal({ totp: server.activation }).check())).toBe('none');
  });
});

describe('the address of a service', () => {
  it('has to be https, loopback, or allowed explicitly', () => {
    const open = (baseUrl: string, plainHttp = false) => () => bsrePersonalSigner({ baseUrl, username: 'u', password: 'p', plainHttp }, { nik: NIK, passphrase: 'p' });
    for (const wrong of ['http://esign.example.go.id', 'http://10.1.2.3', 'ftp://esign.example.go.id', 'bukan alamat', '']) expect(open(wrong)).toThrow(SignerError);
    for (const right of ['https://esign.example.go.id/jatim', 'http://127.0.0.1:9', 'http://localhost:9']) expect(open(right)).not.toThrow();
    expect(open('http://10.1.2.3', true)).not.toThrow();
  });

  it('where nobody listens is worth another try', async () => {
    await server.stop();
    expect(await problemOf(pressed(personal()))).toBe('unreachable/later');
    server = await startEsignServer(authority);
  });
});

describe('a service that signs digests', () => {
  const raw = openSigner(home.authority.signer);
  const remote = (signDigest: CmsSigner['signDigest'], reserve = 2_000): CmsSigner => ({ kind: 'cms', name: 'Layanan Uji', reserve, signDigest });
  const cms = (digest: Uint8Array) => makeCms({ signer: raw, digest, contentType: oids.data });

  it('gives certificates that verify, with and without our time stamp', async () => {
    expect(fileVerdict(verifyPdf(await home.issue({}, { signer: remote(cms) }), home.trust))).toBe('genuine');
    expect(fileVerdict(verifyPdf(await home.issue({}, { signer: remote(cms), level: 'B-B' }), { ...home.trust, timestampRequired: false }))).toBe('genuine');
  });

  it.runIf(installed('openssl', 'pdfsig'))('gives certificates that pdfsig accepts', async () => {
    const pdf = await home.issue({}, { signer: remote(cms) });
    await inFolder((put) => expect(ask('pdfsig', [put('a.pdf', pdf)]).said).toContain('Signature is Valid.'));
  });

  it.each<[string, CmsSigner['signDigest'], string]>([
    ['signs another digest', () => cms(sha256(Buffer.from('lain'))), 'document-changed/person'],
    ['returns no CMS', () => Promise.resolve(Uint8Array.from(Buffer.from('bukan tanda tangan'))), 'answer-broken/later'],
    ['returns nothing', () => Promise.resolve(new Uint8Array()), 'answer-broken/later'],
    ['is away', () => Promise.reject(new SignerError('away', { problem: 'unreachable' })), 'unreachable/later'],
  ])('that %s is not believed', async (_what, signDigest, problem) => {
    expect(await problemOf(home.issue({}, { signer: remote(signDigest) }))).toBe(problem);
  });

  it('whose signature is larger than it said is refused', async () => {
    await expect(signPdf(await renderCertificate(sampleClaims()), { signer: remote(cms, 300), level: 'B-B', at: NOW })).rejects.toThrow(/larger than its place/);
  });
});

it('keeps every byte in front of a signature that came as a further revision', async () => {
  const pdf = await renderCertificate(sampleClaims());
  const signed = await home.sign(pdf, { signer: personal() });
  expect(Buffer.compare(signed.subarray(0, pdf.length), pdf)).toBe(0);
});
