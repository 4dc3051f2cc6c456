/** The institution's own little public key infrastructure: one root, one signer, one time-stamp authority. */
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readBerExactly } from '../asn1/ber-reader.ts';
import { generateKeys } from './keys.ts';
import type { KeyKind, KeyPair } from './keys.ts';
import { fromPem, toPem } from './pem.ts';
import { makeCertificate, makeCrl } from './x509.ts';
import type { CrlRequest, DistinguishedName, Issuer, Publication, RevokedCertificate } from './x509.ts';
import { readCertificate } from './read-certificate.ts';

/** A certificate with its private key, both PEM; the key is unencrypted PKCS#8. Keep it out of logs. */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Everything an institution needs to sign: PEM throughout. */
export interface Authority {
  readonly root: KeyedCertificate;
  readonly signer: KeyedCertificate;
  readonly timestamper: KeyedCertificate;
}

/** Settings of a new authority. */
export interface AuthorityRequest {
  /** Name of the institution as it shall stand in the certificates. */
  readonly organisation: string;
  /** Unit inside it, for example the training centre. */
  readonly unit?: string;
  /** Two-letter country code; ID unless told otherwise. */
  readonly country?: string;
  /** Names of the three holders; sensible Indonesian names unless told otherwise. */
  readonly names?: { readonly root?: string; readonly signer?: string; readonly timestamper?: string };
  readonly rootKey?: KeyKind;
  readonly signerKey?: KeyKind;
  /** Written into the certificates of signer and time-stamp authority; left out, they name no addresses. */
  readonly publication?: Publication | undefined;
  readonly now: Date;
}

/** Validity in years: the root outlives every archive period, a signer is renewed often. */
const YEARS = { root: 30, signer: 3, timestamper: 10 } as const;
/** A responder cannot be revoked, so that it may not live long. */
const RESPONDER_DAYS = 30;

function plusYears(at: Date, years: number): Date {
  const later = new Date(at);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

const keyed = (certificate: Uint8Array, keys: KeyPair): KeyedCertificate => ({
  certificate: toPem('CERTIFICATE', certificate),
  privateKey: String(keys.privateKey.export({ type: 'pkcs8', format: 'pem' })),
});

/**
 * Makes a root (30 years), a signer (3 years) and a time-stamp authority (10 years) with fresh keys.
 * P-256 unless told otherwise. Validity starts one minute before `now`, so that clocks may differ a little.
 */
export function createAuthority(request: AuthorityRequest): Authority {
  const notBefore = new Date(request.now.getTime() - 60_000);
  const named = (commonName: string): DistinguishedName => ({
    commonName,
    organisation: request.organisation,
    country: request.country ?? 'ID',
    ...(request.unit ? { organisationalUnit: request.unit } : {}),
  });
  const rootKeys = generateKeys(request.rootKey ?? 'P-256');
  const rootName = named(request.names?.root ?? `Akar Sertifikat ${request.organisation}`);
  const issuer: Issuer = { name: rootName, ...rootKeys };
  const root = makeCertificate(
    { role: 'root', subject: rootName, publicKey: rootKeys.publicKey, notBefore, notAfter: plusYears(notBefore, YEARS.root) },
    issuer,
  );
  const leaf = (role: 'signer' | 'timestamper', commonName: string, kind: KeyKind): KeyedCertificate => {
    const keys = generateKeys(kind);
    const notAfter = plusYears(notBefore, YEARS[role]);
    return keyed(makeCertificate({ role, subject: named(commonName), publicKey: keys.publicKey, notBefore, notAfter, publication: request.publication }, issuer), keys);
  };
  return {
    root: keyed(root, rootKeys),
    signer: leaf('signer', request.names?.signer ?? `Segel Elektronik ${request.organisation}`, request.signerKey ?? 'P-256'),
    timestamper: leaf('timestamper', request.names?.timestamper ?? `Penanda Waktu ${request.organisation}`, 'P-256'),
  };
}

function issuerOf(root: KeyedCertificate): Issuer {
  const [der] = fromPem('CERTIFICATE', root.certificate);
  if (!der) throw new Error('The root certificate is not PEM');
  const privateKey = createPrivateKey(root.privateKey);
  return { name: readCertificate(readBerExactly(der)).subjectName, privateKey, publicKey: createPublicKey(privateKey) };
}

/**
 * Makes another signer or time-stamp authority below an existing root: for renewal, or for a second office. Old
 * certificates stay valid; nothing of the old key is needed to verify them but the root. A `responder` answers OCSP
 * requests in the root's name and lives for 30 days.
 */
export function issueCertificate(
  root: KeyedCertificate,
  request: Omit<CertifyRequest, 'publicKey'> & { readonly key?: KeyKind },
): KeyedCertificate {
  const keys = generateKeys(request.key ?? 'P-256');
  return { certificate: certifyKey(root, { ...request, publicKey: keys.publicKey }), privateKey: String(keys.privateKey.export({ type: 'pkcs8', format: 'pem' })) };
}

/** A certificate to be made below a root. */
export interface CertifyRequest {
  readonly role: 'signer' | 'timestamper' | 'responder';
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly publication?: Publication | undefined;
  readonly now: Date;
}

/**
 * Makes a certificate (PEM) below the root for a key whose private half is elsewhere, for example in a hardware
 * security module. Whoever asks has to know that the key is the institution's: nothing here proves it.
 */
export function certifyKey(root: KeyedCertificate, request: CertifyRequest): string {
  const { role, publicKey, publication } = request;
  const issuer = issuerOf(root);
  const notBefore = new Date(request.now.getTime() - 60_000);
  const rootEnd = new Date(new X509Certificate(root.certificate).validTo);
  const wanted = role === 'responder' ? new Date(notBefore.getTime() + RESPONDER_DAYS * 86_400_000) : plusYears(notBefore, YEARS[role]);
  const notAfter = wanted < rootEnd ? wanted : rootEnd;
  const subject = { ...issuer.name, commonName: request.commonName };
  return toPem('CERTIFICATE', makeCertificate({ role, subject, publicKey, notBefore, notAfter, publication }, issuer));
}

/**
 * Makes a revocation list signed by the root, as PEM. `number` must grow with every list, and a certificate once listed
 * stays listed for ever: the list says so (expiredCertsOnCRL), since archives are judged long after certificates ended.
 */
export function createCrl(
  root: KeyedCertificate,
  request: { revoked: readonly RevokedCertificate[]; number: number; now: Date; validDays?: number },
): string {
  const crl: CrlRequest = {
    number: request.number,
    thisUpdate: request.now,
    nextUpdate: new Date(request.now.getTime() + (request.validDays ?? 30) * 86_400_000),
    revoked: request.revoked,
    keepsExpiredSince: new Date(new X509Certificate(root.certificate).validFrom),
  };
  return toPem('X509 CRL', makeCrl(crl, issuerOf(root)));
}
