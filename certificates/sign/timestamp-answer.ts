/** Time-stamp requests, and checking what an authority answers (RFC 3161, 2.4). */
import { createHash } from 'node:crypto';
import { BerError, child, readBerExactly, readOid, readSmallInteger } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { boolean, integer, nil, octets, oid, sequence } from '../asn1/der-writer.ts';
import type { Der } from '../asn1/der-writer.ts';
import { oids } from '../asn1/oids.ts';
import { chainOf } from '../pki/chain.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { checkCms } from '../verify/cms-check.ts';
import { readSignedData } from '../verify/cms-reader.ts';
import { readTstInfo } from './tst-info.ts';

/** Why no time stamp came, or not one that may be used. */
export type TimestampFailure =
  | 'unreachable' | 'timeout' | 'http-status' | 'too-large' | 'malformed' | 'rejected'
  | 'other-imprint' | 'other-nonce' | 'other-policy' | 'wrong-certificate' | 'bad-signature' | 'wrong-clock' | 'untrusted';

/** A time-stamp authority failed. `problem` is stable. */
export class TimestampError extends Error {
  override readonly name = 'TimestampError';
  constructor(readonly problem: TimestampFailure, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** What was asked for, and what is demanded of the answer. */
export interface AskedTimestamp {
  /** SHA-256. */
  readonly imprint: Uint8Array;
  readonly nonce: Uint8Array;
  /** Object identifier of the policy to stamp under. */
  readonly policy?: string | undefined;
  /** Roots of which one has to stand above the authority; undefined leaves that to the verification of the file. */
  readonly roots: readonly CertificateFields[] | undefined;
  readonly now: Date;
  /** How far the authority's clock may be from ours, in milliseconds. */
  readonly toleranceMs: number;
}

/** A TimeStampReq that wants the authority's certificate in the token. */
export function timestampRequest(asked: Pick<AskedTimestamp, 'imprint' | 'nonce' | 'policy'>): Der {
  return sequence(
    integer(1),
    sequence(sequence(oid(oids.sha256), nil()), octets(asked.imprint)),
    ...(asked.policy ? [oid(asked.policy)] : []),
    integer(asked.nonce),
    boolean(true),
  );
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').replace(/^(00)+(?=..)/, '');

function checkInfo(content: Uint8Array, asked: AskedTimestamp): Date {
  const info = readTstInfo(content);
  if (info.hashId !== oids.sha256 || Buffer.compare(info.imprint, asked.imprint) !== 0) throw new TimestampError('other-imprint', 'The authority stamped something else');
  if (info.nonce !== hex(asked.nonce)) throw new TimestampError('other-nonce', 'The answer belongs to another request');
  if (asked.policy !== undefined && info.policy !== asked.policy) throw new TimestampError('other-policy', `The authority stamped under policy ${info.policy}`);
  if (Math.abs(info.at.getTime() - asked.now.getTime()) > asked.toleranceMs) throw new TimestampError('wrong-clock', `The authority says it is ${info.at.toISOString()}`);
  return info.at;
}

/** RFC 3161, 2.3: timeStamping alone, critical; and the certificate has to be valid when it stamps. */
function checkHolder(signer: CertificateFields, at: Date): void {
  const [purpose, ...others] = signer.extendedKeyUsage ?? [];
  const allowed = signer.extendedKeyUsageCritical && purpose === oids.ekuTimeStamping && others.length === 0 && !signer.isAuthority;
  if (!allowed || at < signer.notBefore || at > signer.notAfter) throw new TimestampError('wrong-certificate', `The certificate of ${signer.subjectName.commonName} may not stamp times`);
}

function checkToken(token: BerNode, asked: AskedTimestamp): void {
  const data = readSignedData(token);
  const { content } = data;
  if (!content) throw new TimestampError('malformed', 'The token is empty');
  const at = checkInfo(content, asked);
  const { signer, reasons } = checkCms(data, {
    contentType: oids.tstInfo, digestWith: (hash) => new Uint8Array(createHash(hash).update(content).digest()), needsBinding: true,
  });
  if (!signer || reasons.length > 0) throw new TimestampError('bad-signature', `The signature of the token does not hold: ${reasons.join(', ')}`);
  checkHolder(signer, at);
  const chain = asked.roots && chainOf(signer, [...asked.roots, ...data.certificates]);
  const root = chain?.at(-1);
  if (asked.roots && !asked.roots.some(({ der }) => root && Buffer.compare(der, root.der) === 0)) throw new TimestampError('untrusted', `${signer.subjectName.commonName} leads to no trusted root`);
}

const STATUS = ['granted', 'granted with changes', 'rejection', 'waiting', 'revocation warning', 'revocation'] as const;

/** Status texts of the authority, for the message. */
function statusText(info: BerNode): string {
  const texts = info.children.find(({ tag }) => tag === 0x30)?.children ?? [];
  return texts.map(({ content }) => Buffer.from(content).toString('utf8').slice(0, 200)).join('; ');
}

/**
 * Takes the token out of a TimeStampResp (DER) after everything about it was checked: imprint, nonce, policy, clock,
 * signature, purpose of the certificate and, with roots, its chain.
 * @throws TimestampError with what is wrong
 */
export function tokenOf(answer: Uint8Array, asked: AskedTimestamp): Uint8Array {
  try {
    const node = readBerExactly(answer);
    const info = child(node, 0, 0x30);
    const status = readSmallInteger(child(info, 0));
    if (status > 1) throw new TimestampError('rejected', `The authority answered with ${STATUS[status] ?? status}: ${statusText(info)}`);
    const token = child(node, 1, 0x30);
    if (readOid(child(token, 0)) !== oids.signedData) throw new BerError('no token');
    checkToken(token, asked);
    return token.bytes;
  } catch (cause) {
    if (cause instanceof TimestampError) throw cause;
    // Keys and numbers that node:crypto refuses come as plain errors.
    throw new TimestampError('malformed', `The answer is no time stamp: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
