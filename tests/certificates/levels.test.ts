import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { enrichPdf, issueCertificate, longTermState, renderCertificate, revocationSource, SigningError } from '#certificates';
import type { KeyKind } from '#certificates';
import { toPem } from '../../certificates/pki/pem.ts';
import { PdfDocument } from '../../certificates/pdf/document.ts';
import { openArchive, signedParts, stored } from './support/archive.ts';
import type { Archive } from './support/archive.ts';
import { ask, inFolder, installed } from './support/judges.ts';
import { NOW, openOffice } from './support/office.ts';
import type { Office } from './support/office.ts';
import { sampleClaims } from './support/sample-claims.ts';

const kinds: readonly KeyKind[] = ['P-256', 'RSA-2048', 'RSA-3072'];
const at = ['-attime', String(NOW.getTime() / 1000)];
const later = (years: number): Date => new Date(NOW.getTime() + years * 365 * 86_400_000);

describe.each(kinds)('a certificate with validation data, signed with %s', (kind) => {
  let office: Office;
  let archive: Archive;
  let plain: Uint8Array;
  let lasting: Uint8Array;

  beforeAll(async () => {
    office = openOffice(kind);
    archive = openArchive(office.authority, NOW);
    plain = await office.issue();
    lasting = await enrichPdf(plain, archive.request);
  });

  it('keeps every byte that was signed, and says its level', async () => {
    const halfway = await enrichPdf(plain, { ...archive.request, level: 'B-LT' });
    for (const file of [halfway, lasting]) expect(Buffer.compare(file.subarray(0, plain.length), plain)).toBe(0);
    expect([plain, halfway, lasting].map((file) => longTermState(file).level)).toEqual(['B-T', 'B-LT', 'B-LTA']);
    const sections = (file: Uint8Array): number => PdfDocument.open(file).sections.length;
    expect([plain, halfway, lasting].map(sections)).toEqual([2, 3, 4]);
  });

  it('holds signer, authority and root once each, one list, and an answer for each of the two', () => {
    const digests = (list: 'Certs' | 'CRLs' | 'OCSPs') => new Set(stored(lasting, list).map((der) => createHash('sha256').update(der).digest('hex')));
    expect([stored(lasting, 'Certs').length, digests('Certs').size]).toEqual([3, 3]);
    expect([stored(lasting, 'CRLs').length, stored(lasting, 'OCSPs').length, digests('OCSPs').size]).toEqual([1, 2, 2]);
  });

  it('names the validation data by the SHA-1 of the signature as it stands in the file', () => {
    const [signature] = signedParts(lasting);
    const key = createHash('sha1').update(signature?.contents ?? '').digest('hex').toUpperCase();
    expect(Buffer.from(lasting).toString('latin1')).toMatch(new RegExp(`/VRI<</${key}<</Cert\\[`));
  });

  it.runIf(installed('pdfsig', 'certutil'))('is trusted by pdfsig, and its stamp covers the whole file', () => inFolder((put, folder) => {
    ask('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password']);
    ask('certutil', ['-A', '-d', `sql:${folder}`, '-n', 'root', '-t', 'CT,CT,CT', '-i', put('root.pem', office.authority.root.certificate)]);
    const [signature = '', stamp = ''] = ask('pdfsig', ['-nssdir', `sql:${folder}`, put('a.pdf', lasting)]).said.split('Signature #2:');
    expect(signature).toContain('Signature is Valid.');
    expect(signature).toContain('Certificate is Trusted.');
    expect(stamp).toContain('Total document signed');
  }));

  it.runIf(installed('qpdf', 'mutool'))('is clean for qpdf and unbroken for mutool', () => inFolder((put) => {
    const file = put('a.pdf', lasting);
    const checked = ask('qpdf', ['--check', file]);
    expect([checked.status, checked.said]).toEqual([0, expect.stringContaining('No syntax or stream encoding errors found')]);
    expect(ask('mutool', ['sign', '-v', file]).said).toContain('The signature is valid');
    expect(ask('mutool', ['show', file, 'trailer/Root/DSS']).said).toContain('/OCSPs');
  }));

  it.runIf(installed('openssl'))('is proven by openssl with nothing but the file and the root', () => inFolder((put) => {
    const root = put('root.pem', office.authority.root.certificate);
    const [signature, stamp] = signedParts(lasting);
    if (!signature || !stamp) throw new Error('signature and stamp');
    expect([signature.type, stamp.type]).toEqual(['Sig', 'DocTimeStamp']);
    const cms = ask('openssl', ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', put('cms', signature.cms), '-content', put('bin', signature.covered), '-CAfile', root, '-purpose', 'any', ...at, '-out', put('out', '')]);
    expect(cms.said).toContain('successful');
    const crl = put('crl.der', stored(lasting, 'CRLs')[0] ?? '');
    expect(ask('openssl', ['crl', '-in', crl, '-inform', 'DER', '-noout', '-CAfile', root]).said).toContain('verify OK');
    const lists = put('crl.pem', toPem('X509 CRL', stored(lasting, 'CRLs')[0] ?? new Uint8Array()));
    for (const der of stored(lasting, 'Certs').slice(0, 2)) {
      expect(ask('openssl', ['verify', '-x509_strict', '-crl_check', ...at, '-CAfile', root, '-CRLfile', lists, put('holder.pem', toPem('CERTIFICATE', der))]).said).toContain(': OK');
    }
    for (const answer of stored(lasting, 'OCSPs')) {
      const { said } = ask('openssl', ['ocsp', '-respin', put('answer.der', answer), '-CAfile', root, '-resp_text', ...at]);
      expect(said).toContain('Response verify OK');
      expect(said).toContain('Cert Status: good');
    }
    const token = ask('openssl', ['ts', '-verify', '-token_in', '-in', put('stamp.der', stamp.cms), '-data', put('covered', stamp.covered), '-CAfile', root, ...at]);
    expect(token.said).toContain('Verification: OK');
    const touched = Uint8Array.from(stamp.covered);
    touched[plain.length + 400] = (touched[plain.length + 400] ?? 0) ^ 1;
    const spoilt = ask('openssl', ['ts', '-verify', '-token_in', '-in', put('stamp.der', stamp.cms), '-data', put('touched', touched), '-CAfile', root, ...at]);
    expect(spoilt.said).toContain('Verification: FAILED');
  }));
});

