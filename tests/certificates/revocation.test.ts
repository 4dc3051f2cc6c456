import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAuthority, createCrl, issueCertificate, localOcspResponder, ocspRequest, openSigner } from '#certificates';
import type { CertificateStatus, KeyKind } from '#certificates';
import { fromPem } from '../../certificates/pki/pem.ts';
import { ask, inFolder, installed } from './support/judges.ts';

/** The present: openssl judges the times of answers by its own clock. */
const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);
const publication = { crlUrl: 'https://bekal.example.go.id/pki/daftar-cabut.crl', ocspUrl: 'https://bekal.example.go.id/pki/ocsp', issuerUrl: 'https://bekal.example.go.id/pki/akar.cer' };
const authority = createAuthority({ organisation: 'Dinas Sosial Uji Coba', publication, now: NOW });
const other = createAuthority({ organisation: 'Dinas Sosial Uji Coba', now: NOW });
const revokedAt = new Date(NOW.getTime() - 3_600_000);
const at = ['-attime', String(NOW.getTime() / 1000)];
const serialOf = (pem: string): string => new X509Certificate(pem).serialNumber.toLowerCase();
const derOf = (pem: string): Uint8Array => fromPem('CERTIFICATE', pem)[0] ?? new Uint8Array();
const clockSerial = serialOf(authority.timestamper.certificate);

const statuses = (serial: string): CertificateStatus => {
  if (serial === serialOf(authority.signer.certificate)) return { state: 'good' };
  return serial === clockSerial ? { state: 'revoked', at: revokedAt, reason: 'keyCompromise' } : { state: 'unknown' };
};
const responderOf = (key: KeyKind = 'P-256') => localOcspResponder({
  issuer: authority.root.certificate, status: statuses, now: () => NOW,
  signer: openSigner(issueCertificate(authority.root, { role: 'responder', commonName: 'Penjawab Status', key, now: NOW })),
});

describe.runIf(installed('openssl'))('certificates of the authority, for openssl', () => {
  it('name their revocation list, responder and issuer', () => inFolder((put) => {
    const { said } = ask('openssl', ['x509', '-in', put('a.pem', authority.signer.certificate), '-noout', '-text']);
    expect(said).toContain(`URI:${publication.crlUrl}`);
    expect(said).toContain(`OCSP - URI:${publication.ocspUrl}`);
    expect(said).toContain(`CA Issuers - URI:${publication.issuerUrl}`);
  }));

  it('say nothing of the kind in the root, which nobody above could revoke', () => inFolder((put) => {
    expect(ask('openssl', ['x509', '-in', put('a.pem', authority.root.certificate), '-noout', '-text']).said).not.toContain('URI:');
  }));

  it('are refused once they stand on the list, and the list says it keeps them for ever', () => inFolder((put) => {
    const root = put('root.pem', authority.root.certificate);
    const crl = put('crl.pem', createCrl(authority.root, { revoked: [{ serial: clockSerial, at: revokedAt, reason: 'keyCompromise' }], number: 7, now: NOW }));
    const judge = (certificate: string): string => ask('openssl', ['verify', '-x509_strict', '-crl_check', ...at, '-CAfile', root, '-CRLfile', crl, put('a.pem', certificate)]).said;
    expect(judge(authority.signer.certificate)).toContain(': OK');
    expect(judge(authority.timestamper.certificate)).toContain('certificate revoked');
    const { said } = ask('openssl', ['crl', '-in', crl, '-noout', '-text', '-crlnumber']);
    expect(said).toMatch(/2\.5\.29\.60|Expired/i);
    expect(said).toMatch(/crlNumber=0x0?7/i);
  }));
});

