import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAuthority, encryptKey, fileVerdict, openP12, openSigner, SignerError, verifyPdf } from '#certificates';
import type { KeyKind } from '#certificates';
import { ask, inFolder, installed } from './support/judges.ts';
import { NOW, openOffice } from './support/office.ts';

const passphrase = 'frasa sandi berkas uji';

/** A P12 file made by openssl from keys of ours, with the root beside the signer. */
function p12Of(office: ReturnType<typeof openOffice>, put: (name: string, data: string) => string, folder: string, options: readonly string[] = []): Uint8Array {
  const { signer, root } = office.authority;
  const out = `${folder}/signer.p12`;
  const made = ask('openssl', ['pkcs12', '-export', '-inkey', put('key.pem', signer.privateKey), '-in', put('crt.pem', signer.certificate), '-certfile', put('root.pem', root.certificate), '-passout', `pass:${passphrase}`, '-out', out, ...options]);
  expect(made.said).toBe('');
  return new Uint8Array(readFileSync(out));
}

const LEGACY = ['-legacy', '-descert'];
const OLDEST = ['-legacy', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-RC2-40'];

describe.runIf(installed('openssl'))('a PKCS#12 file of openssl', () => {
  it.each<[KeyKind, string, readonly string[]]>([
    ['P-256', 'as of today (PBES2, AES-256)', []], ['RSA-2048', 'as of today (PBES2, AES-256)', []], ['RSA-3072', 'as of today (PBES2, AES-256)', []],
    ['P-256', 'with 3DES', LEGACY], ['RSA-2048', 'with 3DES', LEGACY], ['RSA-2048', 'with RC2-40 over the certificates', OLDEST], ['P-256', 'without encryption of the certificate', ['-certpbe', 'NONE']],
  ])('with a key of %s, encrypted %s, signs what verifies', (kind, _how, options) => inFolder(async (put, folder) => {
    const office = openOffice(kind);
    const signer = await openP12(p12Of(office, put, folder, options), passphrase);
    expect(signer).toMatchObject({ keyId: openSigner(office.authority.signer).keyId, algorithm: kind === 'P-256' ? 'ecdsa-sha256' : 'rsa-sha256' });
    const pdf = await office.issue({}, { signer });
    expect(fileVerdict(verifyPdf(pdf, office.trust))).toBe('genuine');
    // The chain is the certificates as they were put in, byte for byte: the signature binds their digest.
    const chain = await signer.chain();
    expect(chain.map((der) => Buffer.from(der).toString('base64'))).toEqual([office.authority.signer, office.authority.root].map(({ certificate }) => certificate.replace(/-----[^-]+-----|\s/g, '')));
  }));

  it('is not opened with a wrong passphrase, cut short, or when it is something else', () => inFolder(async (put, folder) => {
    const file = p12Of(openOffice(), put, folder);
    const problem = (bytes: Uint8Array, word = passphrase) => openP12(bytes, word).then(() => 'opened', (error: unknown) => (error instanceof SignerError ? error.problem : error));
    expect(await problem(file, 'bukan frasa sandinya')).toBe('passphrase-wrong');
    expect(await problem(file, '')).toBe('passphrase-wrong');
    expect(await problem(file.subarray(0, 700))).toBe('key-unusable');
    expect(await problem(new Uint8Array(0))).toBe('key-unusable');
    expect(await problem(Buffer.from('bukan berkas kunci'))).toBe('key-unusable');
    expect(await problem(new Uint8Array(2 * 1024 * 1024))).toBe('key-unusable');
  }));

  it('without a key, or without the certificate of its key, says so', () => inFolder(async (put, folder) => {
    const office = openOffice();
    const other = createAuthority({ organisation: 'Dinas Lain', now: NOW });
    const certificates = `${folder}/certificates.p12`;
    ask('openssl', ['pkcs12', '-export', '-nokeys', '-in', put('c.pem', office.authority.signer.certificate), '-passout', `pass:${passphrase}`, '-out', certificates]);
    await expect(openP12(new Uint8Array(readFileSync(certificates)), passphrase)).rejects.toMatchObject({ problem: 'key-absent', remedy: 'person' });
    const key = `${folder}/key.p12`;
    ask('openssl', ['pkcs12', '-export', '-nocerts', '-inkey', put('k.pem', other.signer.privateKey), '-passout', `pass:${passphrase}`, '-out', key]);
    await expect(openP12(new Uint8Array(readFileSync(key)), passphrase)).rejects.toMatchObject({ problem: 'certificate-absent' });
  }));
});

describe('a PEM key', () => {
  const office = openOffice('RSA-2048');
  const { certificate, privateKey } = office.authority.signer;

  it('opens encrypted with its passphrase, and in the clear without', async () => {
    const signer = openSigner({ certificate, privateKey: encryptKey(privateKey, passphrase), passphrase });
    expect(fileVerdict(verifyPdf(await office.issue({}, { signer }), office.trust))).toBe('genuine');
    expect(openSigner({ certificate, privateKey }).keyId).toBe(signer.keyId);
  });

  it('says that a person has to act when passphrase, key or certificate are wrong, and tells no secret', () => {
    const attempts = [
      { certificate, privateKey: encryptKey(privateKey, passphrase), passphrase: 'bukan frasa sandinya' },
      { certificate, privateKey: encryptKey(privateKey, passphrase) },
      { certificate: 'bukan sertifikat', privateKey },
      { certificate, privateKey: 'bukan kunci' },
      { certificate, privateKey: office.authority.root.privateKey },
    ];
    for (const attempt of attempts) {
      const error = (() => { try { return openSigner(attempt); } catch (thrown) { return thrown; } })();
      expect(error).toBeInstanceOf(SignerError);
      expect(error).toMatchObject({ remedy: 'person' });
      expect(String(error)).not.toMatch(/sandi/);
    }
  });
});
