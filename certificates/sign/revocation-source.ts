/** Revocation data of our own authority for embedding. */
import { createPublicKey, verify } from 'node:crypto';
import { child, readBerExactly } from '../asn1/ber-reader.ts';
import type { OcspResponder } from '../pki/ocsp-responder.ts';
import { fromPem } from '../pki/pem.ts';
import { readCertificate } from '../pki/read-certificate.ts';
import type { RevocationSource } from './enrich-pdf.ts';

/** True when the list (DER) names this issuer and carries its signature with SHA-256. */
function isListOf(crl: Uint8Array, issuer: Uint8Array): boolean {
  const node = readBerExactly(crl);
  const tbs = child(node, 0, 0x30);
  const fields = readCertificate(readBerExactly(issuer));
  if (Buffer.compare(child(tbs, 2, 0x30).bytes, fields.subject) !== 0) return false;
  const key = createPublicKey({ key: Buffer.from(fields.publicKeyInfo), format: 'der', type: 'spki' });
  return verify('sha256', tbs.bytes, key, child(node, 2, 0x03).content.subarray(1));
}

/**
 * A source of revocation lists (PEM) and of answers of responders inside the process. Lists of other issuers, and
 * lists their issuer has not signed, are passed over.
 */
export function revocationSource(settings: { crls: readonly string[]; responders?: readonly OcspResponder[] }): RevocationSource {
  const lists = settings.crls.flatMap((pem) => fromPem('X509 CRL', pem));
  return {
    crl: (issuer) => Promise.resolve(lists.find((list) => isListOf(list, issuer))),
    async ocsp(certificate) {
      for (const responder of settings.responders ?? []) {
        const answer = await responder.about(certificate);
        if (answer) return answer;
      }
      return undefined;
    },
  };
}
