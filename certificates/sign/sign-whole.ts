/** Having a whole PDF signed by a service, and believing nothing it returns before it was compared. */
import { BerError } from '../asn1/ber-reader.ts';
import { PdfDocument } from '../pdf/document.ts';
import { latin1 } from '../pdf/serialise.ts';
import { PdfError } from '../pdf/values.ts';
import { SignerError } from '../pki/signer-error.ts';
import type { PdfSigner, SignatureAppearance } from '../pki/signer.ts';
import { findSignatures } from '../verify/find-signatures.ts';
import { differenceBetween } from './same-document.ts';
import { withTimestamp } from './sign-with.ts';
import type { Timestamper } from './timestamper.ts';

/** The file with a time stamp put into the room the service left behind its signature: no signed byte moves. */
async function stamped(document: PdfDocument, service: string, timestamper: Timestamper): Promise<Uint8Array> {
  const [found] = findSignatures(document);
  const room = found?.contents;
  if (!room) throw new SignerError(`${service} returned a file whose signature cannot be read`, { problem: 'answer-broken' });
  const cms = Buffer.from(await withTimestamp(room.bytes, timestamper)).toString('hex').toUpperCase();
  const width = room.end - room.start - 2;
  if (cms.length > width) throw new SignerError(`${service} leaves no room for a time stamp behind its signature`, { problem: 'signature-unusable' });
  const file = Uint8Array.from(document.bytes);
  file.set(latin1(cms.padEnd(width, '0')), room.start + 1);
  return file;
}

/**
 * Has a PDF signed by a service that takes and returns whole files. What comes back has to be the same document with
 * exactly one signature; it may be a further revision or written anew.
 * @throws SignerError when the service does not sign, or returns another document (`document-changed`)
 */
export async function signWhole(pdf: Uint8Array, signer: PdfSigner, appearance: SignatureAppearance, timestamper: Timestamper | undefined): Promise<Uint8Array> {
  const sent = PdfDocument.open(pdf);
  const bytes = await signer.signPdf(pdf, appearance);
  try {
    const document = PdfDocument.open(bytes);
    const difference = differenceBetween(sent, document, appearance);
    if (difference) throw new SignerError(`${signer.name} returned another document than the one it was given: ${difference}`, { problem: 'document-changed' });
    if (findSignatures(document).length !== 1) throw new SignerError(`${signer.name} returned a file without exactly one signature`, { problem: 'answer-broken' });
    return timestamper ? await stamped(document, signer.name, timestamper) : bytes;
  } catch (cause) {
    if (!(cause instanceof PdfError) && !(cause instanceof BerError)) throw cause;
    throw new SignerError(`${signer.name} returned a file that cannot be read: ${cause.message}`, { cause, problem: 'answer-broken' });
  }
}
