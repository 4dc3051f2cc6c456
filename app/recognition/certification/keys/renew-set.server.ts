import { X509Certificate } from 'node:crypto';
import { issueCertificate, openSigner, type Authority, type KeyedCertificate, type KeyKind, type Publication } from '#certificates';

/** What is made anew; what is left out stays as it is. */
export interface Renewal {
  /** Kind of the new signing key; the kind of the present one unless told otherwise. */
  readonly key?: KeyKind | undefined;
  readonly signer: boolean;
  readonly timestamper: boolean;
  /** Addresses of list, responder and issuer, written into the certificates. */
  readonly publication?: Publication | undefined;
}

/** The kind of key in a certificate. */
export function keyKindOf(certificate: string): KeyKind {
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(certificate).publicKey;
  if (asymmetricKeyType !== 'rsa') return 'P-256';
  return asymmetricKeyDetails?.modulusLength === 3072 ? 'RSA-3072' : 'RSA-2048';
}

/** New keys below the same root: certificates of the old ones stay genuine, since verifying needs the root alone. */
export function renewSet(authority: Authority, renewal: Renewal, now: Date): Authority {
  const again = (role: 'signer' | 'timestamper', held: KeyedCertificate, key: KeyKind): KeyedCertificate =>
    issueCertificate(authority.root, { role, commonName: openSigner(held).name, key, publication: renewal.publication, now });
  const { root, signer, timestamper } = authority;
  return {
    root,
    signer: renewal.signer ? again('signer', signer, renewal.key ?? keyKindOf(signer.certificate)) : signer,
    timestamper: renewal.timestamper ? again('timestamper', timestamper, keyKindOf(timestamper.certificate)) : timestamper,
  };
}