describe('renewing the stamp of an archive file', () => {
  const office = openOffice();
  /** Nine years on, when the first time-stamp authority is about to end: its successor stamps. */
  const moment = later(9);
  let first: Uint8Array;
  let renewed: Uint8Array;

  beforeAll(async () => {
    first = await enrichPdf(await office.issue(), openArchive(office.authority, NOW).request);
    const clock = issueCertificate(office.authority.root, { role: 'timestamper', commonName: 'Penanda Waktu Baru', now: moment });
    renewed = await enrichPdf(first, openArchive(office.authority, moment, undefined, clock).request);
  });

  it('adds fresh validation data of the previous stamp and a stamp over everything', () => {
    expect(Buffer.compare(renewed.subarray(0, first.length), first)).toBe(0);
    const { level, stamps } = longTermState(renewed);
    expect([level, stamps.map(({ at: when }) => when.toISOString())]).toEqual(['B-LTA', [NOW, NOW, moment].map((when) => when.toISOString())]);
    expect(stamps.at(-1)?.validUntil.getFullYear()).toBe(moment.getFullYear() + 10);
    // The authority of the previous stamp is in the store already: only its status is new.
    expect([stored(renewed, 'Certs').length, stored(renewed, 'CRLs').length, stored(renewed, 'OCSPs').length]).toEqual([3, 2, 3]);
  });

  it.runIf(installed('openssl', 'qpdf'))('stays proven after the first authority has ended, for openssl and qpdf', () => inFolder((put) => {
    const parts = signedParts(renewed);
    expect(parts.map(({ type }) => type)).toEqual(['Sig', 'DocTimeStamp', 'DocTimeStamp']);
    const root = put('root.pem', office.authority.root.certificate);
    const verdict = (part: (typeof parts)[number] | undefined, when: Date): string => ask('openssl', ['ts', '-verify', '-token_in', '-in', put('stamp.der', part?.cms ?? ''),
      '-data', put('covered', part?.covered ?? ''), '-CAfile', root, '-attime', String(Math.floor(when.getTime() / 1000))]).said;
    expect(verdict(parts[2], later(12))).toContain('Verification: OK');
    expect(verdict(parts[1], later(12))).toContain('certificate has expired');
    expect(verdict(parts[1], moment)).toContain('Verification: OK');
    expect(ask('qpdf', ['--check', put('a.pdf', renewed)]).status).toBe(0);
  }));
});

describe('enrichment is refused', () => {
  const office = openOffice();
  const archive = openArchive(office.authority, NOW);
  const { timestamper: _clock, ...clockless } = archive.request;

  it.each([
    ['a file nobody signed', () => renderCertificate(sampleClaims()), archive.request, 'not signed'],
    ['a signature without a time stamp', () => office.issue({}, { level: 'B-B' }), archive.request, 'no time stamp'],
    ['a level with a stamp but no authority for it', () => office.issue(), clockless, 'needs a timestamper'],
    ['certificates whose issuer is not at hand', () => office.issue(), { ...archive.request, authorities: [] }, 'not at hand'],
    ['certificates nobody answers for', () => office.issue(), { ...archive.request, revocation: revocationSource({ crls: [] }) }, 'Nothing says whether'],
    ['a list of another issuer under the same name', () => office.issue(), { ...archive.request, revocation: revocationSource({ crls: [openOffice().crl] }) }, 'Nothing says whether'],
  ] as const)('for %s', async (_, file, request, message) => {
    const error: unknown = await enrichPdf(await file(), request).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SigningError);
    expect(String(error)).toContain(message);
  });

  it('at signing, when the level lacks what it needs', async () => {
    await expect(office.issue({}, { level: 'B-LTA' })).rejects.toThrow(SigningError);
  });
});

it('signs at B-LTA in one call', async () => {
  const office = openOffice();
  const { authorities, revocation } = openArchive(office.authority, NOW).request;
  const file = await office.issue({}, { level: 'B-LTA', validation: { authorities, revocation } });
  expect(longTermState(file).level).toBe('B-LTA');
});
