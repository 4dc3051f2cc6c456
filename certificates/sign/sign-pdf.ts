/** Signing a PDF in the PAdES baseline profile (ETSI EN 319 142-1), levels B-B to B-LTA. */
import { PdfDocument } from '../pdf/document.ts';
import type { SignatureAppearance, Signer } from '../pki/signer.ts';
import { patchByteRange, patchContents } from './append-revision.ts';
import { appendSignature } from './append-signature.ts';
import { sha256 } from './cms-writer.ts';
import { enrichPdf } from './enrich-pdf.ts';
import type { EnrichRequest, SignatureLevel } from './enrich-pdf.ts';
import { reserveFor, signDigestWith } from './sign-with.ts';
import { signWhole } from './sign-whole.ts';
import { SigningError } from './signing-error.ts';
import type { Timestamper } from './timestamper.ts';

/** How to sign. */
export interface SignRequest {
  readonly signer: Signer;
  /** Needed for every level above B-B. */
  readonly timestamper?: Timestamper;
  /** B-B: signature alone. B-T: with a time stamp over it. B-LT: with validation data. B-LTA: with a time stamp over all. */
  readonly level: SignatureLevel;
  /** Needed for B-LT and B-LTA: where certificates and revocation data come from. */
  readonly validation?: Pick<EnrichRequest, 'authorities' | 'revocation'>;
  /** Claimed time of signing, written as /M; the time stamp is the evidence. */
  readonly at: Date;
  readonly reason?: string;
  readonly location?: string;
  /** Drawn by a service that returns whole PDFs; other signatures are invisible, the template draws what people see. */
  readonly visible?: SignatureAppearance['visible'];
}

/** A service that returns whole PDFs decides their form itself; everything else is signed here. */
async function signHere(pdf: Uint8Array, request: SignRequest & { readonly signer: Exclude<Signer, { kind: 'pdf' }> }, timestamper: Timestamper | undefined): Promise<Uint8Array> {
  const { signer } = request;
  if (signer.kind === 'raw' && (request.at < signer.validFrom || request.at > signer.validUntil)) throw new SigningError('The signer certificate is not valid at this time');
  const document = PdfDocument.open(pdf);
  if (document.sections.some(({ form }) => form !== 'table')) throw new SigningError('Only files with a classic cross-reference table are signed');
  if (document.catalog().entries.has('AcroForm')) throw new SigningError('The file already has form fields');
  const reserve = await reserveFor(signer, timestamper);
  const draft = appendSignature(document, { reserve, at: request.at, name: signer.name, reason: request.reason, location: request.location });
  const { file, contents, byteRangeAt } = draft;
  patchByteRange(file, byteRangeAt, contents);
  patchContents(file, contents, await signDigestWith(signer, sha256(file.subarray(0, contents.start), file.subarray(contents.end)), timestamper));
  return file;
}

/**
 * Signs a PDF and returns the signed file. A key and a service that signs digests: one revision is appended with
 * signature field, signature and cross-reference table; the signature covers every byte of the file but itself. A
 * service that returns whole PDFs: what it returned, after it was found to be the same document. B-LT and B-LTA append
 * further revisions (see `enrichPdf`).
 *
 * A signer's certificate has to be valid at `at`. The result is not verified here: do that before storing it.
 * @throws SigningError when the file is signed already, has no classic cross-reference table, or the level lacks what it needs.
 * @throws SignerError when the signer does not sign; its `remedy` tells whether to try again later.
 * @throws PdfError when the file cannot be read.
 */
export async function signPdf(pdf: Uint8Array, request: SignRequest): Promise<Uint8Array> {
  const { signer, level, validation } = request;
  const timestamper = level === 'B-B' ? undefined : request.timestamper;
  if (level !== 'B-B' && !timestamper) throw new SigningError(`Level ${level} needs a timestamper`);
  if ((level === 'B-LT' || level === 'B-LTA') && !validation) throw new SigningError(`Level ${level} needs certificates and revocation data`);
  const signed = signer.kind !== 'pdf' ? await signHere(pdf, { ...request, signer }, timestamper) : await signWhole(pdf, signer, {
    ...(request.reason === undefined ? {} : { reason: request.reason }), ...(request.location === undefined ? {} : { location: request.location }),
    ...(request.visible ? { visible: request.visible } : {}),
  }, timestamper);
  if (level === 'B-B' || level === 'B-T' || !validation) return signed;
  return enrichPdf(signed, { level, ...validation, ...(timestamper ? { timestamper } : {}) });
}
