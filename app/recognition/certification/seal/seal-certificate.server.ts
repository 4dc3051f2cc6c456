import { systemContext } from '~/people/access/index.server';
import { done, refuse } from '~/platform/outcome';
import { runtime } from '~/platform/runtime.server';
import { openKeys } from '../keys/open-keys.server';
import { signCertificate } from '../keys/sign-certificate.server';
import { findToSeal, markSealed, markSealError } from './seal.data.server';

/**
 * Presses one certificate: render → sign → verify → store → record. Safe to run again at any point and twice at once:
 * the claims are frozen, the bytes stand under their own digest, and only one seal is ever recorded. Bytes whose
 * record was not written are never served.
 * @throws whatever went wrong, after leaving the reason on the certificate, so that the worker tries again later
 */
export async function sealCertificate(certificateId: string, now: Date): Promise<'sealed' | 'sealed-before' | 'absent'> {
  const ctx = systemContext(now);
  const certificate = await findToSeal(ctx.read, certificateId);
  if (!certificate) return 'absent';
  if (certificate.sealedAt) return 'sealed-before';
  const subject = { subjectType: 'Certificate', subjectId: certificateId, region: certificate.regionCode };
  try {
    const keys = await openKeys(runtime());
    const { bytes, report } = await signCertificate(certificate.claims, keys, now);
    const sha256 = await ctx.storage.put(bytes);
    const keyId = report.signer?.keyId ?? '';
    const sealed = await ctx.transaction(async (tx, audit) => {
      if (!(await markSealed(tx, certificateId, { sha256, bytes: bytes.length, keyId, at: now }))) return refuse('sealed-before');
      audit({ action: 'certificate.sealed', ...subject, detail: { sha256, bytes: bytes.length, keyId } });
      return done(null);
    });
    return sealed.ok ? 'sealed' : 'sealed-before';
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await ctx.transaction(async (tx, audit) => {
      if (!(await markSealError(tx, certificateId, reason))) return refuse('nothing-new');
      audit({ action: 'certificate.seal-failed', ...subject, detail: { reason } });
      return done(null);
    });
    throw error;
  }
}
