import { readCertificateCode } from '~/recognition/certification';

const PRINTED = /(?<![A-Z0-9])[1-9A-HJKMNP-TV-Z]{5}-[1-9A-HJKMNP-TV-Z]{5}-[1-9A-HJKMNP-TV-Z]{5}(?![A-Z0-9])/g;
const MOST = 5;

/**
 * Certificate codes that stand in the open somewhere in a file, as printed and with a right check character. A file too
 * broken to be parsed still says whose certificate it was made from. At most five.
 */
export function namedCodes(text: string): string[] {
  const found = new Set<string>();
  for (const [match] of text.matchAll(PRINTED)) {
    const code = readCertificateCode(match);
    if (code.ok) found.add(code.value);
    if (found.size >= MOST) break;
  }
  return [...found];
}
