import { claimsDigest, createIssuer, fileVerdict, renderCertificate, signPdf, verifyPdf, type CertificateClaims, type Issuer, type VerificationReport } from '#certificates';
import type { OpenKeys } from './open-keys.server';
import { heldUp } from './signer-held-up.server';

/** What came out of the press, before it was stored. */
export interface SignedCertificate {
  readonly bytes: Uint8Array;
  readonly report: VerificationReport;
}

/** What was signed does not verify: it is thrown away. The message names the findings. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

const issuers = new WeakMap<OpenKeys, Issuer>();

/** Renders and signs in one pass; a service that takes whole PDFs gets one. */
async function press(claims: CertificateClaims, keys: OpenKeys, at: Date): Promise<Uint8Array> {
  const { signer, timestamper } = keys;
  if (signer.kind === 'pdf') return signPdf(await renderCertificate(claims), { signer, timestamper, level: 'B-T', at, location: claims.city });
  const issuer = issuers.get(keys) ?? createIssuer({ signer, timestamper });
  issuers.set(keys, issuer);
  return (await issuer.issue(claims, { at, location: claims.city })).pdf;
}

/**
 * Renders, signs (PAdES B-T) and verifies one certificate; nothing is handed out that does not verify.
 * @throws SealError when the fresh file is not genuine or says something else than the claims
 * @throws SignerHeldUp when the signer does not sign: all certificates wait
 * @throws ClaimsError when the claims cannot be printed
 */
export async function signCertificate(claims: CertificateClaims, keys: OpenKeys, now: Date): Promise<SignedCertificate> {
  const bytes = await press(claims, keys, now).catch(heldUp);
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
