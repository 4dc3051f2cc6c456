/** What the process that holds a PKCS#11 session is asked, and what it answers. */

/** Which key of which token, and how to open it. */
export interface Pkcs11Place {
  /** Path of the vendor's PKCS#11 library, for example /usr/lib/softhsm/libsofthsm2.so. */
  readonly library: string;
  /** Label of the token. */
  readonly token: string;
  readonly pin: string;
  /** Label of the private key, or its id in hexadecimal; one of them. */
  readonly keyLabel?: string;
  readonly keyId?: string;
}

export type Pkcs11Question =
  | { readonly id: number; readonly ask: 'open'; readonly binding: string; readonly place: Pkcs11Place }
  /** `data`: DigestInfo for RSA, the digest for EC. */
  | { readonly id: number; readonly ask: 'sign'; readonly data: Uint8Array };

/** A key as the token describes it. */
export interface Pkcs11Key {
  readonly type: 'rsa' | 'ec';
  /** Big-endian modulus and exponent, or the named curve (DER) and the point (DER octet string); empty where the token tells neither. */
  readonly parts: readonly Uint8Array[];
  /** Certificates on the token with the same id, DER. */
  readonly certificates: readonly Uint8Array[];
}

/** `code` is a CKR_ name, or one of BINDING, LIBRARY, NO_TOKEN, NO_KEY. */
export type Pkcs11Answer =
  | { readonly id: number; readonly key: Pkcs11Key }
  | { readonly id: number; readonly signature: Uint8Array }
  | { readonly id: number; readonly code: string; readonly message: string };

type Handle = Uint8Array;
type Template = readonly { readonly type: number; readonly value?: Uint8Array | number | string | boolean }[];

/** The part of pkcs11js that is used here; it is installed only where a token is. */
export interface Pkcs11Module {
  load(path: string): void;
  C_Initialize(): void;
  C_GetSlotList(withToken: boolean): Handle[];
  C_GetTokenInfo(slot: Handle): { readonly label: string };
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_Login(session: Handle, user: number, pin: string): void;
  C_FindObjectsInit(session: Handle, template: Template): void;
  C_FindObjects(session: Handle, most: number): Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(session: Handle, object: Handle, template: Template): { readonly value: Uint8Array }[];
  C_SignInit(session: Handle, mechanism: { readonly mechanism: number }, key: Handle): void;
  C_Sign(session: Handle, data: Uint8Array, into: Uint8Array): Uint8Array;
}