describe.runIf(installed('openssl'))('the OCSP responder, asked by openssl', () => {
  const asks = (pem: string, put: (name: string, data: Uint8Array | string) => string, folder: string, extra: readonly string[] = []): Buffer => {
    const made = ask('openssl', ['ocsp', '-issuer', put('root.pem', authority.root.certificate), '-cert', put('asked.pem', pem), '-reqout', `${folder}/request.der`, ...extra]);
    expect(made.status).toBe(0);
    return readFileSync(`${folder}/request.der`);
  };

  it.each([
    ['good', authority.signer.certificate], ['revoked', authority.timestamper.certificate],
    ['unknown', issueCertificate(authority.root, { role: 'signer', commonName: 'Tidak pernah tercatat', now: NOW }).certificate],
  ])('answers %s, with the nonce, and openssl believes it', (state, pem) => inFolder(async (put, folder) => {
    const request = asks(pem, put, folder);
    for (const key of ['P-256', 'RSA-2048'] as const) {
      const answer = put('answer.der', await responderOf(key).respond(request));
      const { said } = ask('openssl', ['ocsp', '-issuer', `${folder}/root.pem`, '-cert', `${folder}/asked.pem`, '-no_nonce', '-reqin', `${folder}/request.der`, '-respin', answer, '-CAfile', `${folder}/root.pem`, ...at]);
      expect(said).toContain('Response verify OK');
      expect(said).toContain(`asked.pem: ${state}`);
      expect(said).not.toMatch(/nonce|WARNING/i);
      if (state === 'revoked') expect(said).toContain('Reason: keyCompromise');
    }
  }));

  it('understands SHA-256 names, and knows nothing of another root with the same name', () => inFolder(async (put, folder) => {
    const made = ask('openssl', ['ocsp', '-sha256', '-issuer', put('root.pem', authority.root.certificate), '-cert', put('a.pem', authority.signer.certificate), '-reqout', `${folder}/r.der`]);
    expect(made.status).toBe(0);
    const answer = put('answer.der', await responderOf().respond(readFileSync(`${folder}/r.der`)));
    expect(ask('openssl', ['ocsp', '-respin', answer, '-CAfile', `${folder}/root.pem`, '-resp_text', ...at]).said).toContain('Cert Status: good');
    const foreign = put('foreign.der', await responderOf().respond(ocspRequest(derOf(authority.signer.certificate), derOf(other.root.certificate))));
    expect(ask('openssl', ['ocsp', '-respin', foreign, '-CAfile', `${folder}/root.pem`, '-resp_text', ...at]).said).toContain('Cert Status: unknown');
  }));

  it('answers a request made by this library', () => inFolder(async (put) => {
    const request = ocspRequest(derOf(authority.signer.certificate), derOf(authority.root.certificate), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    expect(ask('openssl', ['ocsp', '-reqin', put('r.der', request), '-req_text']).said).toContain('0102030405060708');
    const answer = put('answer.der', await responderOf().respond(request));
    const { said } = ask('openssl', ['ocsp', '-reqin', put('r.der', request), '-respin', answer, '-CAfile', put('root.pem', authority.root.certificate), '-resp_text', ...at]);
    expect(said).toContain('Response verify OK');
    expect(said).toContain('Cert Status: good');
  }));

  it('is not believed when a certificate signs that was not made for answers', () => inFolder(async (put) => {
    const usurper = localOcspResponder({ issuer: authority.root.certificate, signer: openSigner(authority.signer), status: statuses, now: () => NOW });
    const answer = put('answer.der', await usurper.respond(ocspRequest(derOf(authority.signer.certificate), derOf(authority.root.certificate))));
    expect(ask('openssl', ['ocsp', '-respin', answer, '-CAfile', put('root.pem', authority.root.certificate), '-resp_text', ...at]).said).toContain('Response Verify Failure');
  }));
});

describe('the OCSP responder', () => {
  const request = ocspRequest(derOf(authority.signer.certificate), derOf(authority.root.certificate), new Uint8Array(16).fill(9));
  it.each([
    ['nothing', new Uint8Array()], ['half a request', request.subarray(0, 40)], ['text', Buffer.from('status?')], ['ten thousand bytes', new Uint8Array(10_001)],
    ['a nonce longer than allowed', ocspRequest(derOf(authority.signer.certificate), derOf(authority.root.certificate), new Uint8Array(129))],
    ['an empty nonce', ocspRequest(derOf(authority.signer.certificate), derOf(authority.root.certificate), new Uint8Array())],
  ])('answers malformedRequest to %s', async (_, bytes) => {
    expect(Buffer.from(await responderOf().respond(bytes)).toString('hex')).toBe('30030a0101');
  });

  it('says nothing about certificates of another issuer when asked to embed', async () => {
    expect(await responderOf().about(derOf(createAuthority({ organisation: 'Pihak Lain', now: NOW }).signer.certificate))).toBeUndefined();
  });
});
