import { systemContext } from '~/people/access/index.server';
import { pressCertificates } from './press-certificates.server';
import { findToSeal } from './seal.data.server';

/**
 * Presses one certificate, as jobs of earlier versions ask for.
 * @throws what keeps it from being pressed, so that the worker tries again later
 */
export async function sealCertificate(certificateId: string, now: Date): Promise<'sealed' | 'sealed-before' | 'absent'> {
  const ctx = systemContext(now);
  const certificate = await findToSeal(ctx.read, certificateId);
  if (!certificate) return 'absent';
  if (certificate.sealedAt) return 'sealed-before';
  const { sealed, failed } = await pressCertificates(ctx, [certificate]);
  if (failed > 0) throw new Error(`certificate ${certificateId} could not be pressed; the reason stands on it`);
  return sealed > 0 ? 'sealed' : 'sealed-before';
}
