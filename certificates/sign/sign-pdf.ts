/** Signing a PDF in the PAdES baseline profile (ETSI EN 319 142-1), levels B-B and B-T. */
import { oids } from '../asn1/oids.ts';
import { PdfDocument } from '../pdf/document.ts';
import { latin1 } from '../pdf/serialise.ts';
import type { Signer } from '../pki/open-signer.ts';
import { makeCms, sha256, timestampAttribute } from './cms-writer.ts';
import { appendSignature } from './append-signature.ts';
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
}

/** Why a PDF cannot be signed. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
}

/** Bytes of a CMS besides certificates and time stamp: signed attributes, identifiers, an RSA-4096 value. */
const CMS_OVERHEAD = 1_400;

async function reserveFor(request: SignRequest): Promise<number> {
  const chain = await request.signer.chain();
  const certificates = chain.reduce((sum, der) => sum + der.length, 0);
  return CMS_OVERHEAD + certificates + (request.level === 'B-T' ? (request.timestamper?.reserve ?? 0) : 0);
}

/** Writes the four numbers over the placeholder, which keeps its width. */
function patchByteRange(file: Uint8Array, at: number, width: number, range: readonly number[]): void {
  const text = `[${range.join(' ')}]`;
  if (text.length > width) throw new SigningError('ByteRange does not fit its place');
  file.set(latin1(text.padEnd(width, ' ')), at);
}

/**
 * Signs a PDF and returns the signed file: one revision is appended with signature field, signature and
 * cross-reference table; the signature covers every byte of the file but itself.
 *
 * The signer's certificate has to be valid at `at`. The result is not verified here: do that before storing it.
 * @throws SigningError when the file is signed already, has no classic cross-reference table, or B-T lacks a timestamper.
 * @throws PdfError when the file cannot be read.
 */
export async function signPdf(pdf: Uint8Array, request: SignRequest): Promise<Uint8Array> {
  const { signer, timestamper } = request;
  if (request.level === 'B-T' && !timestamper) throw new SigningError('Level B-T needs a timestamper');
  if (request.at < signer.validFrom || request.at > signer.validUntil) throw new SigningError('The signer certificate is not valid at this time');
  const document = PdfDocument.open(pdf);
  if (document.sections.some(({ form }) => form !== 'table')) throw new SigningError('Only files with a classic cross-reference table are signed');
  if (document.catalog().entries.has('AcroForm')) throw new SigningError('The file already has form fields');
  const reserve = await reserveFor(request);
  const draft = appendSignature(document, { reserve, at: request.at, name: signer.name, reason: request.reason, location: request.location });
  const { file, contents, byteRange } = draft;
  patchByteRange(file, byteRange.start, byteRange.width, [0, contents.start, contents.end, file.length - contents.end]);
  const cms = await makeCms({
    signer,
    digest: sha256(file.subarray(0, contents.start), file.subarray(contents.end)),
    contentType: oids.data,
    ...(request.level === 'B-T' && timestamper
      ? { unsigned: async (signature: Uint8Array) => [timestampAttribute(await timestamper.timestamp(sha256(signature)))] }
      : {}),
  });
  if (cms.length > reserve) throw new SigningError('The signature is larger than its place');
  file.set(latin1(Buffer.from(cms).toString('hex').toUpperCase()), contents.start + 1);
  return file;
}

