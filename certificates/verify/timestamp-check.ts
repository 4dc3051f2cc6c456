/** Checking an RFC 3161 time-stamp token. */
import { createHash } from 'node:crypto';
import { BerError, child, readBerExactly, readOid, readSmallInteger, readTime } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { checkCms } from './cms-check.ts';
import { readSignedData } from './cms-reader.ts';
import { findRoot, revocationOf } from './trust.ts';
import type { TrustStore } from './trust.ts';
import type { TimestampFacts } from './report.ts';

const IMPRINT_HASHES: Readonly<Record<string, string>> = { [oids.sha256]: 'sha256', [oids.sha384]: 'sha384', [oids.sha512]: 'sha512' };

function readTstInfo(content: Uint8Array): { at: Date; hash: string | undefined; imprint: Uint8Array } {
  const info = readBerExactly(content);
  if (info.tag !== 0x30 || readSmallInteger(child(info, 0)) !== 1) throw new BerError('TSTInfo');
  const imprint = child(info, 2, 0x30);
  return {
    hash: IMPRINT_HASHES[readOid(child(child(imprint, 0, 0x30), 0))],
    imprint: child(imprint, 1, 0x04).content,
    at: readTime(child(info, 4, 0x18)),
  };
}

/**
 * Checks a token over a signature value. Undefined when the token is not sound; `trusted` says whether its
 * authority leads to a trusted root, may time-stamp (critical timeStamping alone) and was valid then.
 */
export function checkTimestamp(token: BerNode, stamped: Uint8Array, store: TrustStore, now: Date): TimestampFacts | undefined {
  const data = readSignedData(token);
  const { content } = data;
  if (!content) return undefined;
  const { signer, reasons } = checkCms(data, oids.tstInfo, (hash) => new Uint8Array(createHash(hash).update(content).digest()), true);
  const info = readTstInfo(content);
  if (!signer || reasons.length > 0 || !info.hash) return undefined;
  if (Buffer.compare(createHash(info.hash).update(stamped).digest(), info.imprint) !== 0) return undefined;
  const purpose = signer.extendedKeyUsageCritical && signer.extendedKeyUsage?.length === 1 && signer.extendedKeyUsage[0] === oids.ekuTimeStamping;
  const valid = signer.notBefore <= info.at && info.at <= signer.notAfter && info.at.getTime() <= now.getTime() + 300_000;
  const { revoked } = revocationOf(signer, store, now);
  const root = findRoot(signer, data.certificates, store, info.at);
  const trusted = purpose && valid && root !== undefined && signer.unknownCritical.length === 0 && !(revoked && revoked.at <= info.at);
  return { at: info.at, authority: signer.subjectName.commonName, trusted };
}
