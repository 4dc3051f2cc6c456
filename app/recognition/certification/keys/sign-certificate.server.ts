import { claimsDigest, fileVerdict, renderCertificate, signPdf, verifyPdf, type CertificateClaims, type VerificationReport } from '#certificates';
import type { OpenKeys } from './open-keys.server';

/** What came out of the press, before it was stored. */
export interface SignedCertificate {
  readonly bytes: Uint8Array;
  readonly report: VerificationReport;
}

/** What was signed does not verify: it is thrown away. The message names the findings. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/**
 * Renders, signs (PAdES B-T) and verifies one certificate; nothing is handed out that does not verify.
 * @throws SealError when the fresh file is not genuine or says something else than the claims
 * @throws ClaimsError when the claims cannot be printed
 */
export async function signCertificate(claims: CertificateClaims, keys: OpenKeys, now: Date): Promise<SignedCertificate> {
  const unsigned = await renderCertificate(claims, { orientation: 'landscape' });
  const { signer, timestamper } = keys;
  const bytes = await signPdf(unsigned, { signer, timestamper, level: 'B-T', at: now, location: claims.city });
  return { bytes, report: checkSigned(bytes, claims, keys, now) };
}

/**
 * Reads a signed file as a stranger would and compares it with its claims.
 * @throws SealError when it is not genuine or says something else
 */
export function checkSigned(bytes: Uint8Array, claims: CertificateClaims, keys: OpenKeys, now: Date): VerificationReport {
  const report = verifyPdf(bytes, { trustedRoots: keys.roots, now, timestampRequired: true });
  if (fileVerdict(report) !== 'genuine' || report.timestamp?.trusted !== true) throw new SealError(`the signed file does not verify: ${[report.unreadable, ...report.reasons].filter(Boolean).join(', ')}`);
  if (report.code !== claims.code || report.claimsDigest !== claimsDigest(claims)) throw new SealError('the signed file does not carry its own claims');
  return report;
}
