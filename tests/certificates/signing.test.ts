import { beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, localTimestamper, openSigner, renderCertificate, SignerError, signPdf, SigningError, verifyPdf } from '#certificates';
import type { KeyKind } from '#certificates';
import { readBerExactly } from '../../certificates/asn1/ber-reader.ts';
import { oids } from '../../certificates/asn1/oids.ts';
import { readSignedData } from '../../certificates/verify/cms-reader.ts';
import { ask, inFolder, installed } from './support/judges.ts';
import { NOW, openOffice } from './support/office.ts';
import type { Office } from './support/office.ts';
import { coveredBytes, signatureOf, text } from './support/pdf-surgery.ts';
import { sampleClaims } from './support/sample-claims.ts';

const kinds: readonly KeyKind[] = ['P-256', 'RSA-2048'];

describe.each(kinds)('a certificate signed with %s', (kind) => {
  let office: Office;
  let pdf: Uint8Array;

  beforeAll(async () => {
    office = openOffice(kind);
    pdf = await office.issue();
  });

  it('is a PAdES baseline signature: no signing time inside, bound to its certificate, claimed time in the dictionary', () => {
    const data = readSignedData(readBerExactly(signatureOf(pdf).cms));
    expect([...data.signedAttributes.keys()].sort()).toEqual([oids.contentType, oids.messageDigest, oids.signingCertificateV2, oids.algorithmProtection].sort());
    expect([...data.unsignedAttributes.keys()]).toEqual([oids.timeStampToken]);
    expect(text(pdf)).toMatch(/\/SubFilter\/ETSI\.CAdES\.detached\/M \(D:20260729050000Z\)/);
  });

  it.runIf(installed('pdfsig'))('is valid and totally signed for pdfsig', () => inFolder((put) => {
    const { said } = ask('pdfsig', [put('a.pdf', pdf)]);
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
  }));

  it.runIf(installed('pdfsig', 'certutil'))('is trusted by pdfsig once our root is in its store', () => inFolder((put, folder) => {
    expect(ask('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password']).status).toBe(0);
    expect(ask('certutil', ['-A', '-d', `sql:${folder}`, '-n', 'root', '-t', 'CT,CT,CT', '-i', put('root.pem', office.authority.root.certificate)]).status).toBe(0);
    const { said } = ask('pdfsig', ['-nssdir', `sql:${folder}`, put('a.pdf', pdf)]);
    expect(said).toContain('Certificate is Trusted.');
  }));

  it.runIf(installed('qpdf'))('is clean for qpdf', () => inFolder((put) => {
    const { status, said } = ask('qpdf', ['--check', put('a.pdf', pdf)]);
    expect(said).toContain('No syntax or stream encoding errors found');
    expect(status).toBe(0);
  }));

  it.runIf(installed('mutool'))('is verified by mutool', () => inFolder((put) => {
    const { said } = ask('mutool', ['sign', '-v', put('a.pdf', pdf)]);
    expect(said).toContain('The document is unchanged since signing');
  }));

  it.runIf(installed('openssl'))('passes openssl cms -cades against our root', () => inFolder((put) => {
    const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', put('a.cms', signatureOf(pdf).cms), '-content', put('a.bin', coveredBytes(pdf)),
      '-CAfile', put('root.pem', office.authority.root.certificate), '-purpose', 'any', '-attime', String(NOW.getTime() / 1000), '-out', put('out', '')];
    const { status, said } = ask('openssl', args);
    expect(said).toContain('successful');
    expect(status).toBe(0);
  }));

  it.runIf(installed('openssl'))('carries a time stamp over its signature that openssl ts accepts', () => inFolder((put) => {
    const data = readSignedData(readBerExactly(signatureOf(pdf).cms));
    const token = data.unsignedAttributes.get(oids.timeStampToken)?.bytes ?? new Uint8Array();
    const args = ['ts', '-verify', '-token_in', '-in', put('token.der', token), '-data', put('value', data.signature), '-CAfile', put('root.pem', office.authority.root.certificate), '-attime', String(NOW.getTime() / 1000)];
    expect(ask('openssl', args).said).toContain('Verification: OK');
  }));

  it.runIf(installed('openssl'))('has certificates that openssl accepts strictly with the revocation list', () => inFolder((put) => {
    const root = put('root.pem', office.authority.root.certificate);
    const crl = put('crl.pem', office.crl);
    for (const holder of ['signer', 'timestamper'] as const) {
      const { said } = ask('openssl', ['verify', '-x509_strict', '-crl_check', '-attime', String(NOW.getTime() / 1000), '-CAfile', root, '-CRLfile', crl, put(`${holder}.pem`, office.authority[holder].certificate)]);
      expect(said).toContain(': OK');
    }
  }));
});

describe('the time-stamp authority', () => {
  const authority = createAuthority({ organisation: 'Dinas Sosial Uji Coba', now: new Date() });
  const clock = localTimestamper({ ...authority.timestamper, now: () => new Date() });

  it.runIf(installed('openssl')).each([['with', ['-cert']], ['without', []]] as const)('answers a request of openssl %s certificates', (_, extra) => inFolder(async (put, folder) => {
    const data = put('data', 'isi surat');
    const query = `${folder}/query.tsq`;
    expect(ask('openssl', ['ts', '-query', '-data', data, '-sha256', '-out', query, ...extra]).status).toBe(0);
    const request = ask('openssl', ['ts', '-query', '-in', query, '-text']);
    expect(request.status).toBe(0);
    const { readFileSync } = await import('node:fs');
    const answer = put('answer.tsr', await clock.respond(new Uint8Array(readFileSync(query))));
    const { said } = ask('openssl', ['ts', '-verify', '-in', answer, '-queryfile', query, '-CAfile', put('root.pem', authority.root.certificate), '-untrusted', put('tsa.pem', authority.timestamper.certificate)]);
    expect(said).toContain('Verification: OK');
  }));

  it('rejects a request it does not understand', async () => {
    const answer = readBerExactly(await clock.respond(Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x07)));
    expect(answer.children[0]?.children[0]?.content).toEqual(Uint8Array.of(2));
  });
});

describe('signing is refused', () => {
  const authority = createAuthority({ organisation: 'Dinas Sosial Uji Coba', now: NOW });
  const signer = openSigner(authority.signer);

  it('for a file that is signed already', async () => {
    const office = openOffice();
    await expect(office.sign(await office.issue())).rejects.toThrow(SigningError);
  });

  it('at level B-T without a time-stamp authority', async () => {
    await expect(signPdf(await renderCertificate(sampleClaims()), { signer, level: 'B-T', at: NOW })).rejects.toThrow(SigningError);
  });

  it('at a time when the signer certificate is not valid', async () => {
    await expect(signPdf(await renderCertificate(sampleClaims()), { signer, level: 'B-B', at: new Date('2031-01-01') })).rejects.toThrow(SigningError);
  });

  it('for a key that does not belong to the certificate', () => {
    expect(() => openSigner({ certificate: authority.signer.certificate, privateKey: authority.root.privateKey })).toThrow(SignerError);
  });
});

it('signs at level B-B without a time stamp, and the report says that it is missing', async () => {
  const office = openOffice();
  const report = verifyPdf(await office.issue({}, { level: 'B-B' }), { ...office.trust, timestampRequired: false });
  expect(report).toMatchObject({ intact: true, trusted: true, reasons: ['timestamp-missing'] });
});
