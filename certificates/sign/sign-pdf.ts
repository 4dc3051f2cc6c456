/** Signing a PDF in the PAdES baseline profile (ETSI EN 319 142-1), levels B-B and B-T. */
import { PdfDocument } from '../pdf/document.ts';
import { latin1 } from '../pdf/serialise.ts';
import type { SignatureAppearance, Signer } from '../pki/signer.ts';
import { appendSignature } from './append-signature.ts';
import { sha256 } from './cms-writer.ts';
import { reserveFor, signDigestWith } from './sign-with.ts';
import { signWhole } from './sign-whole.ts';
import type { Timestamper } from './timestamper.ts';

/** How to sign. */
export interface SignRequest {
  readonly signer: Signer;
  /** Needed for level B-T. */
  readonly timestamper?: Timestamper;
  /** B-B: signature alone. B-T: with a time stamp over the signature. */
  readonly level: 'B-B' | 'B-T';
  /** Claimed time of signing, written as /M; the time stamp is the evidence. */
  readonly at: Date;
  readonly reason?: string;
  readonly location?: string;
  /** Drawn by a service that returns whole PDFs; other signatures are invisible, the template draws what people see. */
  readonly visible?: SignatureAppearance['visible'];
}

/** Why a PDF cannot be signed. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
}

/** Writes the four numbers over the placeholder, which keeps its width. */
function patchByteRange(file: Uint8Array, at: number, width: number, range: readonly number[]): void {
  const text = `[${range.join(' ')}]`;
  if (text.length > width) throw new SigningError('ByteRange does not fit its place');
  file.set(latin1(text.padEnd(width, ' ')), at);
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
  const { file, contents, byteRange } = draft;
  patchByteRange(file, byteRange.start, byteRange.width, [0, contents.start, contents.end, file.length - contents.end]);
  const cms = await signDigestWith(signer, sha256(file.subarray(0, contents.start), file.subarray(contents.end)), timestamper);
  if (cms.length > reserve) throw new SigningError('The signature is larger than its place');
  file.set(latin1(Buffer.from(cms).toString('hex').toUpperCase()), contents.start + 1);
  return file;
}

/**
 * Signs a PDF and returns the signed file. A key and a service that signs digests: one revision is appended with
 * signature field, signature and cross-reference table; the signature covers every byte of the file but itself. A
 * service that returns whole PDFs: what it returned, after it was found to be the same document.
 *
 * A signer's certificate has to be valid at `at`. The result is not verified here: do that before storing it.
 * @throws SigningError when the file is signed already, has no classic cross-reference table, or B-T lacks a timestamper.
 * @throws SignerError when the signer does not sign; its `remedy` tells whether to try again later.
 * @throws PdfError when the file cannot be read.
 */
export async function signPdf(pdf: Uint8Array, request: SignRequest): Promise<Uint8Array> {
  const { signer } = request;
  if (request.level === 'B-T' && !request.timestamper) throw new SigningError('Level B-T needs a timestamper');
  const timestamper = request.level === 'B-T' ? request.timestamper : undefined;
  if (signer.kind !== 'pdf') return signHere(pdf, { ...request, signer }, timestamper);
  return signWhole(pdf, signer, {
    ...(request.reason === undefined ? {} : { reason: request.reason }), ...(request.location === undefined ? {} : { location: request.location }),
    ...(request.visible ? { visible: request.visible } : {}),
  }, timestamper);
}
