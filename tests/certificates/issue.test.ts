import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalClaims, claimsDigest, ClaimsError, createIssuer, fileVerdict, localTimestamper, openSigner, renderCertificate, SigningError, verifyPdf } from '#certificates';
import type { CertificateClaims, Issuer, KeyKind, RawSigner } from '#certificates';
import { ask, inFolder, installed } from './support/judges.ts';
import { NOW, openOffice } from './support/office.ts';
import type { Office } from './support/office.ts';
import { coveredBytes, signatureOf, text } from './support/pdf-surgery.ts';
import { sampleClaims } from './support/sample-claims.ts';

interface Press {
  readonly office: Office;
  readonly signer: RawSigner;
  readonly issuer: Issuer;
}

function openPress(kind: KeyKind, stamped = true): Press {
  const office = openOffice(kind);
  const signer = openSigner(office.authority.signer);
  const timestamper = localTimestamper({ ...office.authority.timestamper, now: () => NOW });
  return { office, signer, issuer: createIssuer({ signer, ...(stamped ? { timestamper } : {}) }) };
}

const request = { at: NOW, reason: 'Penerbitan sertifikat', location: 'Surabaya' };
const person = (printedName: string): Partial<CertificateClaims> => ({ participant: { ...sampleClaims().participant, printedName } });
/** The file with its signature taken out. */
const unsigned = (pdf: Uint8Array): string => text(pdf).replace(/\/Contents <[0-9A-F]+>/, '');

describe.each(['P-256', 'RSA-2048', 'RSA-3072'] as const)('a certificate issued in one pass with %s', (kind) => {
  const press = openPress(kind);

  it.each(['landscape', 'portrait'] as const)('is genuine and says its claims (%s)', async (template) => {
    const claims = sampleClaims({ template });
    const { pdf, claimsDigest: digest } = await press.issuer.issue(claims, request);
    const report = verifyPdf(pdf, press.office.trust);
    expect(report.reasons).toEqual([]);
    expect(fileVerdict(report)).toBe('genuine');
    expect(report).toMatchObject({ signatures: 1, coversWholeDocument: true, code: claims.code, claimsDigest: claimsDigest(claims), timestamp: { trusted: true } });
    expect(digest).toBe(claimsDigest(claims));
  });

  it('stands in one revision and leaves little room unused', async () => {
    const { pdf } = await press.issuer.issue(sampleClaims(), request);
    expect(text(pdf).match(/%%EOF/g)).toHaveLength(1);
    const [, start, end] = signatureOf(pdf).range;
    expect((end - start) / 2 - signatureOf(pdf).cms.length).toBeLessThan(500);
    expect(pdf.length).toBeLessThan(75_000);
  });

  it.runIf(installed('pdfsig', 'qpdf', 'mutool', 'openssl'))('is accepted by pdfsig, qpdf, mutool and openssl', () => inFolder(async (put) => {
    const { pdf } = await press.issuer.issue(sampleClaims(), request);
    const path = put('a.pdf', pdf);
    expect(ask('pdfsig', [path]).said).toMatch(/Total document signed[\s\S]*Signature is Valid\./);
    expect(ask('qpdf', ['--check', path]).status).toBe(0);
    expect(ask('mutool', ['sign', '-v', path]).said).toContain('The document is unchanged since signing');
    const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', put('a.cms', signatureOf(pdf).cms), '-content', put('a.bin', coveredBytes(pdf)),
      '-CAfile', put('root.pem', press.office.authority.root.certificate), '-purpose', 'any', '-attime', String(NOW.getTime() / 1000), '-out', put('out', '')];
    expect(ask('openssl', args).said).toContain('successful');
  }));
});

describe('issuing', () => {
  const press = openPress('P-256');

  it('gives the same bytes for the same claims, signature apart, whatever was issued in between', async () => {
    const first = await press.issuer.issue(sampleClaims(), request);
    for (const name of ['Sutini', 'Drs. Raden Mas Haryo Kusumowardhani Notohadiningrat, M.Kesos.', 'José Ángel']) await press.issuer.issue(sampleClaims(person(name)), request);
    const again = await press.issuer.issue(sampleClaims(), request);
    expect(unsigned(again.pdf)).toBe(unsigned(first.pdf));
  });

  it('mixes nothing up between people, issues and templates issued at once', async () => {
    const wanted = Array.from({ length: 40 }, (_, i) => sampleClaims({
      ...person(i % 3 === 0 ? `Peserta Ke-${i} dengan Nama yang Sangat Panjang Sekali Sehingga Tidak Muat pada Satu Baris Saja, S.Sos., M.Kesos.` : `Peserta Ke-${i}`),
      number: `800/${i}`, code: `KODE-${i}`, template: i % 2 ? 'portrait' : 'landscape', ...(i % 5 === 0 ? { city: 'Malang', competencies: [] } : {}),
    }));
    const made = await Promise.all(wanted.map((claims) => press.issuer.issue(claims, request)));
    for (const [i, { pdf }] of made.entries()) {
      const report = verifyPdf(pdf, press.office.trust);
      expect(report).toMatchObject({ code: `KODE-${i}`, claimsDigest: claimsDigest(wanted[i] ?? sampleClaims()), reasons: [] });
    }
  });

  it('without a timestamper gives level B-B', async () => {
    const bare = openPress('P-256', false);
    const { pdf } = await bare.issuer.issue(sampleClaims(), request);
    expect(fileVerdict(verifyPdf(pdf, { ...bare.office.trust, timestampRequired: false }))).toBe('genuine');
  });

  it('refuses claims that cannot be printed before the signer is asked', async () => {
    let asked = 0;
    const signer: RawSigner = { ...press.signer, sign: (bytes) => { asked += 1; return press.signer.sign(bytes); } };
    await expect(createIssuer({ signer }).issue(sampleClaims(person('李')), request)).rejects.toThrow(ClaimsError);
    expect(asked).toBe(0);
  });

  it('refuses to sign when the signer certificate is not valid', async () => {
    await expect(press.issuer.issue(sampleClaims(), { at: new Date('2031-01-01') })).rejects.toThrow(SigningError);
  });

  it.runIf(installed('pdfdetach'))('attaches the very text whose digest is signed', () => inFolder(async (put, folder) => {
    const claims = sampleClaims();
    for (const pdf of [(await press.issuer.issue(claims, request)).pdf, await renderCertificate(claims)]) {
      const out = join(folder, 'klaim.json');
      expect(ask('pdfdetach', ['-save', '1', '-o', out, put('a.pdf', pdf)]).status).toBe(0);
      const attached = readFileSync(out, 'utf8');
      expect(attached).toBe(canonicalClaims(claims));
      expect(createHash('sha256').update(attached).digest('hex')).toBe(claimsDigest(claims));
      expect(JSON.parse(attached)).toEqual(claims);
    }
  }));
});
