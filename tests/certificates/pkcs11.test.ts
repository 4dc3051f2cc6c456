import { chmodSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { certifyKey, fileVerdict, openPkcs11, readPkcs11Key, SignerError, verifyPdf } from '#certificates';
import type { Pkcs11Settings, Pkcs11Signer } from '#certificates';
import { fromPem } from '../../certificates/pki/pem.ts';
import { ask, inFolder, installed } from './support/judges.ts';
import { NOW, openOffice } from './support/office.ts';
import { coveredBytes, signatureOf } from './support/pdf-surgery.ts';
import { addKey, binding, makeToken, softhsm } from './support/token.ts';

const open: Pkcs11Signer[] = [];
afterEach(() => open.splice(0).forEach((signer) => signer.close()));
const opened = async (settings: Pkcs11Settings): Promise<Pkcs11Signer> => {
  const signer = await openPkcs11(settings);
  open.push(signer);
  return signer;
};
const problemOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'none', (error: unknown) => (error instanceof SignerError ? `${error.problem}/${error.remedy}` : error));

describe.runIf(binding)('a key in a PKCS#11 token', () => {
  it.each(['rsa:2048', 'rsa:3072', 'EC:prime256v1'] as const)('(%s) signs certificates that independent judges accept', (kind) => inFolder(async (put, folder) => {
    const office = openOffice();
    const token = makeToken(folder, kind);
    const place: Pkcs11Settings = { library: softhsm, token: token.label, pin: token.pin, keyLabel: 'segel', binding };
    const publicKey = await readPkcs11Key(place);
    const certificate = certifyKey(office.authority.root, { role: 'signer', commonName: 'Segel Uji pada Token', publicKey, now: NOW });
    const signer = await opened({ ...place, certificate });
    expect(signer).toMatchObject({ name: 'Segel Uji pada Token', algorithm: kind === 'EC:prime256v1' ? 'ecdsa-sha256' : 'rsa-sha256' });
    const files = await Promise.all([1, 2, 3].map((n) => office.issue({ code: `UJI${n}` }, { signer })));
    for (const pdf of files) expect(fileVerdict(verifyPdf(pdf, office.trust))).toBe('genuine');
    const [pdf = new Uint8Array()] = files;
    if (installed('pdfsig')) {
      const { said } = ask('pdfsig', [put('a.pdf', pdf)]);
      expect(said).toContain('Signature is Valid.');
      expect(said).toContain('Total document signed');
    }
    if (installed('openssl')) {
      const { said } = ask('openssl', ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', put('a.cms', signatureOf(pdf).cms), '-content', put('a.bin', coveredBytes(pdf)),
        '-CAfile', put('root.pem', office.authority.root.certificate), '-purpose', 'any', '-attime', String(NOW.getTime() / 1000), '-out', put('out', '')]);
      expect(said).toContain('successful');
    }
  }));

  it('is found by its id, with its certificate from the token', () => inFolder(async (put, folder) => {
    const office = openOffice();
    const token = makeToken(folder, 'EC:prime256v1');
    addKey(token, 'EC:prime256v1', 'lain', '02');
    const place: Pkcs11Settings = { library: softhsm, token: token.label, pin: token.pin, keyId: '02', binding };
    await expect(openPkcs11(place)).rejects.toMatchObject({ problem: 'certificate-absent', remedy: 'person' });
    const certificate = certifyKey(office.authority.root, { role: 'signer', commonName: 'Segel Kedua', publicKey: await readPkcs11Key(place), now: NOW });
    const der = put('c.der', fromPem('CERTIFICATE', certificate)[0] ?? new Uint8Array());
    expect(ask('pkcs11-tool', ['--module', softhsm, '--token-label', token.label, '--login', '--pin', token.pin, '--write-object', der, '--type', 'cert', '--id', '02', '--label', 'lain']).status).toBe(0);
    const signer = await opened(place);
    expect(signer.name).toBe('Segel Kedua');
    expect(fileVerdict(verifyPdf(await office.issue({}, { signer }), office.trust))).toBe('genuine');
  }));

  it('that cannot be used says what is wrong, who has to act, and no PIN', () => inFolder(async (_, folder) => {
    const token = makeToken(folder, 'EC:prime256v1');
    const office = openOffice();
    const place: Pkcs11Settings = { library: softhsm, token: token.label, pin: token.pin, keyLabel: 'segel', binding };
    const { certificate } = office.authority.signer;
    expect(await problemOf(openPkcs11({ ...place, token: 'tidak ada' }))).toBe('token-absent/later');
    expect(await problemOf(openPkcs11({ ...place, keyLabel: 'tidak ada' }))).toBe('key-absent/person');
    expect(await problemOf(openPkcs11({ ...place, library: join(folder, 'tidak-ada.so') }))).toBe('module-broken/person');
    expect(await problemOf(openPkcs11({ ...place, binding: join(folder, 'tidak-ada') }))).toBe('module-missing/person');
    expect(await problemOf(openPkcs11({ ...place, certificate }))).toBe('certificate-absent/person');
    const wrong = openPkcs11({ ...place, pin: '999999' });
    expect(await problemOf(wrong)).toBe('pin-wrong/person');
    await expect(wrong).rejects.not.toThrow(/999999|271828/);
  }));

  it('never sends a refused PIN again, so that the token does not lock itself', () => inFolder(async (_, folder) => {
    const token = makeToken(folder, 'EC:prime256v1');
    const place: Pkcs11Settings = { library: softhsm, token: token.label, pin: '000000', keyLabel: 'segel', binding };
    expect(await problemOf(openPkcs11(place))).toBe('pin-wrong/person');
    // Were it asked again, the missing library would be noticed first.
    renameSync(join(folder, 'tokens'), join(folder, 'away'));
    expect(await problemOf(openPkcs11(place))).toBe('pin-wrong/person');
  }));

  it('is signed with again after its process was killed, and after the token was away', () => inFolder(async (_, folder) => {
    const office = openOffice();
    const token = makeToken(folder, 'EC:prime256v1');
    const place: Pkcs11Settings = { library: softhsm, token: token.label, pin: token.pin, keyLabel: 'segel', binding };
    const certificate = certifyKey(office.authority.root, { role: 'signer', commonName: 'Segel Uji', publicKey: await readPkcs11Key(place), now: NOW });
    const signer = await opened({ ...place, certificate });
    await office.issue({}, { signer });
    signer.close();
    renameSync(join(folder, 'tokens'), join(folder, 'away'));
    expect(await problemOf(office.issue({}, { signer }))).toBe('token-absent/later');
    renameSync(join(folder, 'away'), join(folder, 'tokens'));
    expect(fileVerdict(verifyPdf(await office.issue({}, { signer }), office.trust))).toBe('genuine');
  }));

  it('whose library hangs is given up in time', () => inFolder(async (put, folder) => {
    // A binding that behaves like a library waiting for a card that never answers.
    const stuck = put('index.js', 'exports.PKCS11 = class { load() {} C_Initialize() { for (;;); } };');
    chmodSync(stuck, 0o644);
    const began = Date.now();
    expect(await problemOf(openPkcs11({ library: softhsm, token: 't', pin: '1234', keyLabel: 'k', binding: folder, timeoutMs: 1_500 }))).toBe('timeout/later');
    expect(Date.now() - began).toBeLessThan(10_000);
  }));

  it('whose library crashes takes nobody with it', () => inFolder(async (put, folder) => {
    put('index.js', 'exports.PKCS11 = class { load() { process.kill(process.pid, "SIGSEGV"); } };');
    expect(await problemOf(openPkcs11({ library: softhsm, token: 't', pin: '1234', keyLabel: 'k', binding: folder }))).toBe('module-broken/person');
  }));
});

it('names the package to install where there is none', async () => {
  await expect(openPkcs11({ library: '/tidak/ada.so', token: 't', pin: '1234', keyLabel: 'k', binding: '/tidak/ada' })).rejects.toThrow(/npm install --no-save pkcs11js/);
});
