/** An RFC 3161 time-stamp authority inside the process, and the shape every other one has to have. */
import { randomBytes } from 'node:crypto';
import { bits, generalizedTime, integer, nil, octets, oid, sequence } from '../asn1/der-writer.ts';
import type { Der } from '../asn1/der-writer.ts';
import { BerError, child, readBerExactly, readOid, readSmallInteger } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { openSigner } from '../pki/open-signer.ts';
import type { RawSigner } from '../pki/open-signer.ts';
import { fromPem } from '../pki/pem.ts';
import { cmsBound, prepareCms } from './cms-parts.ts';
import { makeCms, sha256 } from './cms-writer.ts';

/** Gives time-stamp tokens over SHA-256 imprints. */
export interface Timestamper {
  /** Upper bound of a token's size in bytes, reserved in the PDF. */
  readonly reserve: number;
  /** A TimeStampToken (CMS SignedData, DER) over a SHA-256 imprint. */
  timestamp(imprint: Uint8Array, nonce?: Uint8Array): Promise<Uint8Array>;
}

/** A time-stamp authority of our own: also answers RFC 3161 requests. */
export interface LocalTimestamper extends Timestamper {
  /** Answers a TimeStampReq (DER) with a TimeStampResp (DER); bad requests get a rejection, never an exception. */
  respond(request: Uint8Array): Promise<Uint8Array>;
}

/** Settings of the local authority. */
export interface LocalTimestamperSettings {
  /** PEM certificate with critical timeStamping and its PKCS#8 key. */
  readonly certificate: string;
  readonly privateKey: string;
  readonly passphrase?: string;
  /** The clock whose word is certified. */
  now(): Date;
  /** Policy identifier; one under the documentation arc unless told otherwise. */
  readonly policy?: string;
}

/** Default policy: an arc for private experiments (2.25 is for UUIDs, this one is derived from the library's name). */
const DEFAULT_POLICY = '2.25.48657105';

/** Upper bound of a TSTInfo without its policy; a nonce has at most 64 bytes. */
const INFO_BOUND = 180;

interface Imprint {
  readonly digest: Uint8Array;
  readonly nonce?: Uint8Array;
}

const VERSION = integer(1);
const SHA256 = sequence(oid(oids.sha256), nil());
const ONE_SECOND = sequence(integer(1));

function tstInfo(policy: Der, imprint: Imprint, at: Date): Der {
  return sequence(
    VERSION,
    policy,
    sequence(SHA256, octets(imprint.digest)),
    integer(randomBytes(16)),
    generalizedTime(at),
    ONE_SECOND,
    ...(imprint.nonce ? [integer(imprint.nonce)] : []),
  );
}

async function issueToken(signer: RawSigner, policy: Der, imprint: Imprint, at: Date, withoutCertificates = false): Promise<Der> {
  const content = tstInfo(policy, imprint, at);
  return makeCms({ signer, digest: sha256(content), contentType: oids.tstInfo, content, withoutCertificates });
}

function readRequest(request: Uint8Array): Imprint & { certificateWanted: boolean; policy?: string } {
  const node = readBerExactly(request);
  if (readSmallInteger(child(node, 0)) !== 1) throw new BerError('unknown version');
  const imprint = child(node, 1, 0x30);
  const digest = child(imprint, 1, 0x04).content;
  if (readOid(child(child(imprint, 0, 0x30), 0)) !== oids.sha256 || digest.length !== 32) throw new BerError('only SHA-256');
  const rest = node.children.slice(2);
  const policy = rest.find(({ tag }) => tag === 0x06);
  const nonce = rest.find(({ tag }) => tag === 0x02)?.content;
  const certificateWanted = rest.some(({ tag, content }) => tag === 0x01 && content[0] !== 0);
  return { digest, certificateWanted, ...(nonce ? { nonce } : {}), ...(policy ? { policy: readOid(policy) } : {}) };
}

/** PKIStatusInfo: rejection with a bit of PKIFailureInfo (RFC 3161, 2.4.2). */
const rejections = {
  badDataFormat: (): Der => sequence(sequence(integer(2), bits(Uint8Array.of(0b0000_0100), 2))),
  unacceptedPolicy: (): Der => sequence(sequence(integer(2), bits(Uint8Array.of(0, 0b0000_0001)))),
};

/**
 * Opens a time-stamp authority inside the process.
 * It proves that a signature existed when this system's clock said so; a stranger has to trust this system for it.
 * @throws SignerError when key and certificate do not fit.
 */
export function localTimestamper(settings: LocalTimestamperSettings): LocalTimestamper {
  const signer = openSigner(settings);
  const { policy: named = DEFAULT_POLICY } = settings;
  const policy = oid(named);
  const chain = fromPem('CERTIFICATE', settings.certificate);
  return {
    reserve: cmsBound(prepareCms(chain, signer.algorithm, oids.tstInfo), INFO_BOUND + policy.length),
    timestamp: (imprint, nonce) => issueToken(signer, policy, nonce ? { digest: imprint, nonce } : { digest: imprint }, settings.now()),
    async respond(request) {
      let wanted;
      try {
        wanted = readRequest(request);
      } catch (error) {
        if (error instanceof BerError) return rejections.badDataFormat();
        throw error;
      }
      if (wanted.policy !== undefined && wanted.policy !== named) return rejections.unacceptedPolicy();
      const token = await issueToken(signer, policy, wanted, settings.now(), !wanted.certificateWanted);
      return sequence(sequence(integer(0)), token);
    },
  };
}
