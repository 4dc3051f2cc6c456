/** From B-T to B-LT and B-LTA (ETSI EN 319 142-1, 6): validation data in the file, and a time stamp over all of it. */
import { BerError } from '../asn1/ber-reader.ts';
import { PdfDocument } from '../pdf/document.ts';
import { chainOf, isSelfIssued, readPemCertificates } from '../pki/chain.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { appendDocumentTimestamp } from './document-timestamp.ts';
import { appendDss } from './dss.ts';
import type { SignatureValidation } from './dss.ts';
import { readParts } from './evidence.ts';
import type { SignedPart, Stamp } from './evidence.ts';
import { SigningError } from './signing-error.ts';
import type { Timestamper } from './timestamper.ts';

/** Where proof comes from that a certificate is not revoked. Undefined means "I have none for this one". */
export interface RevocationSource {
  /** The current revocation list (DER) of an issuer, given as its certificate (DER). */
  crl(issuer: Uint8Array): Promise<Uint8Array | undefined>;
  /** A whole OCSPResponse (DER) for a certificate. */
  ocsp(certificate: Uint8Array, issuer: Uint8Array): Promise<Uint8Array | undefined>;
}

/** What enrichment needs. */
export interface EnrichRequest {
  /** B-LT: validation data. B-LTA: and a document time stamp over them. */
  readonly level: 'B-LT' | 'B-LTA';
  /** PEM certificates above the signers, up to their roots. */
  readonly authorities: readonly string[];
  readonly revocation: RevocationSource;
  /** Needed for level B-LTA. */
  readonly timestamper?: Timestamper;
}

/** A PAdES baseline level. */
export type SignatureLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

/** How far a file has been provided for, read from its structure; whether all of it holds is for verification to say. */
export interface LongTermState {
  readonly level: SignatureLevel;
  /** Time stamps in the order they were made. The last one carries the file: renew before its `validUntil`. */
  readonly stamps: readonly Stamp[];
}

/** Signatures and stamps over which no later document time stamp stands: their proof has to be added now. */
function unproven(parts: readonly SignedPart[]): SignedPart[] {
  const lastStamp = parts.findLast(({ kind }) => kind === 'document-timestamp');
  return parts.filter((part) => part === lastStamp || lastStamp === undefined || part.coveredEnd > lastStamp.coveredEnd);
}

async function revocationData(chain: readonly CertificateFields[], source: RevocationSource): Promise<{ crls: Uint8Array[]; ocsps: Uint8Array[] }> {
  const crls: Uint8Array[] = [];
  const ocsps: Uint8Array[] = [];
  for (const [i, certificate] of chain.entries()) {
    const issuer = chain[i + 1];
    if (!issuer || isSelfIssued(certificate)) continue;
    const [crl, ocsp] = await Promise.all([source.crl(issuer.der), source.ocsp(certificate.der, issuer.der)]);
    if (!crl && !ocsp) throw new SigningError(`Nothing says whether the certificate of ${certificate.subjectName.commonName} is revoked`);
    if (crl) crls.push(crl);
    if (ocsp) ocsps.push(ocsp);
  }
  return { crls, ocsps };
}

async function validationOf(part: SignedPart, authorities: readonly CertificateFields[], source: RevocationSource): Promise<SignatureValidation> {
  const certificates: Uint8Array[] = [];
  const crls: Uint8Array[] = [];
  const ocsps: Uint8Array[] = [];
  for (const holder of part.holders) {
    const chain = chainOf(holder, [...authorities, ...part.certificates]);
    if (!chain) throw new SigningError(`The certificates above ${holder.subjectName.commonName} are not at hand`);
    certificates.push(...chain.map(({ der }) => der));
    const found = await revocationData(chain, source);
    crls.push(...found.crls);
    ocsps.push(...found.ocsps);
  }
  return { contents: part.contents, certificates, crls, ocsps };
}

function openSigned(pdf: Uint8Array): { document: PdfDocument; parts: SignedPart[] } {
  const document = PdfDocument.open(pdf);
  if (document.sections.some(({ form }) => form !== 'table')) throw new SigningError('Only files with classic cross-reference tables are enriched');
  try {
    return { document, parts: readParts(document) };
  } catch (cause) {
    if (cause instanceof BerError) throw new SigningError('A signature in the file cannot be read', { cause });
    throw cause;
  }
}

/**
 * Adds what a verifier will need when the signer's certificates have ended: one revision with certificates, revocation
 * lists and OCSP responses of signer and time-stamp authority (B-LT), and one with a time stamp over the whole document
 * (B-LTA). On a file that is B-LTA already this is the renewal: fresh validation data of the last stamp, and a further
 * stamp over everything. The signed bytes stay as they are; the result is not verified here: do that before storing it.
 * @throws SigningError when the file is unsigned or its first signature has no time stamp, when certificates or
 * revocation data are missing, or B-LTA lacks a timestamper; PdfError when the file cannot be read.
 */
export async function enrichPdf(signed: Uint8Array, request: EnrichRequest): Promise<Uint8Array> {
  if (request.level === 'B-LTA' && !request.timestamper) throw new SigningError('Level B-LTA needs a timestamper');
  const { document, parts } = openSigned(signed);
  const open = unproven(parts);
  if (open.length === 0) throw new SigningError('The file is not signed');
  if (parts.some(({ stamp }) => stamp === undefined) && !parts.some(({ kind }) => kind === 'document-timestamp')) throw new SigningError('The signature has no time stamp yet');
  const authorities = readPemCertificates(request.authorities);
  const validations: SignatureValidation[] = [];
  for (const part of open) validations.push(await validationOf(part, authorities, request.revocation));
  const stored = appendDss(document, validations);
  if (request.level === 'B-LT' || !request.timestamper) return stored;
  return appendDocumentTimestamp(PdfDocument.open(stored), request.timestamper);
}

/** Reads how far a file has been provided for. @throws SigningError when it is not signed; PdfError when it is damaged. */
export function longTermState(signed: Uint8Array): LongTermState {
  const { document, parts } = openSigned(signed);
  const signature = parts.find(({ kind }) => kind === 'signature');
  if (!signature) throw new SigningError('The file is not signed');
  const stamps = parts.flatMap(({ stamp }) => stamp ?? []);
  const dss = document.catalog().entries.has('DSS');
  const level = parts.at(-1)?.kind === 'document-timestamp' && dss ? 'B-LTA' : dss ? 'B-LT' : signature.stamp ? 'B-T' : 'B-B';
  return { level, stamps };
}
