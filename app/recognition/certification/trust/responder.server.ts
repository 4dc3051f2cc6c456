import { issueCertificate, localOcspResponder, openSigner, type CertificateStatus, type OcspResponder } from '#certificates';
import type { ReadDb } from '~/platform/context.server';
import type { Runtime } from '~/platform/runtime.server';
import { openAuthority } from '../keys/open-keys.server';
import { inUse, ownCertificates } from './own-certificates.server';
import { revokedKeys } from './trust.data.server';

type ResponderSigner = ReturnType<typeof openSigner>;

/** A responder is succeeded when less than this is left of its certificate. */
const RENEWAL_MS = 5 * 86_400_000;
const signers = new WeakMap<Runtime, ResponderSigner>();

/**
 * The key that signs answers. It lives in the memory of this process alone and for 30 days at most: strangers decide
 * how often a responder signs, so that neither the root's key nor any key worth stealing from the disk is used for it.
 */
async function signerOf(rt: Runtime): Promise<ResponderSigner> {
  const now = rt.clock.now();
  const known = signers.get(rt);
  if (known && known.validUntil.getTime() - now.getTime() > RENEWAL_MS && known.validFrom <= now) return known;
  const { root } = await openAuthority(rt);
  const fresh = openSigner(issueCertificate(root, { role: 'responder', commonName: 'Penjawab Status Sertifikat', now }));
  signers.set(rt, fresh);
  return fresh;
}

/** Good is only what was given out: a number no key set knows is unknown, however well it is signed. */
async function statuses(rt: Runtime, read: ReadDb): Promise<(serial: string) => CertificateStatus> {
  const [own, revoked] = await Promise.all([ownCertificates(rt.env.dataDir), revokedKeys(read)]);
  const known = new Set(own.map(({ serial }) => serial));
  const gone = new Map(revoked.map((key) => [key.serial, key]));
  return (serial) => {
    const key = gone.get(serial);
    if (key) return { state: 'revoked', at: key.at, reason: key.reason };
    return { state: known.has(serial) ? 'good' : 'unknown' };
  };
}

/** A responder about the institution's own keys, with what is known at this moment. @throws KeyError */
export async function openResponder(rt: Runtime, read: ReadDb): Promise<OcspResponder> {
  const signer = await signerOf(rt);
  const root = inUse(await ownCertificates(rt.env.dataDir), 'root');
  return localOcspResponder({ issuer: root?.pem ?? '', signer, status: await statuses(rt, read), now: () => rt.clock.now() });
}
