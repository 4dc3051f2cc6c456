/** Judging one signature of a document. */
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { createHash } from 'node:crypto';
import type { PdfDocument } from '../pdf/document.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { checkCms } from './cms-check.ts';
import { readSignedData } from './cms-reader.ts';
import type { SignedData } from './cms-reader.ts';
import type { JudgingTerms } from './document-timestamps.ts';
import { coveredEndOf } from './find-signatures.ts';
import type { FoundSignature } from './find-signatures.ts';
import { judgeSigner, signerFacts } from './judge-signer.ts';
import type { ReasonCode, VerificationReport } from './report.ts';
import { coveredDigest, rangeReason, readContainer } from './signed-bytes.ts';
import { checkTimestamp, onlyNeeded } from './timestamp-check.ts';
import type { TimestampFinding } from './timestamp-check.ts';
import { readEvidence } from './trust.ts';
import type { Evidence } from './trust.ts';

/** The part of a report that one signature decides. */
export type SignatureFacts = Pick<VerificationReport,
  'intact' | 'signer' | 'trusted' | 'recognised' | 'trustedRoot' | 'chain' | 'timestamp' | 'claimedAt' | 'provenAt' | 'revoked' | 'revocation' | 'reasons'>;

/** What one signature turned out to be. */
export interface SignatureFinding {
  readonly facts: SignatureFacts;
  /** First byte behind what it covers; 0 when that cannot be told. */
  readonly coveredEnd: number;
  /** The file alone holds everything that says nobody on the way was withdrawn. */
  readonly provided: boolean;
}

/** Terms of a verification that concern single signatures. */
export interface SignatureTerms extends JudgingTerms {
  readonly timestampRequired: boolean;
  /** The document is known to have existed then, by a trusted document time stamp over it. */
  readonly provenBy: Date | undefined;
}

/** Adobe's own place for revocation data, a signed attribute: lists under [0], OCSP responses under [1]. */
const ADBE_REVOCATION = '1.2.840.113583.1.1.8';

/** Reasons that leave the signature itself unbroken. */
const HARMLESS: ReadonlySet<ReasonCode> = new Set(['timestamp-missing', 'timestamp-untrusted', 'timestamp-expired']);
/** Reasons that leave a stranger's signature unbroken, while ours is never written that way. */
const STRANGERS_MAY: ReadonlySet<ReasonCode> = new Set(['unsigned-attribute-unknown', 'cms-not-plain', 'contents-not-canonical']);

const broken = (found: FoundSignature, ...reasons: ReasonCode[]): SignatureFinding => ({
  facts: { intact: false, trusted: false, recognised: false, reasons, ...(found.claimedAt ? { claimedAt: found.claimedAt } : {}) },
  coveredEnd: 0, provided: false,
});

/** Validation data that the container itself brings along. */
function ownEvidence(data: SignedData, token: BerNode | undefined): Evidence {
  const archive = data.signedAttributes.get(ADBE_REVOCATION);
  const inside = (tag: number): Uint8Array[] =>
    (archive?.children.find((node) => node.tag === tag)?.children[0]?.children ?? []).map(({ bytes }) => bytes);
  const stamped = token ? readSignedData(token) : undefined;
  const read = readEvidence({ certificates: [], crls: [...data.crls, ...(stamped?.crls ?? []), ...inside(0xa0)], ocsps: inside(0xa1) });
  return { ...read, certificates: [...data.certificates, ...(stamped?.certificates ?? [])] };
}

function timestampReason(finding: TimestampFinding | undefined): ReasonCode | undefined {
  if (!finding) return 'timestamp-invalid';
  if (finding.facts.trusted) return undefined;
  return finding.facts.problem === 'expired' ? 'timestamp-expired' : 'timestamp-untrusted';
}

function judgeTimestamp(data: SignedData, token: BerNode | undefined, terms: SignatureTerms, reasons: ReasonCode[]): TimestampFinding | undefined {
  if (data.unsignedAttributes.size > (token ? 1 : 0)) reasons.push('unsigned-attribute-unknown');
  if (!token) {
    reasons.push('timestamp-missing');
    return undefined;
  }
  const finding = checkTimestamp(token, { ...terms, provenAt: terms.provenBy ?? terms.now, stampedWith: (hash) => createHash(hash).update(data.signature).digest() });
  const reason = timestampReason(finding);
  if (reason) reasons.push(reason);
  return finding;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);

