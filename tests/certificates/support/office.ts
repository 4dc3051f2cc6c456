/** A throw-away institution that signs certificates. */
import { createAuthority, createCrl, localTimestamper, openSigner, renderCertificate, signPdf } from '#certificates';
import type { Authority, CertificateClaims, KeyKind, SignRequest, VerifyRequest } from '#certificates';
import { sampleClaims } from './sample-claims.ts';

/** Noon of the day everything in these tests happens. */
export const NOW = new Date('2026-07-29T05:00:00Z');

export interface Office {
  readonly authority: Authority;
  readonly crl: string;
  readonly trust: VerifyRequest;
  sign(pdf: Uint8Array, changes?: Partial<SignRequest>): Promise<Uint8Array>;
  issue(claims?: Partial<CertificateClaims>, changes?: Partial<SignRequest>): Promise<Uint8Array>;
}

/** Opens an office with fresh keys. */
export function openOffice(signerKey: KeyKind = 'P-256', organisation = 'Dinas Sosial Uji Coba'): Office {
  const authority = createAuthority({ organisation, signerKey, now: NOW });
  const crl = createCrl(authority.root, { revoked: [], number: 1, now: NOW });
  const signer = openSigner(authority.signer);
  const timestamper = localTimestamper({ ...authority.timestamper, now: () => NOW });
  const sign: Office['sign'] = (pdf, changes = {}) =>
    signPdf(pdf, { signer, timestamper, level: 'B-T', at: NOW, reason: 'Penerbitan sertifikat', location: 'Surabaya', ...changes });
  return {
    authority, crl, sign,
    trust: { trustedRoots: [authority.root.certificate], crls: [crl], now: NOW, timestampRequired: true },
    issue: async (claims, changes) => sign(await renderCertificate(sampleClaims(claims)), changes),
  };
}
