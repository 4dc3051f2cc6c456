import type { Publication } from '#certificates';

/** Addresses below which the institution's public key material is served; also the paths of its routes. */
export const PKI = { list: '/pki/crl', responder: '/pki/ocsp', root: '/pki/akar.cer' } as const;

const LOOPBACK = /^https?:\/\/(localhost|127\.|\[::1\])/i;

/**
 * The addresses written into new certificates, which keep them for ever. None while the system only knows itself by an
 * address of this machine: nobody else could follow it.
 */
export function publicationAt(publicUrl: string): Publication | undefined {
  if (LOOPBACK.test(publicUrl)) return undefined;
  return { crlUrl: `${publicUrl}${PKI.list}`, ocspUrl: `${publicUrl}${PKI.responder}`, issuerUrl: `${publicUrl}${PKI.root}` };
}
