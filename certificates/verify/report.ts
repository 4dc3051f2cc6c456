/** What verification finds: facts beside one another, not one yes or no. */
import type { PdfErrorCode } from '../pdf/values.ts';

/** Why nothing could be said about a file. */
export type UnreadableCode = PdfErrorCode | 'empty' | 'too-large' | 'timeout' | 'out-of-memory';

/** What spoke against a signature, or is worth telling. Stable; the application owns the words for it. */
export type ReasonCode =
  | 'no-signature'
  | 'byte-range-invalid'
  | 'contents-not-canonical'
  | 'subfilter-unsupported'
  | 'cms-damaged'
  | 'cms-unexpected'
  | 'algorithm-not-allowed'
  | 'digest-mismatch'
  | 'signature-mismatch'
  | 'signing-certificate-mismatch'
  | 'unsigned-attribute-unknown'
  | 'timestamp-invalid'
  | 'timestamp-untrusted'
  | 'timestamp-missing'
  | 'signer-unknown'
  | 'signer-not-for-documents'
  | 'signer-expired'
  | 'signer-revoked'
  | 'revocation-unknown'
  | 'not-whole-document'
  | 'bytes-appended'
  | 'changed-after-signing';

/** One object written by a revision that the signature does not cover. */
export interface LaterChange {
  readonly object: number;
  /** True when the object existed in the signed revision and was replaced. */
  readonly replaced: boolean;
  readonly what: 'page' | 'catalogue' | 'stream' | 'form-field' | 'signature' | 'validation-data' | 'removed' | 'other';
}

/** Who signed, as the certificate says. */
export interface SignerFacts {
  readonly commonName: string;
  readonly organisation: string;
  /** Lower-case hexadecimal subject key identifier. */
  readonly keyId: string;
  /** Lower-case hexadecimal serial number. */
  readonly serial: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
}

/** When the signature existed, in the word of a time-stamp authority. */
export interface TimestampFacts {
  readonly at: Date;
  readonly authority: string;
  /** The authority's certificate leads to a trusted root. */
  readonly trusted: boolean;
}

/** Everything found out about one file. Only `intact`, `coversWholeDocument` and `trusted` together mean "ours". */
export interface VerificationReport {
  /** Set when the file could not be read; then nothing else is known. */
  readonly unreadable?: UnreadableCode;
  readonly signed: boolean;
  /** Number of signatures found. The facts are about the best one: trusted and intact before others. */
  readonly signatures: number;
  /** The bytes the signature covers are the bytes that were signed, and the signature itself is well formed. */
  readonly intact: boolean;
  /** The signature covers every byte of the file but itself. */
  readonly coversWholeDocument: boolean;
  readonly signer?: SignerFacts;
  /** The signer's certificate leads to a trusted root, was valid and not revoked when it signed. */
  readonly trusted: boolean;
  /** Common name of the trusted root. */
  readonly trustedRoot?: string;
  readonly timestamp?: TimestampFacts;
  /** Time the signer claims, without evidence. */
  readonly claimedAt?: Date;
  /** Set when the signer's certificate is on a revocation list, whenever that happened. */
  readonly revoked?: { readonly at: Date; readonly reason: number };
  readonly changesAfter: readonly LaterChange[];
  readonly reasons: readonly ReasonCode[];
  /** Code printed on the certificate, as the file says; believe it only with `intact` and `trusted`. */
  readonly code?: string;
  /** SHA-256 of the canonical claims, as the file says; believe it only with `intact` and `trusted`. */
  readonly claimsDigest?: string;
}

/** One word about the file alone; the register has its own say. */
export type FileVerdict = 'genuine' | 'altered' | 'foreign' | 'unsigned' | 'unreadable';

/**
 * The word for a report. `genuine` needs an intact signature by a trusted signer over the whole file.
 * `altered` wins over `foreign`: a broken signature says nothing about its signer.
 */
export function fileVerdict(report: VerificationReport): FileVerdict {
  if (report.unreadable) return 'unreadable';
  if (!report.signed) return 'unsigned';
  if (!report.intact || !report.coversWholeDocument || report.changesAfter.length > 0) return 'altered';
  return report.trusted ? 'genuine' : 'foreign';
}

/** The report on a file that cannot be read. */
export const unreadableReport = (unreadable: UnreadableCode): VerificationReport => ({
  unreadable, signed: false, signatures: 0, intact: false, coversWholeDocument: false, trusted: false, changesAfter: [], reasons: [],
});
