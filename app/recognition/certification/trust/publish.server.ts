import { X509Certificate } from 'node:crypto';
import { runtime } from '~/platform/runtime.server';
import { inUse, ownCertificates } from './own-certificates.server';
import { openResponder } from './responder.server';
import { currentList } from './revocation-list.server';

/** DER inside a PEM text with one block. */
const derOf = (pem: string): Uint8Array => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');

/** The current list of revoked keys, DER. @throws KeyError when a new one is needed and the keys cannot be opened */
export async function revocationListFile(now: Date): Promise<Uint8Array> {
  return derOf((await currentList(runtime(), now)).pem);
}

/** The root certificate in use, DER; null before the first start. */
export async function rootFile(dataDir: string): Promise<Uint8Array | null> {
  const root = inUse(await ownCertificates(dataDir), 'root');
  return root ? new Uint8Array(new X509Certificate(root.pem).raw) : null;
}

/** An OCSPResponse (DER) for an OCSPRequest (DER), also for one that is none. @throws KeyError */
export async function answerStatus(request: Uint8Array): Promise<Uint8Array> {
  const rt = runtime();
  return (await openResponder(rt, rt.database.read)).respond(request);
}
