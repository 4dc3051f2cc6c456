import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, createCrl, enrichPdf, fileVerdict, issueCertificate, openSigner, revocationSource, verifyPdf } from '#certificates';
import type { KeyedCertificate, VerificationReport } from '#certificates';
import { openArchive } from './support/archive.ts';
import { NOW, openOffice } from './support/office.ts';

const office = openOffice();
const { root } = office.authority;
const years = (count: number): Date => new Date(NOW.getTime() + count * 365.25 * 86_400_000);
const clockAt = (at: Date, under: KeyedCertificate = root): KeyedCertificate => issueCertificate(under, { role: 'timestamper', commonName: `Penanda Waktu ${at.getUTCFullYear()}`, now: at });
const serialOf = (holder: KeyedCertificate): string => openSigner(holder).serial;

/** Judged with the roots alone: all else has to be in the file. */
const alone = (pdf: Uint8Array, now: Date, roots = [root.certificate], crls: string[] = []): VerificationReport =>
  verifyPdf(pdf, { trustedRoots: roots, crls, now, timestampRequired: true });

let plain: Uint8Array;
let provided: Uint8Array;
let lasting: Uint8Array;

beforeAll(async () => {
  const { request } = openArchive(office.authority, NOW);
  plain = await office.issue();
  provided = await enrichPdf(plain, { ...request, level: 'B-LT' });
  lasting = await enrichPdf(plain, request);
});

describe('the level that was reached', () => {
  it('is told, with what stands behind the signature', async () => {
    expect(alone(await office.issue({}, { level: 'B-B' }), NOW).level).toBeUndefined();
    expect([plain, provided, lasting].map((pdf) => alone(pdf, NOW).level)).toEqual(['B-T', 'B-LT', 'B-LTA']);
    expect(alone(lasting, NOW)).toMatchObject({
      coversWholeDocument: false, unchanged: true, changesAfter: [], reasons: [], provenAt: NOW,
      validationData: { certificates: 3, crls: 1, ocspResponses: 2 },
      documentTimestamps: [{ sound: true, coveredEnd: lasting.length, stamp: { at: NOW, trusted: true } }],
    });
  });

  it('is only B-T when the validation data do not hold', async () => {
    const stranger = createAuthority({ organisation: 'Dinas Sosial Uji Coba', now: NOW });
    const crl = createCrl(root, { revoked: [], number: 1, now: new Date(NOW.getTime() - 90 * 86_400_000), validDays: 30 });
    const stale = await enrichPdf(plain, { level: 'B-LT', authorities: [root.certificate], revocation: revocationSource({ crls: [crl] }) });
    expect(alone(stale, NOW)).toMatchObject({ level: 'B-T', revocation: { checked: false } });
    const { request, responder } = openArchive(stranger, NOW);
    const false_ = await enrichPdf(plain, { ...request, level: 'B-LT', authorities: [root.certificate], revocation: {
      crl: () => Promise.resolve(undefined),
      // A responder of somebody who took our name, asked about its own certificate.
      ocsp: () => responder.about(new Uint8Array(Buffer.from(stranger.signer.certificate.replace(/-----[^-]+-----|\s/g, ''), 'base64'))),
    } });
    expect(alone(false_, NOW)).toMatchObject({ level: 'B-T', revocation: { checked: false } });
  });
});

describe('five years on, when the signer has ended', () => {
  it.each([['B-T', () => plain], ['B-LT', () => provided], ['B-LTA', () => lasting]] as const)('a %s file is genuine: its time stamp is older', (level, pdf) => {
    const report = alone(pdf(), years(5));
    expect(fileVerdict(report)).toBe('genuine');
    expect(report).toMatchObject({ level, provenAt: NOW });
  });

  it('a signature without a time stamp is not believed', async () => {
    const report = verifyPdf(await office.issue({}, { level: 'B-B' }), { trustedRoots: [root.certificate], now: years(5) });
    expect(report.reasons).toContain('signer-expired');
    expect(fileVerdict(report)).toBe('foreign');
  });
});

