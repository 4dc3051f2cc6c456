/** Verifying a signed PDF. Only this reader and `node:crypto` touch the file. */
import { PdfDocument } from '../pdf/document.ts';
import { textOf } from '../pdf/strings.ts';
import { isDict, isString, PdfError } from '../pdf/values.ts';
import { checkSignature } from './check-signature.ts';
import type { SignatureFinding } from './check-signature.ts';
import { findSignatures } from './find-signatures.ts';
import { laterChanges } from './later-changes.ts';
import { unreadableReport } from './report.ts';
import type { ReasonCode, VerificationReport } from './report.ts';
import { openTrust } from './trust.ts';
import type { TrustStore } from './trust.ts';

/** What to verify against. */
export interface VerifyRequest {
  /** PEM certificates of the roots to trust: the institution's own, and others where configured. */
  readonly trustedRoots: readonly string[];
  /** PEM revocation lists; lists no trusted root has signed are ignored. */
  readonly crls?: readonly string[];
  readonly now: Date;
  /**
   * Set when every certificate of the trusted signers carries a trusted time stamp. The time stamp stands outside the
   * signed bytes: somebody could take it out unseen, so that its absence has to count as an alteration.
   */
  readonly timestampRequired?: boolean;
}

/** Largest file looked at, in bytes. */
export const MAX_PDF_BYTES = 25 * 1024 * 1024;

const stores = new Map<string, TrustStore>();

/** Opening roots costs more than verifying a file: the last few sets are kept. */
function trustFor(request: VerifyRequest): TrustStore {
  const crls = request.crls ?? [];
  const key = JSON.stringify([request.trustedRoots, crls]);
  const known = stores.get(key);
  if (known) return known;
  if (stores.size >= 8) stores.clear();
  const store = openTrust(request.trustedRoots, crls);
  stores.set(key, store);
  return store;
}

/** Marks of the certificate library in the document information. */
function readMarks(document: PdfDocument): Pick<VerificationReport, 'code' | 'claimsDigest'> {
  const info = document.resolve(document.trailer.entries.get('Info'));
  if (!isDict(info)) return {};
  const text = (key: string): string | undefined => {
    const value = document.get(info, key);
    return isString(value) ? textOf(value).slice(0, 200) : undefined;
  };
  const [code, claimsDigest] = [text('CertificateCode'), text('ClaimsDigest')];
  return { ...(code === undefined ? {} : { code }), ...(claimsDigest === undefined ? {} : { claimsDigest }) };
}

/** The finding that says most for the file: trusted before intact before any; among equals the one that covers most. */
function best(findings: readonly SignatureFinding[]): SignatureFinding | undefined {
  const rank = (finding: SignatureFinding): number => (finding.trusted ? 2 : 0) + (finding.intact ? 1 : 0);
  return [...findings].sort((a, b) => rank(b) - rank(a) || b.coveredEnd - a.coveredEnd)[0];
}

function report(document: PdfDocument, request: VerifyRequest): VerificationReport {
  const marks = readMarks(document);
  const signatures = findSignatures(document);
  const store = trustFor(request);
  const finding = best(signatures.map((found) => checkSignature(document, found, store, request)));
  if (!finding) {
    return { signed: false, signatures: 0, intact: false, coversWholeDocument: false, trusted: false, changesAfter: [], reasons: ['no-signature'], ...marks };
  }
  const { coveredEnd, reasons: found, ...facts } = finding;
  const reasons: ReasonCode[] = [...found];
  const coversWholeDocument = coveredEnd === document.bytes.length && document.trailing === 0;
  const changesAfter = coveredEnd > 0 ? laterChanges(document, coveredEnd) : [];
  if (coveredEnd > 0 && !coversWholeDocument) reasons.push('not-whole-document', changesAfter.length > 0 ? 'changed-after-signing' : 'bytes-appended');
  return { signed: true, signatures: signatures.length, ...facts, coversWholeDocument, changesAfter, reasons, ...marks };
}

/**
 * Verifies a PDF and reports what was found. Never throws for what stands in the file; a hostile file may still
 * keep it busy for long: use `verifyPdfGuarded` for files from strangers.
 * @throws BerError when a trusted root or revocation list is damaged.
 */
export function verifyPdf(bytes: Uint8Array, request: VerifyRequest): VerificationReport {
  if (bytes.length === 0) return unreadableReport('empty');
  if (bytes.length > MAX_PDF_BYTES) return unreadableReport('too-large');
  try {
    return report(PdfDocument.open(bytes), request);
  } catch (error) {
    if (error instanceof PdfError) return unreadableReport(error.code);
    if (error instanceof RangeError) return unreadableReport('too-complex');
    throw error;
  }
}
