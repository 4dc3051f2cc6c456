/** OCSP responses (RFC 6960): reading them and deciding whether the responder may speak for a certificate. */
import { createHash } from 'node:crypto';
import { BerError, child, readBerExactly, readOid, readOctets, readSerial, readTime } from '../asn1/ber-reader.ts';
import type { BerNode } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import type { CertificateFields } from '../pki/read-certificate.ts';
import { structureHolds } from './algorithms.ts';
import type { Revocation } from './crl.ts';
import { certificateOf, Memory, rememberSigned } from './remember.ts';

/** One answer inside a response. */
interface SingleResponse {
  readonly hash: string;
  readonly nameHash: Uint8Array;
  readonly keyHash: Uint8Array;
  readonly serial: string;
  readonly status: 'good' | 'unknown' | Revocation;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
}

/** A successful response taken apart; believe it only through `ocspStatus`. */
export interface OcspResponse {
  readonly basic: BerNode;
  readonly responder: BerNode;
  readonly producedAt: Date;
  readonly answers: readonly SingleResponse[];
  readonly certificates: readonly CertificateFields[];
}

/** What a response says about one certificate. */
export interface OcspStatus {
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly revoked: Revocation | undefined;
}

/** SHA-1 names things here, it protects nothing (RFC 6960, 4.3). */
const NAME_HASHES: Readonly<Record<string, string>> = { '1.3.14.3.2.26': 'sha1', [oids.sha256]: 'sha256', [oids.sha384]: 'sha384', [oids.sha512]: 'sha512' };
const MAX_ANSWERS = 200;
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function readStatus(node: BerNode): SingleResponse['status'] {
  if (node.tag === 0x80) return 'good';
  if (node.tag !== 0xa1) return 'unknown';
  const reason = node.children[1]?.children[0];
  return { at: readTime(child(node, 0)), reason: reason?.tag === 0x0a ? reason.content[0] : undefined };
}

function readAnswer(node: BerNode): SingleResponse {
  const id = child(node, 0, 0x30);
  const next = node.children.find(({ tag }) => tag === 0xa0)?.children[0];
  return {
    hash: NAME_HASHES[readOid(child(child(id, 0, 0x30), 0))] ?? '',
    nameHash: child(id, 1, 0x04).content,
    keyHash: child(id, 2, 0x04).content,
    serial: readSerial(child(id, 3)),
    status: readStatus(child(node, 1)),
    thisUpdate: readTime(child(node, 2)),
    nextUpdate: next && readTime(next),
  };
}

function readResponse(der: Uint8Array): OcspResponse {
  const response = readBerExactly(der);
  const status = child(response, 0, 0x0a);
  const bytes = child(child(response, 1, 0xa0), 0, 0x30);
  if (status.content[0] !== 0 || readOid(child(bytes, 0)) !== oids.ocspBasic) throw new BerError('no successful basic response');
  const basic = readBerExactly(readOctets(child(bytes, 1)));
  const data = child(basic, 0, 0x30);
  const fields = data.children.slice(data.children[0]?.tag === 0xa0 ? 1 : 0);
  const [responder, producedAt, answers] = fields;
  if (!responder || !producedAt || answers?.tag !== 0x30 || answers.children.length > MAX_ANSWERS) throw new BerError('response data');
  const bag = basic.children.find(({ tag }) => tag === 0xa0)?.children[0];
  return {
    basic, responder,
    producedAt: readTime(producedAt),
    answers: answers.children.map(readAnswer),
    certificates: (bag?.children ?? []).flatMap((node) => certificateOf(node) ?? []),
  };
}

const LARGEST_RESPONSE = 65_536;
const kept = new Memory<OcspResponse | null>(64);

/** An OCSP response from DER; undefined when it is none, or not a successful one. */
export function ocspOf(der: Uint8Array): OcspResponse | undefined {
  if (der.length > LARGEST_RESPONSE) return undefined;
  return kept.get([der], () => {
    try {
      return readResponse(Uint8Array.from(der));
    } catch (error) {
      if (error instanceof Error) return null;
      throw error;
    }
  }) ?? undefined;
}

const keyBits = (certificate: CertificateFields): Uint8Array => child(readBerExactly(certificate.publicKeyInfo), 1, 0x03).content.subarray(1);
const digest = (hash: string, bytes: Uint8Array): Uint8Array => createHash(hash).update(bytes).digest();

function isResponder(responder: BerNode, certificate: CertificateFields): boolean {
  const inner = responder.children[0];
  if (!inner) return false;
  if (responder.tag === 0xa1) return same(inner.bytes, certificate.subject);
  return responder.tag === 0xa2 && same(readOctets(inner), digest('sha1', keyBits(certificate)));
}

function signedBy({ basic }: OcspResponse, certificate: CertificateFields): boolean {
  return rememberSigned(certificate.publicKeyInfo, basic.bytes, () => structureHolds(
    { content: child(basic, 0).bytes, algorithm: child(basic, 1, 0x30), signature: child(basic, 2, 0x03) }, certificate.publicKeyInfo,
  ));
}

/**
 * A responder is the issuer itself, or a certificate that the issuer gave the purpose id-kp-OCSPSigning, valid when the
 * response was made (RFC 6960, 4.2.2.2). `delegated` decides whether the issuer really issued it and has not withdrawn it.
 */
function mayRespond(response: OcspResponse, candidate: CertificateFields, issuer: CertificateFields, delegated: (responder: CertificateFields) => boolean): boolean {
  if (!isResponder(response.responder, candidate)) return false;
  if (same(candidate.publicKeyInfo, issuer.publicKeyInfo) && same(candidate.subject, issuer.subject)) return true;
  const { producedAt } = response;
  return candidate.extendedKeyUsage?.includes(oids.ekuOcspSigning) === true && candidate.unknownCritical.length === 0
    && candidate.notBefore <= producedAt && producedAt <= candidate.notAfter && delegated(candidate);
}

function namesCertificate(answer: SingleResponse, certificate: CertificateFields, issuer: CertificateFields): boolean {
  return answer.hash !== '' && answer.serial === certificate.serial
    && same(answer.nameHash, digest(answer.hash, issuer.subject)) && same(answer.keyHash, digest(answer.hash, keyBits(issuer)));
}

/** What a response says about a certificate; undefined when it says nothing, or its responder may not speak. */
export function ocspStatus(
  response: OcspResponse, certificate: CertificateFields, issuer: CertificateFields,
  terms: { others: readonly CertificateFields[]; delegated(responder: CertificateFields): boolean },
): OcspStatus | undefined {
  try {
    const answer = response.answers.find((candidate) => namesCertificate(candidate, certificate, issuer));
    if (!answer || answer.status === 'unknown') return undefined;
    const responders = [issuer, ...response.certificates, ...terms.others];
    const allowed = responders.find((candidate) => mayRespond(response, candidate, issuer, terms.delegated));
    if (!allowed || !signedBy(response, allowed)) return undefined;
    return { thisUpdate: answer.thisUpdate, nextUpdate: answer.nextUpdate, revoked: answer.status === 'good' ? undefined : answer.status };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
