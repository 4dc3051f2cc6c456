/** PEM wrapping (RFC 7468). */

/** Wraps DER as PEM with lines of 64 characters. */
export function toPem(label: string, der: Uint8Array): string {
  const base64 = Buffer.from(der).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** DER of every block with this label, in order. */
export function fromPem(label: string, pem: string): Uint8Array[] {
  const pattern = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*)-----END ${label}-----`, 'g');
  return [...pem.matchAll(pattern)].map((match) => new Uint8Array(Buffer.from(match[1] ?? '', 'base64')));
}
