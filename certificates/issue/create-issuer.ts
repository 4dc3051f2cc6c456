/** Issuing in one pass: render and sign without reading the file back, the constant part hashed only once. */
import { latin1 } from '../pdf/serialise.ts';
import type { CmsSigner, RawSigner } from '../pki/signer.ts';
import type { CertificateClaims } from '../render/certificate/claims.ts';
import { compose } from '../render/certificate/compose.ts';
import type { LogoSlot } from '../render/certificate/logo-row.ts';
import { patchByteRange, patchContents } from '../sign/append-revision.ts';
import { signatureDictionary } from '../sign/append-signature.ts';
import { reserveFor, signDigestWith } from '../sign/sign-with.ts';
import { SigningError } from '../sign/signing-error.ts';
import type { Timestamper } from '../sign/timestamper.ts';

/** What an issuer signs with. */
export interface IssuerSettings {
  /** A key, or a service that signs digests. Services that take whole PDFs sign what `renderCertificate` gives. */
  readonly signer: RawSigner | CmsSigner;
  /** With one the level is B-T, without one B-B. `enrichPdf` goes on from there to B-LT and B-LTA. */
  readonly timestamper?: Timestamper;
  /** At most three logos at the head of every certificate. */
  readonly logos?: readonly LogoSlot[];
}

/** One act of issuing. */
export interface IssueRequest {
  /** Claimed time of signing, written as /M; the time stamp is the evidence. */
  readonly at: Date;
  readonly reason?: string;
  readonly location?: string;
}

/** A signed certificate, not yet verified. */
export interface IssuedFile {
  readonly pdf: Uint8Array;
  /** Digest of the claims as it stands in the file. */
  readonly claimsDigest: string;
}

/** Renders and signs certificates. */
export interface Issuer {
  /**
   * One certificate: signature field and signature stand in the first and only revision.
   * @throws ClaimsError when the claims cannot be printed, before the signer is asked
   * @throws SigningError when the signer's certificate is not valid at `at`
   * @throws SignerError when the signer does not sign
   */
  issue(claims: CertificateClaims, request: IssueRequest): Promise<IssuedFile>;
}

/** Opens an issuer; keep it for as long as signer and timestamper stay the same. */
export function createIssuer({ signer, timestamper, logos = [] }: IssuerSettings): Issuer {
  // The room for a signature depends on certificates and keys alone: it is asked for until it is known.
  let room: number | undefined;
  return {
    async issue(claims, { at, reason, location }) {
      if (signer.kind === 'raw' && (at < signer.validFrom || at > signer.validUntil)) throw new SigningError('The signer certificate is not valid at this time');
      const reserve = (room ??= await reserveFor(signer, timestamper));
      const dictionary = signatureDictionary({ reserve, at, name: signer.name, reason, location });
      const { file, series, signatureAt, claimsDigest } = await compose(claims, { logos, signature: latin1(dictionary.body) });
      const contents = { start: signatureAt + dictionary.contentsAt, end: signatureAt + dictionary.contentsEnd };
      patchByteRange(file, signatureAt + dictionary.rangeAt, contents);
      const hash = series.midstate.copy().update(file.subarray(series.prefix.length, contents.start)).update(file.subarray(contents.end));
      patchContents(file, contents, await signDigestWith(signer, new Uint8Array(hash.digest()), timestamper));
      return { pdf: new Uint8Array(file.buffer, file.byteOffset, file.length), claimsDigest };
    },
  };
}
