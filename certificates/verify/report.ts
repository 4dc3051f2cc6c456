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
  | 'cms-not-plain'
  | 'timestamp-invalid'
  | 'timestamp-untrusted'
  | 'timestamp-expired'
  | 'timestamp-missing'
  | 'signer-unknown'
  | 'signer-not-for-documents'
  | 'signer-expired'
  | 'signer-revoked'
  | 'issuer-revoked'
  | 'revocation-unknown'
  | 'not-whole-document'
  | 'bytes-appended'
  | 'changed-after-signing'
  | 'document-timestamp-invalid'
  | 'document-timestamp-untrusted'
  | 'suspicious-content';

/**
 * Ways to make a signed file look different without changing its signed bytes, or to make it act. An honest file of
 * others may have some of them; certificates of this library have none.
 */
export type DangerCode =
  | 'javascript'
  | 'actions'
  | 'optional-content'
  | 'xfa'
  | 'form-fields'
  | 'multimedia'
  | 'external-content'
  /** Objects that nothing leads to: they may wait to be shown by a later change. */
  | 'unreachable-objects'
  /** References to objects that do not exist: a later change may fill them. */
  | 'missing-objects'
  | 'damaged-objects'
  /** The file is too large to be searched through. */
  | 'not-searched';

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

/** Why a sound time stamp is not believed. */
export type TimestampProblem = 'authority-unknown' | 'not-for-time-stamps' | 'time-impossible' | 'expired' | 'revoked';

/** When something existed, in the word of a time-stamp authority. */
export interface TimestampFacts {
  readonly at: Date;
  readonly authority: string;
  /** End of the authority's certificate: by then a later document time stamp has to stand over this one. */
  readonly validUntil: Date;
  /** The authority leads to a trusted root and stood when the time stamp is known to have existed. */
  readonly trusted: boolean;
  readonly trustedRoot?: string;
  readonly problem?: TimestampProblem;
}

/** A time stamp over the whole document as it was then (PAdES, ETSI EN 319 142-1, 5.4.3). */
export interface DocumentTimestampFacts {
  /** The token stands over the bytes it says it does. Without it, nothing else is known. */
  readonly sound: boolean;
  readonly stamp?: TimestampFacts;
  /** First byte behind what it covers. */
  readonly coveredEnd: number;
}

/** Validation data in the file (document security store), readable parts alone. */
export interface ValidationDataFacts {
  readonly certificates: number;
  readonly crls: number;
  readonly ocspResponses: number;
}

/**
 * PAdES baseline level that was reached and holds (ETSI EN 319 142-1, 6): B-T with a trusted time stamp, B-LT with
 * everything in the file that says nobody was revoked, B-LTA with a trusted document time stamp over that.
 */
export type ReachedLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

/** A file in the file. */
export interface AttachmentFacts {
  readonly name: string;
  /** AFRelationship (ISO 32000-2, 7.11.3), for example Data; empty when it is not said. */
  readonly relationship: string;
  readonly mediaType: string;
  /** Unpacked; undefined when it cannot be unpacked or is larger than 1 MiB. */
  readonly bytes: Uint8Array | undefined;
}

/** Attached data that a program may read instead of the printed text. */
export interface ClaimsFacts {
  /** Name of the attachment. */
  readonly name: string;
  /** Its SHA-256 is the `claimsDigest` in the document information. */
  readonly matchesDigest: boolean;
  /** The parsed JSON; undefined when it is none. */
  readonly value: unknown;
}

/** One signature among several, in short. */
export interface SignatureSummary {
  readonly intact: boolean;
  readonly trusted: boolean;
  readonly recognised: boolean;
  readonly signer?: SignerFacts;
  readonly trustedRoot?: string;
  /** By the word of a trusted time-stamp authority, else what the signer claims. */
  readonly at?: Date;
  readonly reasons: readonly ReasonCode[];
}

/** Everything found out about one file. Only `intact`, `unchanged` and `trusted` together, without `dangers`, mean "ours". */
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
  /**
   * Nothing stands behind the signed bytes but what may be added without touching what people see: validation data and
   * sound document time stamps (ETSI EN 319 142-1, 5.5). Each added byte belongs to one of them.
   */
  readonly unchanged: boolean;
  readonly signer?: SignerFacts;
  /** The signer's certificate leads to a trusted root, was valid and not revoked when it signed. */
  readonly trusted: boolean;
  /** As `trusted`, but the root is one of the further ones: somebody else whose name is vouched for. */
  readonly recognised: boolean;
  /** Common name of the trusted or further root. */
  readonly trustedRoot?: string;
  /** Common names from the signer up to the root. */
  readonly chain?: readonly string[];
  readonly timestamp?: TimestampFacts;
  /** Time stamps over the whole document, oldest first. */
  readonly documentTimestamps: readonly DocumentTimestampFacts[];
  readonly validationData?: ValidationDataFacts;
  readonly level?: ReachedLevel;
  /** The signature is known to have existed then: the time at which signer and revocation were judged. */
  readonly provenAt?: Date;
  /** Time the signer claims, without evidence. */
  readonly claimedAt?: Date;
  /** Set when the signer's certificate is on a revocation list, whenever that happened. */
  readonly revoked?: { readonly at: Date; readonly reason: number };
  /** Whether a list or responder was heard about the signer, and as of when. */
  readonly revocation?: { readonly checked: boolean; readonly source?: 'crl' | 'ocsp'; readonly asOf?: Date };
  /** The author certified the document and allows 1 nothing, 2 filling in and signing, 3 notes as well (DocMDP). */
  readonly certification?: 1 | 2 | 3;
  /** Found in the signed document. */
  readonly dangers: readonly DangerCode[];
  /** Files attached to the signed document. */
  readonly attachments: readonly AttachmentFacts[];
  /** The attached claims; believe them only with `intact`, `trusted` and `matchesDigest`. */
  readonly claims?: ClaimsFacts;
  /** All signatures when there are several, in order. */
  readonly eachSignature?: readonly SignatureSummary[];
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
 * The word for a report. `genuine` needs an intact signature by a trusted signer, nothing changed afterwards, and nothing
 * in the document that could make it look different. `altered` wins over `foreign`: a broken signature says nothing about
 * its signer.
 */
export function fileVerdict(report: VerificationReport): FileVerdict {
  if (report.unreadable) return 'unreadable';
  if (!report.signed) return 'unsigned';
  if (!report.intact || !report.unchanged || report.changesAfter.length > 0) return 'altered';
  if (!report.trusted) return 'foreign';
  return report.dangers.length > 0 ? 'altered' : 'genuine';
}

const NOTHING = {
  signed: false, signatures: 0, intact: false, coversWholeDocument: false, unchanged: false, trusted: false, recognised: false,
  documentTimestamps: [], changesAfter: [], dangers: [], attachments: [], reasons: [],
} as const;

/** The report on a file that cannot be read. */
export const unreadableReport = (unreadable: UnreadableCode): VerificationReport => ({ unreadable, ...NOTHING });

/** The report on a file without a signature. */
export const unsignedReport = (marks: Pick<VerificationReport, 'code' | 'claimsDigest'>): VerificationReport => ({ ...NOTHING, reasons: ['no-signature'], ...marks });
