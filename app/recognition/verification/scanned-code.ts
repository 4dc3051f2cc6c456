import { readCertificateCode } from '~/recognition/certification';
import { refuse, type Outcome } from '~/platform/outcome';

/** What was typed, pasted, or read from a QR code. */
export type ScanRefusal = 'code-empty' | 'code-character' | 'code-length' | 'code-check' | 'qr-foreign' | 'qr-other';

const asAddress = (text: string): URL | null => (/^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : null);

/**
 * The code in a text that is a code, or an address of ours that ends in one. An address of somebody else is never
 * followed: forged papers lead to forged pages. Its code comes back with the refusal (`code`, empty when there is none),
 * beside the host it leads to.
 */
export function readScanned(text: string, ownHosts: readonly string[]): Outcome<string, ScanRefusal> {
  const trimmed = text.trim();
  const address = asAddress(trimmed);
  if (!address) return readCertificateCode(trimmed);
  const code = readCertificateCode(/\/v\/([^/]+)\/?$/.exec(address.pathname)?.[1] ?? '');
  if (!ownHosts.includes(address.host)) return refuse('qr-foreign', { host: address.host, code: code.ok ? code.value : '' });
  return code.ok ? code : refuse('qr-other');
}
