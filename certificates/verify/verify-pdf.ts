/** Verifying a signed PDF. Only this reader and `node:crypto` touch the file. */
import { PdfDocument } from '../pdf/document.ts';
import { textOf } from '../pdf/strings.ts';
import { isDict, isString, PdfError } from '../pdf/values.ts';
import { claimsAmong, readAttachments } from './attachments.ts';
import { checkSignature } from './check-signature.ts';
import type { SignatureFacts, SignatureFinding } from './check-signature.ts';
import { walkContent } from './content-walk.ts';
import { judgeStamps, provenBy, stampFacts } from './document-timestamps.ts';
import type { JudgedStamp } from './document-timestamps.ts';
import { readStore } from './dss.ts';
import type { SecurityStore } from './dss.ts';
import { certificationOf, coveredEndOf } from './find-signatures.ts';
import { judgeLater } from './later-changes.ts';
import { unreadableReport, unsignedReport } from './report.ts';
import type { ReachedLevel, ReasonCode, SignatureSummary, VerificationReport } from './report.ts';
import { reachSignatures } from './reach-signatures.ts';
import { openState } from './revisions.ts';
import { openTrust, readEvidence } from './trust.ts';
import type { TrustSettings, TrustStore } from './trust.ts';

/** What to verify against. */
export interface VerifyRequest extends TrustSettings {
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
function trustFor({ trustedRoots, furtherRoots = [], ownSigners = [], crls = [] }: VerifyRequest): TrustStore {
  const settings = { trustedRoots, furtherRoots, ownSigners, crls };
  const key = JSON.stringify(settings);
  const known = stores.get(key);
  if (known) return known;
  if (stores.size >= 8) stores.clear();
  const store = openTrust(settings);
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

const EMPTY: SecurityStore = { certificates: [], crls: [], ocsps: [], numbers: new Set(), plain: true };

const rankOf = ({ trusted, intact, recognised }: SignatureFacts): number => (trusted ? 4 : 0) + (intact ? 2 : 0) + (recognised ? 1 : 0);

/** The finding that says most for the file: trusted before intact before any; among equals the one that covers most. */
function best(findings: readonly SignatureFinding[]): SignatureFinding | undefined {
  return [...findings].sort((a, b) => rankOf(b.facts) - rankOf(a.facts) || b.coveredEnd - a.coveredEnd)[0];
}

function summaryOf({ facts: { intact, trusted, recognised, signer, trustedRoot, timestamp, claimedAt, reasons } }: SignatureFinding): SignatureSummary {
  const at = timestamp?.trusted ? timestamp.at : claimedAt;
  return { intact, trusted, recognised, reasons, ...(signer ? { signer } : {}), ...(trustedRoot === undefined ? {} : { trustedRoot }), ...(at ? { at } : {}) };
}

/** A trusted stamp that had the validation data already in sight. */
function stampOverStore(document: PdfDocument, stamps: readonly JudgedStamp[], coveredEnd: number): boolean {
  return stamps.some(({ finding, coveredEnd: end }) =>
    finding?.facts.trusted === true && end > coveredEnd && openState(document, end)?.catalog().entries.has('DSS') === true);
}

function levelOf(document: PdfDocument, finding: SignatureFinding, stamps: readonly JudgedStamp[]): ReachedLevel | undefined {
  if (!finding.facts.intact) return undefined;
  if (!finding.facts.provenAt) return 'B-B';
  if (!finding.provided) return 'B-T';
  return stampOverStore(document, stamps, finding.coveredEnd) ? 'B-LTA' : 'B-LT';
}

/** What concerns the document behind and around the best signature. */
function surroundings(document: PdfDocument, { coveredEnd }: SignatureFinding, stamps: readonly JudgedStamp[]) {
  const coversWholeDocument = coveredEnd === document.bytes.length && document.trailing === 0;
  const signed = openState(document, coveredEnd) ?? document;
  const { dangers, referenced } = walkContent(signed);
  const later = coversWholeDocument || coveredEnd === 0 ? { unchanged: coversWholeDocument, changes: [] } : judgeLater(document, coveredEnd, stamps, referenced);
  const certification = certificationOf(signed);
  const [marks, attachments] = [readMarks(signed), readAttachments(signed)];
  const claims = claimsAmong(attachments, marks.claimsDigest);
  return {
    coversWholeDocument, unchanged: later.unchanged, changesAfter: later.changes, dangers, attachments,
    ...(certification === undefined ? {} : { certification }),
    ...(claims ? { claims } : {}),
    ...marks,
  };
}

function report(document: PdfDocument, request: VerifyRequest): VerificationReport {
  const found = reachSignatures(document);
  const data = readStore(document);
  const terms = { store: trustFor(request), embedded: readEvidence(data ?? EMPTY), now: request.now };
  const stamps = judgeStamps(document, found.filter(({ documentTimestamp }) => documentTimestamp), terms);
  const signatures = found.filter(({ documentTimestamp }) => !documentTimestamp);
  const findings = signatures.map((one) => checkSignature(document, one,
    { ...terms, timestampRequired: request.timestampRequired === true, provenBy: provenBy(stamps, coveredEndOf(one)) }));
  const finding = best(findings);
  if (!finding) return unsignedReport(readMarks(document));
  const around = surroundings(document, finding, stamps);
  const level = levelOf(document, finding, stamps);
  return {
    signed: true, signatures: signatures.length, ...finding.facts, ...around,
    ...(level ? { level } : {}),
    documentTimestamps: stamps.map(stampFacts),
    ...(data ? { validationData: { certificates: data.certificates.length, crls: data.crls.length, ocspResponses: data.ocsps.length } } : {}),
    ...(findings.length > 1 ? { eachSignature: findings.map(summaryOf) } : {}),
    reasons: [...finding.facts.reasons, ...furtherReasons(finding, around, stamps)],
  };
}

function furtherReasons({ coveredEnd, facts: { trusted } }: SignatureFinding, around: ReturnType<typeof surroundings>, stamps: readonly JudgedStamp[]): ReasonCode[] {
  const reasons: ReasonCode[] = [];
  if (coveredEnd > 0 && !around.unchanged) reasons.push('not-whole-document', around.changesAfter.length > 0 ? 'changed-after-signing' : 'bytes-appended');
  if (stamps.some(({ sound }) => !sound)) reasons.push('document-timestamp-invalid');
  if (stamps.some(({ finding }) => finding && !finding.facts.trusted)) reasons.push('document-timestamp-untrusted');
  if (trusted && around.dangers.length > 0) reasons.push('suspicious-content');
  return reasons;
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
