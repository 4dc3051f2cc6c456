/** What revocation lists and OCSP responses say about a certificate at a time (RFC 5280, 6.3; RFC 6960). */
import type { CertificateFields } from '../pki/read-certificate.ts';
import { crlSpeaksFor } from './crl.ts';
import type { Revocation } from './crl.ts';
import { ocspStatus } from './ocsp.ts';
import { hasIssued } from './trust.ts';
import type { Evidence, TrustPath } from './trust.ts';

/** One statement about one certificate. */
interface Statement {
  readonly source: 'crl' | 'ocsp';
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly revoked: Revocation | undefined;
  /** Set when the source still speaks of certificates that ended after this time. */
  readonly keepsEndedSince?: Date | undefined;
}

/** The answer of all statements together. */
export interface RevocationFinding {
  /** True when a statement fresh enough for that time was found. */
  readonly checked: boolean;
  readonly source?: 'crl' | 'ocsp';
  /** When the freshest statement was made. */
  readonly asOf?: Date;
  /** Set when the certificate was withdrawn, whenever that happened. */
  readonly revoked?: Revocation;
}

const DAY = 86_400_000;
/** Clocks of others may run ahead of ours by this much. */
export const CLOCK_TOLERANCE = 300_000;

function fromLists(certificate: CertificateFields, issuer: CertificateFields, { crls }: Evidence): Statement[] {
  return crls.filter((crl) => crlSpeaksFor(crl, certificate, issuer))
    .map((crl) => ({ source: 'crl', thisUpdate: crl.thisUpdate, nextUpdate: crl.nextUpdate, revoked: crl.find(certificate.serial), keepsEndedSince: crl.keepsEndedSince }));
}

function fromResponders(certificate: CertificateFields, issuer: CertificateFields, evidence: Evidence): Statement[] {
  const delegated = (responder: CertificateFields): boolean =>
    hasIssued(issuer, responder) && !fromLists(responder, issuer, evidence).some(({ revoked }) => revoked);
  return evidence.ocsps.flatMap((response) => {
    const status = ocspStatus(response, certificate, issuer, { others: evidence.certificates, delegated });
    return status ? [{ source: 'ocsp', ...status }] : [];
  });
}

/**
 * Fresh enough for a time: made later than it, or still current then. A statement made after the certificate ended says
 * nothing unless its source keeps ended certificates, since issuers may drop them from their lists. Without a next update it holds for a day.
 */
function speaksAt(statement: Statement, certificate: CertificateFields, at: Date): boolean {
  const until = statement.nextUpdate?.getTime() ?? statement.thisUpdate.getTime() + DAY;
  const { thisUpdate, keepsEndedSince } = statement;
  return until >= at.getTime() && (thisUpdate <= certificate.notAfter || (keepsEndedSince !== undefined && keepsEndedSince <= certificate.notAfter));
}

/**
 * Asks all evidence about a certificate at a time. A revocation counts from whatever statement it comes.
 * @param at the time for which an answer is wanted; @param now statements from the future are not believed.
 */
export function revocationOf(certificate: CertificateFields, issuer: CertificateFields, evidence: readonly Evidence[], { at, now }: { at: Date; now: Date }): RevocationFinding {
  const all: Evidence = {
    certificates: evidence.flatMap(({ certificates }) => certificates),
    crls: evidence.flatMap(({ crls }) => crls),
    ocsps: evidence.flatMap(({ ocsps }) => ocsps),
  };
  const statements = [...fromLists(certificate, issuer, all), ...fromResponders(certificate, issuer, all)]
    .filter(({ thisUpdate }) => thisUpdate.getTime() <= now.getTime() + CLOCK_TOLERANCE)
    .sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime());
  const revoked = statements.flatMap((statement) => statement.revoked ?? []).sort((a, b) => a.at.getTime() - b.at.getTime())[0];
  const current = statements.find((statement) => speaksAt(statement, certificate, at));
  return {
    checked: current !== undefined || revoked !== undefined,
    ...(current ? { source: current.source, asOf: current.thisUpdate } : {}),
    ...(revoked ? { revoked } : {}),
  };
}

/** What is known about a path: its first certificate, and whether an authority above it was withdrawn by then. */
export interface PathRevocation {
  readonly leaf: RevocationFinding;
  readonly issuerRevoked: boolean;
  /** Every certificate below the root was checked. */
  readonly complete: boolean;
}

/** Asks about every certificate of a path but its root. */
export function pathRevocation(path: TrustPath, evidence: readonly Evidence[], times: { at: Date; now: Date }): PathRevocation {
  const findings = path.certificates.slice(0, -1).map((certificate, i) => revocationOf(certificate, path.certificates[i + 1] ?? path.root, evidence, times));
  const [leaf = { checked: true }, ...authorities] = findings;
  return {
    leaf,
    issuerRevoked: authorities.some(({ revoked }) => revoked !== undefined && revoked.at <= times.at),
    complete: findings.every(({ checked }) => checked),
  };
}
