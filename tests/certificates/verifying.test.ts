import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, createCrl, fileVerdict, issueCertificate, localTimestamper, openSigner, renderCertificate, verifyPdf } from '#certificates';
import { alterations } from './support/alterations.ts';
import type { Material } from './support/alterations.ts';
import { NOW, openOffice } from './support/office.ts';
import type { Office } from './support/office.ts';
import { signatureOf, withByte } from './support/pdf-surgery.ts';
import { sampleClaims } from './support/sample-claims.ts';

let office: Office;
let material: Material;

beforeAll(async () => {
  office = openOffice();
  const genuine = await office.issue();
  const other = await office.issue({ code: 'AAAA-BBBB-CCCC', number: '800.2/0008/107.6/2017' });
  material = { office, genuine, other, unsigned: await renderCertificate(sampleClaims()) };
});

describe('a certificate of ours', () => {
  it.each(['P-256', 'RSA-2048', 'RSA-3072'] as const)('is genuine when signed with %s', async (key) => {
    const own = openOffice(key);
    const report = verifyPdf(await own.issue(), own.trust);
    expect(report.reasons).toEqual([]);
    expect(fileVerdict(report)).toBe('genuine');
  });

  it('says who signed, when, and which certificate it is', () => {
    const report = verifyPdf(material.genuine, office.trust);
    expect(report).toMatchObject({
      signed: true, signatures: 1, intact: true, coversWholeDocument: true, trusted: true, changesAfter: [],
      signer: { commonName: 'Segel Elektronik Dinas Sosial Uji Coba', keyId: openSigner(office.authority.signer).keyId, serial: openSigner(office.authority.signer).serial },
      trustedRoot: 'Akar Sertifikat Dinas Sosial Uji Coba',
      timestamp: { at: NOW, trusted: true },
      claimedAt: NOW,
      code: 'K7QF-3M2P-9XTA',
    });
    expect(report.claimsDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stays genuine after its signer expired, thanks to the time stamp', () => {
    const later = new Date('2035-01-01T00:00:00Z');
    const crl = createCrl(office.authority.root, { revoked: [], number: 9, now: later });
    expect(fileVerdict(verifyPdf(material.genuine, { ...office.trust, crls: [crl], now: later }))).toBe('genuine');
  });

  it('is told apart as not checked against a list when no revocation list is at hand', () => {
    const report = verifyPdf(material.genuine, { ...office.trust, crls: [] });
    expect(report.reasons).toEqual(['revocation-unknown']);
    expect(fileVerdict(report)).toBe('genuine');
  });
});

describe('the signer', () => {
  const revokedAt = (at: Date) => createCrl(office.authority.root, {
    revoked: [{ serial: openSigner(office.authority.signer).serial, at, reason: 'keyCompromise' }], number: 2, now: NOW,
  });

  it('who was revoked before signing is not trusted', () => {
    const report = verifyPdf(material.genuine, { ...office.trust, crls: [revokedAt(new Date(NOW.getTime() - 3_600_000))] });
    expect(report.reasons).toContain('signer-revoked');
    expect(fileVerdict(report)).toBe('foreign');
  });

  it('who was revoked after the time stamp leaves earlier certificates genuine, and the report says so', () => {
    const report = verifyPdf(material.genuine, { ...office.trust, crls: [revokedAt(new Date(NOW.getTime() + 3_600_000))] });
    expect(report.revoked?.reason).toBe(1);
    expect(fileVerdict(report)).toBe('genuine');
  });

  it('is not believed on a revocation list that our root has not signed', () => {
    const stranger = createAuthority({ organisation: 'Dinas Sosial Uji Coba', now: NOW });
    const crl = createCrl(stranger.root, { revoked: [{ serial: openSigner(office.authority.signer).serial, at: new Date(0), reason: 'unspecified' }], number: 1, now: NOW });
    expect(verifyPdf(material.genuine, { ...office.trust, crls: [crl] }).revoked).toBeUndefined();
  });

  it('who has expired is not trusted without a time stamp', async () => {
    const plain = await office.issue({}, { level: 'B-B' });
    const terms = { trustedRoots: office.trust.trustedRoots };
    expect(fileVerdict(verifyPdf(plain, { ...terms, now: NOW }))).toBe('genuine');
    expect(verifyPdf(plain, { ...terms, now: new Date('2035-01-01') }).reasons).toContain('signer-expired');
  });

  it('may not be the time-stamp authority in disguise', async () => {
    const disguised = await office.issue({}, { signer: openSigner(office.authority.timestamper) });
    const report = verifyPdf(disguised, office.trust);
    expect(report.reasons).toContain('signer-not-for-documents');
    expect(report.trusted).toBe(false);
  });

  it('may not stamp the time with a certificate that is not made for it', async () => {
    const clock = localTimestamper({ ...office.authority.signer, now: () => NOW });
    const report = verifyPdf(await office.issue({}, { timestamper: clock }), office.trust);
    expect(report.timestamp?.trusted).toBe(false);
    expect(fileVerdict(report)).toBe('altered');
  });

  it('may be renewed below the same root, and old and new certificates stay genuine', async () => {
    const renewed = issueCertificate(office.authority.root, { role: 'signer', commonName: 'Segel 2029', now: NOW });
    const pdf = await office.issue({}, { signer: openSigner(renewed) });
    expect(fileVerdict(verifyPdf(pdf, office.trust))).toBe('genuine');
    expect(fileVerdict(verifyPdf(material.genuine, office.trust))).toBe('genuine');
  });
});

describe('an altered certificate', () => {
  it.each(Object.keys(alterations))('is never genuine: %s', async (name) => {
    const altered = await alterations[name]?.(material);
    expect(altered).toBeDefined();
    const report = verifyPdf(altered ?? new Uint8Array(), office.trust);
    expect(fileVerdict(report)).not.toBe('genuine');
    expect(report.intact && report.coversWholeDocument && report.trusted).toBe(false);
  });

  it('is reported with what was changed after signing', async () => {
    const altered = await alterations['a later revision with another page']?.(material);
    const report = verifyPdf(altered ?? new Uint8Array(), office.trust);
    expect(report).toMatchObject({ intact: true, trusted: true, coversWholeDocument: false });
    expect(report.changesAfter).toContainEqual({ object: expect.any(Number) as number, replaced: true, what: 'page' });
  });

  it('that another party signed over ours is not genuine and counts two signatures', async () => {
    const { buildForeignOver } = await import('./support/countersign.ts');
    const report = verifyPdf(await buildForeignOver(material.genuine), office.trust);
    expect(report.signatures).toBe(2);
    expect(fileVerdict(report)).toBe('altered');
    expect(report.signer?.commonName).toBe('Segel Elektronik Dinas Sosial Uji Coba');
  });

  it('shows at whichever byte it was touched', () => {
    const { genuine } = material;
    const [, start] = signatureOf(genuine).range;
    const random = mulberry(20260729);
    const places = Array.from({ length: 300 }, () => Math.floor(random() * genuine.length));
    const inContainer = Array.from({ length: 500 }, () => start + 1 + Math.floor(random() * 2 * signatureOf(genuine).cms.length));
    for (const place of [...places, ...inContainer]) {
      const mask = 1 << Math.floor(random() * 8);
      const report = verifyPdf(withByte(genuine, place, (byte) => byte ^ mask), office.trust);
      expect(report.intact && report.coversWholeDocument, `byte ${place}, mask ${mask}`).toBe(false);
    }
  });

  it('shows at every nibble of the container replaced by another one', () => {
    const { genuine } = material;
    const { range: [, start], cms } = signatureOf(genuine);
    const random = mulberry(7);
    for (let nibble = 0; nibble < cms.length * 2; nibble += 5) {
      const place = start + 1 + nibble;
      const report = verifyPdf(withByte(genuine, place, (byte) => '0123456789ABCDEF'.replace(String.fromCharCode(byte), '').charCodeAt(Math.floor(random() * 15))), office.trust);
      expect(report.intact && report.coversWholeDocument, `nibble ${nibble}`).toBe(false);
    }
  });
});

/** A small generator of numbers in [0, 1), so that every run touches the same places. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
