/** What a PDF can be signed with: a key that signs bytes, a service that signs a digest, a service that signs a whole PDF. */
import type { SignatureAlgorithm } from './keys.ts';

/** A key that signs bytes handed to it: a key file, a PKCS#12 file, a PKCS#11 token, a key service. */
export interface RawSigner {
  readonly kind: 'raw';
  readonly algorithm: SignatureAlgorithm;
  /** Lower-case hexadecimal key identifier (subject key identifier of the certificate). */
  readonly keyId: string;
  /** Lower-case hexadecimal serial number of the certificate. */
  readonly serial: string;
  /** Common name in the certificate. */
  readonly name: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** DER certificates, the signer's own first; the root may be left out. */
  chain(): Promise<readonly Uint8Array[]>;
  /** Signature with SHA-256 over the bytes; ECDSA values DER encoded. @throws SignerError */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A remote service that takes the SHA-256 of the signed bytes and returns a whole CMS signature (CAdES, detached). */
export interface CmsSigner {
  readonly kind: 'cms';
  /** Name written into the signature dictionary. */
  readonly name: string;
  /** Upper bound of the CMS in bytes, without the time stamp added here. */
  readonly reserve: number;
  /** A CMS SignedData over the digest. @throws SignerError */
  signDigest(digest: Uint8Array): Promise<Uint8Array>;
}

/** What a signature looks like and says, where the service draws it itself. Points, from the lower left corner. */
export interface SignatureAppearance {
  readonly reason?: string;
  readonly location?: string;
  /** Left out: the signature is invisible. */
  readonly visible?: {
    /** From 1. */
    readonly page: number;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    /** PNG. */
    readonly image: Uint8Array;
  };
}

/** A remote service that takes a whole PDF and returns it signed, such as the e-sign client service of BSrE. */
export interface PdfSigner {
  readonly kind: 'pdf';
  readonly name: string;
  /** The same document with one signature. What comes back is not believed: `signPdf` compares it. @throws SignerError */
  signPdf(pdf: Uint8Array, appearance: SignatureAppearance): Promise<Uint8Array>;
}

/** Anything a PDF can be signed with. */
export type Signer = RawSigner | CmsSigner | PdfSigner;
