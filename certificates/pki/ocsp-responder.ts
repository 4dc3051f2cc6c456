/** Answering OCSP requests about certificates of our own (RFC 6960). */
import { bits, concat, element, enumerated, generalizedTime, octets, oid, sequence, tagged, taggedBytes } from '../asn1/der-writer.ts';
import type { Der } from '../asn1/der-writer.ts';
import { BerError, readBerExactly } from '../asn1/ber-reader.ts';
import { oids } from '../asn1/oids.ts';
import { algorithmIdentifier } from './keys.ts';
import { certificateId, nonceExtension, readOcspRequest } from './ocsp-request.ts';
import type { OcspRequest } from './ocsp-request.ts';
import type { RawSigner } from './open-signer.ts';
import { readCertificate } from './read-certificate.ts';
import type { CertificateFields } from './read-certificate.ts';
import { readPemCertificates } from './chain.ts';
import { revocationReasons } from './x509.ts';
import type { RevocationReason } from './x509.ts';

/** What is known about a serial number. `unknown` is for numbers that were never given out. */
export type CertificateStatus =
  | { readonly state: 'good' | 'unknown' }
  | { readonly state: 'revoked'; readonly at: Date; readonly reason: RevocationReason };

/** Settings of a responder. */
export interface OcspResponderSettings {
  /** PEM certificate of the authority that issued what is asked about. */
  readonly issuer: string;
  /**
   * Who signs the answers: a responder certificate below the issuer (`issueCertificate` with role `responder`), or the
   * issuer itself. Strangers decide how often and, by their nonce, over what a responder signs: the key that makes
   * certificates is better kept out of that.
   */
  readonly signer: RawSigner;
  /** Status by serial number, lower-case hexadecimal. */
  status(serial: string): CertificateStatus;
  now(): Date;
  /** How long an answer may be used, in hours; 24 unless told otherwise. */
  readonly validHours?: number;
}

/** A responder inside the process. */
export interface OcspResponder {
  /** Answers a request (DER) with an OCSPResponse (DER); bad requests get `malformedRequest`, never an exception. */
  respond(request: Uint8Array): Promise<Uint8Array>;
  /** An OCSPResponse about a certificate (DER), without nonce, for embedding. Undefined when the issuer is another. */
  about(certificate: Uint8Array): Promise<Uint8Array | undefined>;
}

const MALFORMED = 1;

function statusElement(status: CertificateStatus): Der {
  if (status.state !== 'revoked') return taggedBytes(status.state === 'good' ? 0 : 2, new Uint8Array());
  const code = revocationReasons[status.reason];
  return tagged(1, generalizedTime(status.at), ...(code === 0 ? [] : [tagged(0, enumerated(code))]));
}

interface Answer {
  readonly id: Uint8Array;
  readonly status: CertificateStatus;
}

/** BasicOCSPResponse, wrapped as a successful OCSPResponse (RFC 6960, 4.2.1). */
async function makeResponse(settings: OcspResponderSettings, answers: readonly Answer[], nonce?: Uint8Array): Promise<Der> {
  const { signer } = settings;
  const chain = await signer.chain();
  const now = settings.now();
  const until = new Date(now.getTime() + (settings.validHours ?? 24) * 3_600_000);
  const data = sequence(
    tagged(2, octets(Buffer.from(signer.keyId, 'hex'))),
    generalizedTime(now),
    sequence(...answers.map(({ id, status }) => sequence(id, statusElement(status), generalizedTime(now), tagged(0, generalizedTime(until))))),
    ...(nonce ? [tagged(1, sequence(nonceExtension(nonce)))] : []),
  );
  const basic = sequence(data, algorithmIdentifier(signer.algorithm), bits(await signer.sign(data)), tagged(0, element(0x30, concat(chain))));
  return sequence(enumerated(0), tagged(0, sequence(oid(oids.ocspBasic), octets(basic))));
}

function ownIssuer(pem: string): CertificateFields {
  const [issuer] = readPemCertificates([pem]);
  if (!issuer) throw new BerError('The issuer certificate is not PEM');
  return issuer;
}

/** Opens a responder for the certificates of one issuer. @throws BerError when the issuer's certificate is damaged */
export function localOcspResponder(settings: OcspResponderSettings): OcspResponder {
  const issuer = ownIssuer(settings.issuer);
  return {
    async respond(request) {
      let wanted: OcspRequest;
      try {
        wanted = readOcspRequest(request);
      } catch (error) {
        if (error instanceof BerError) return sequence(enumerated(MALFORMED));
        throw error;
      }
      const answers = wanted.asked.map((asked): Answer =>
        ({ id: asked.encoded, status: asked.isIssuedBy(issuer) ? settings.status(asked.serial) : { state: 'unknown' } }));
      return makeResponse(settings, answers, wanted.nonce);
    },
    async about(certificate) {
      const fields = readCertificate(readBerExactly(certificate));
      if (Buffer.compare(fields.issuer, issuer.subject) !== 0) return undefined;
      return makeResponse(settings, [{ id: certificateId(fields.serial, issuer), status: settings.status(fields.serial) }]);
    },
  };
}
