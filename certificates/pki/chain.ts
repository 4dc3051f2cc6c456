/** From a certificate up to its root. */
import { X509Certificate } from 'node:crypto';
import { readBerExactly } from '../asn1/ber-reader.ts';
import { fromPem } from './pem.ts';
import { readCertificate } from './read-certificate.ts';
import type { CertificateFields } from './read-certificate.ts';

const MAX_LENGTH = 6;
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Every certificate of some PEM texts. @throws BerError when one is damaged */
export const readPemCertificates = (pems: readonly string[]): CertificateFields[] =>
  pems.flatMap((pem) => fromPem('CERTIFICATE', pem)).map((der) => readCertificate(readBerExactly(der)));

/** True for a certificate that names itself as its issuer. */
export const isSelfIssued = (certificate: CertificateFields): boolean => same(certificate.issuer, certificate.subject);

function hasIssued(authority: CertificateFields, certificate: CertificateFields): boolean {
  if (!authority.isAuthority || !same(authority.subject, certificate.issuer)) return false;
  return new X509Certificate(Buffer.from(certificate.der)).verify(new X509Certificate(Buffer.from(authority.der)).publicKey);
}

/**
 * The certificate and those above it, root last, taken from `others` by name and signature; validity and trust are
 * not judged here. Undefined when no self-issued certificate is reached.
 */
export function chainOf(leaf: CertificateFields, others: readonly CertificateFields[]): CertificateFields[] | undefined {
  const chain = [leaf];
  for (let current = leaf; !isSelfIssued(current);) {
    const under = current;
    const issuer = others.find((candidate) => hasIssued(candidate, under));
    if (!issuer || chain.length >= MAX_LENGTH) return undefined;
    chain.push(issuer);
    current = issuer;
  }
  return chain;
}
