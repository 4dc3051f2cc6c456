/** What a signed file carries: its signatures and document time stamps, with the certificates behind them. */
import { readBer } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import type { PdfDocument } from '../pdf/document.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { readSignedData } from '../verify/cms-reader.ts';
import type { SignedData } from '../verify/cms-reader.ts';
import { findSignatures } from '../verify/find-signatures.ts';
import type { FoundSignature } from '../verify/find-signatures.ts';
import { SigningError } from './signing-error.ts';
import { readTstInfo } from './tst-info.ts';

/** A time stamp of a file, whether inside a signature or over the whole document. Read, not judged. */
export interface Stamp {
  readonly at: Date;
  /** End of the authority's certificate: a later stamp has to be over this one by then. */
  readonly validUntil: Date;
}

/** One signature or document time stamp. */
export interface SignedPart {
  readonly kind: 'signature' | 'document-timestamp';
  /** Contents with its padding: what the key of a VRI entry is the hash of (ETSI EN 319 142-1, 5.4.2.3). */
  readonly contents: Uint8Array;
  /** Those who signed: the signer and the authority of its time stamp, or the authority alone. */
  readonly holders: readonly CertificateFields[];
  /** Every certificate found in the CMS structures. */
  readonly certificates: readonly CertificateFields[];
  readonly stamp: Stamp | undefined;
  /** First byte behind what it covers. */
  readonly coveredEnd: number;
}

function holderOf(data: SignedData): CertificateFields {
  const holder = data.certificates.find((certificate) => data.isSigner(certificate));
  if (!holder) throw new SigningError('A signature does not carry the certificate of its signer');
  return holder;
}

function stampOf(data: SignedData): Stamp {
  if (!data.content) throw new SigningError('A time stamp has no content');
  return { at: readTstInfo(data.content).at, validUntil: holderOf(data).notAfter };
}

function readPart(found: FoundSignature): SignedPart {
  if (!found.contents) throw new SigningError('A signature has no place in the file');
  const { bytes } = found.contents;
  const data = readSignedData(readBer(bytes));
  const [, , second = 0, rest = 0] = found.byteRange;
  const part = { contents: bytes, coveredEnd: second + rest };
  if (found.subFilter === 'ETSI.RFC3161') {
    return { kind: 'document-timestamp', ...part, holders: [holderOf(data)], certificates: data.certificates, stamp: stampOf(data) };
  }
  const token: BerNode | undefined = data.unsignedAttributes.get(oids.timeStampToken);
  const inner = token && readSignedData(token);
  return {
    kind: 'signature', ...part,
    holders: [holderOf(data), ...(inner ? [holderOf(inner)] : [])],
    certificates: [...data.certificates, ...(inner?.certificates ?? [])],
    stamp: inner && stampOf(inner),
  };
}

/**
 * The signatures and document time stamps of a file in the order in which they were made.
 * @throws SigningError or BerError when one of them cannot be read; PdfError when the file is damaged.
 */
export function readParts(document: PdfDocument): SignedPart[] {
  return findSignatures(document).map(readPart).sort((a, b) => a.coveredEnd - b.coveredEnd);
}