describe('twelve years on, when the time-stamp authority has ended', () => {
  it.each([['B-T', () => plain], ['B-LT', () => provided], ['B-LTA', () => lasting]] as const)('a %s file nobody renewed is unbroken but vouched for by nobody', (_, pdf) => {
    const report = alone(pdf(), years(12));
    expect(report).toMatchObject({ intact: true, unchanged: true, trusted: false, timestamp: { trusted: false, problem: 'expired' } });
    expect(report.reasons).toContain('timestamp-expired');
    expect(fileVerdict(report)).toBe('foreign');
  });

  it('a renewed file is genuine, by the word of the later authority for the earlier one', async () => {
    const renewed = await enrichPdf(lasting, openArchive(office.authority, years(9), undefined, clockAt(years(9))).request);
    const report = alone(renewed, years(12));
    expect(fileVerdict(report)).toBe('genuine');
    expect(report).toMatchObject({ level: 'B-LTA', provenAt: NOW, documentTimestamps: [{ sound: true, stamp: { trusted: true } }, { sound: true, stamp: { trusted: true } }] });
  });

  it('a renewal that came too late does not help', async () => {
    const late = await enrichPdf(lasting, openArchive(office.authority, years(11), undefined, clockAt(years(11))).request);
    expect(fileVerdict(alone(late, years(12)))).toBe('foreign');
  });
});

describe('thirty years on, when the root has ended', () => {
  it('a file renewed all along is genuine, the last times below a new root', async () => {
    const successor = createAuthority({ organisation: 'Dinas Sosial Uji Coba', names: { root: 'Akar Kedua' }, now: years(17) });
    let pdf = await enrichPdf(lasting, openArchive(office.authority, years(9), undefined, clockAt(years(9))).request);
    const both = { authorities: [root.certificate, successor.root.certificate] };
    for (const at of [years(18), years(27)]) {
      const older = openArchive(office.authority, at);
      const newer = openArchive(successor, at, undefined, clockAt(at, successor.root));
      pdf = await enrichPdf(pdf, { ...newer.request, ...both, revocation: revocationSource({ crls: [older.crl, newer.crl], responders: [older.responder, newer.responder] }) });
    }
    const report = alone(pdf, years(30.5), [root.certificate, successor.root.certificate]);
    expect(report.reasons).toEqual([]);
    expect(report).toMatchObject({ level: 'B-LTA', provenAt: NOW, trustedRoot: 'Akar Sertifikat Dinas Sosial Uji Coba' });
    expect(report.documentTimestamps.map(({ stamp }) => stamp?.trusted)).toEqual([true, true, true, true]);
    expect(fileVerdict(report)).toBe('genuine');
    expect(fileVerdict(alone(pdf, years(30.5)))).not.toBe('genuine');
  });
});

describe('revocation told by the file itself', () => {
  const when = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

  it.each([['a list', true], ['a responder', false]] as const)('counts when %s says the signer was withdrawn before', async (_, byList) => {
    const serial = serialOf(office.authority.signer);
    const revoked = { serial, at: when(-2), reason: 'keyCompromise' } as const;
    const crl = createCrl(root, { revoked: [revoked], number: 2, now: NOW });
    const { responder } = openArchive(office.authority, NOW, (asked) => (asked === serial ? { state: 'revoked', at: revoked.at, reason: revoked.reason } : { state: 'good' }));
    const file = await enrichPdf(plain, { level: 'B-LT', authorities: [root.certificate], revocation: revocationSource(byList ? { crls: [crl] } : { crls: [], responders: [responder] }) });
    const report = alone(file, NOW);
    expect(report.reasons).toContain('signer-revoked');
    expect(report.revoked?.reason).toBe(1);
    expect(fileVerdict(report)).toBe('foreign');
  });

  it('leaves a certificate genuine whose signer was withdrawn after the time stamp', () => {
    const crl = createCrl(root, { revoked: [{ serial: serialOf(office.authority.signer), at: when(2), reason: 'keyCompromise' }], number: 3, now: when(3) });
    const report = alone(lasting, when(4), [root.certificate], [crl]);
    expect(fileVerdict(report)).toBe('genuine');
    expect(report.revoked?.at).toEqual(when(2));
  });

  it('takes back everything a time-stamp authority said whose key was lost, unless another has seen it before', async () => {
    const clock = serialOf(office.authority.timestamper);
    const lost = createCrl(root, { revoked: [{ serial: clock, at: years(2), reason: 'keyCompromise' }], number: 4, now: years(3) });
    expect(alone(plain, years(3), [root.certificate], [lost]).timestamp).toMatchObject({ trusted: false, problem: 'revoked' });
    expect(fileVerdict(alone(plain, years(3), [root.certificate], [lost]))).not.toBe('genuine');
    const seen = await enrichPdf(lasting, openArchive(office.authority, years(1), undefined, clockAt(years(1))).request);
    expect(fileVerdict(alone(seen, years(3), [root.certificate], [lost]))).toBe('genuine');
    const retired = createCrl(root, { revoked: [{ serial: clock, at: years(2), reason: 'superseded' }], number: 5, now: years(3) });
    expect(fileVerdict(alone(plain, years(3), [root.certificate], [retired]))).toBe('genuine');
  });
});
