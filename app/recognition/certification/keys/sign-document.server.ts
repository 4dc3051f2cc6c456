import { signPdf } from '#certificates';
import { runtime } from '~/platform/runtime.server';
import { openOwnKeys } from './open-keys.server';

/**
 * Seals a paper of the system itself (a report) with our own key and time-stamp authority, PAdES B-T. It carries
 * no code and no claims, so that verification never takes it for a certificate.
 * @throws KeyError when the keys cannot be opened
 */
export async function signDocument(unsigned: Uint8Array, now: Date, reason: string): Promise<Uint8Array> {
  const { signer, timestamper } = await openOwnKeys(runtime());
  return signPdf(unsigned, { signer, timestamper, level: 'B-T', at: now, reason });
}