/** Ours is written in one way only; another form of the same container is not what was issued. */
function strictReasons(data: SignedData, signer: CertificateFields, stamp: TimestampFinding | undefined, trust: ReturnType<typeof judgeSigner>): ReasonCode[] {
  const plain = data.canonical && onlyNeeded(data, trust.path) && (stamp?.plain ?? true) && data.certificates.some(({ der }) => der === signer.der);
  return plain ? [] : ['cms-not-plain'];
}

function judge(document: PdfDocument, found: FoundSignature, container: BerNode, given: SignatureTerms): SignatureFinding {
  const data = readSignedData(container);
  if (data.content) return broken(found, 'cms-unexpected');
  const token = data.unsignedAttributes.get(oids.timeStampToken);
  const inside = ownEvidence(data, token);
  const embedded: Evidence = {
    certificates: [...inside.certificates, ...given.embedded.certificates],
    crls: [...inside.crls, ...given.embedded.crls],
    ocsps: [...inside.ocsps, ...given.embedded.ocsps],
  };
  const terms = { ...given, embedded };
  const { signer, reasons: first } = checkCms(data, {
    contentType: oids.data,
    digestWith: (hash) => coveredDigest(document.bytes, found, hash),
    needsBinding: found.subFilter === 'ETSI.CAdES.detached',
    others: embedded.certificates,
  });
  if (!signer) return broken(found, ...first);
  const reasons: ReasonCode[] = [...first];
  const stamp = judgeTimestamp(data, token, terms, reasons);
  const provenAt = earlier(terms.provenBy ?? terms.now, stamp?.facts.trusted ? stamp.facts.at : terms.now);
  const trust = judgeSigner(signer, terms, provenAt);
  if (rangeReason(document.bytes, found)) reasons.push('contents-not-canonical');
  reasons.push(...strictReasons(data, signer, stamp, trust));
  const ours = trust.path?.own === true;
  const swapped = stamp === undefined || (!stamp.facts.trusted && stamp.facts.problem !== 'expired');
  const stripped = terms.timestampRequired && ours && swapped;
  const intact = !stripped && reasons.every((reason) => HARMLESS.has(reason) || (!ours && STRANGERS_MAY.has(reason)));
  // A compulsory time stamp that nobody vouches for any more: unbroken, but nothing says when it was made.
  const dated = !terms.timestampRequired || !ours || stamp?.facts.trusted === true;
  const facts: SignatureFacts = {
    intact,
    trusted: intact && trust.sound && dated && ours,
    recognised: intact && trust.sound && !ours,
    signer: signerFacts(signer),
    reasons: [...reasons.filter((reason) => ours || reason !== 'cms-not-plain'), ...trust.reasons],
    revocation: trust.revocation,
    ...(trust.path ? { trustedRoot: trust.path.root.subjectName.commonName, chain: trust.path.certificates.map(({ subjectName }) => subjectName.commonName) } : {}),
    ...(trust.revoked ? { revoked: trust.revoked } : {}),
    ...(stamp ? { timestamp: stamp.facts } : {}),
    ...(stamp?.facts.trusted || terms.provenBy ? { provenAt } : {}),
    ...(found.claimedAt ? { claimedAt: found.claimedAt } : {}),
  };
  return { facts, coveredEnd: coveredEndOf(found), provided: trust.provided && (stamp?.provided ?? true) };
}

/** Judges one signature. Never throws for what stands in the file. */
export function checkSignature(document: PdfDocument, found: FoundSignature, terms: SignatureTerms): SignatureFinding {
  if (found.subFilter !== 'ETSI.CAdES.detached' && found.subFilter !== 'adbe.pkcs7.detached') return broken(found, 'subfilter-unsupported');
  const reason = rangeReason(document.bytes, found);
  if ((reason && reason !== 'contents-not-canonical') || !found.contents) return broken(found, reason ?? 'byte-range-invalid');
  try {
    return judge(document, found, readContainer(found.contents.bytes), terms);
  } catch (error) {
    // Keys and numbers that node:crypto refuses come as plain errors: the CMS is damaged all the same.
    if (error instanceof Error) return broken(found, 'cms-damaged');
    throw error;
  }
}
