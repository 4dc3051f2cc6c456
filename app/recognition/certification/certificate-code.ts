import { codeBits, groupCode, makeCode, readCode, type CodeRefusal } from '~/people/accounts';
import type { Outcome } from '~/platform/outcome';

/** Fourteen characters by chance and a check: nobody finds another's certificate by trying. */
export const CERTIFICATE_CODE_LENGTH = 15;

/** Bits of chance in a public code; at least 60 are wanted. */
export const CERTIFICATE_CODE_BITS = codeBits(CERTIFICATE_CODE_LENGTH);

/** The public code of a certificate, from at least 60 random bytes. Uniqueness is the register's to keep. */
export function makeCertificateCode(random: Uint8Array): string {
  return makeCode(CERTIFICATE_CODE_LENGTH, random);
}

/** Reads what was typed, scanned or cut out of a link, in any case, with or without dashes. */
export function readCertificateCode(raw: string): Outcome<string, CodeRefusal> {
  return readCode(raw, CERTIFICATE_CODE_LENGTH);
}

/** In three groups of five, as printed: 'ABCDE-FGHJK-MNPQR'. */
export function formatCertificateCode(code: string): string {
  return groupCode(code, 5);
}
