import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A certificate of the institution's own keys, read without any passphrase. */
export interface OwnCertificate {
  /** Name of the key set, '0001'. */
  readonly set: string;
  readonly holder: 'root' | 'signer' | 'timestamper';
  readonly pem: string;
  /** Lower-case hexadecimal without leading zeros. */
  readonly serial: string;
  readonly name: string;
  /** Lower-case hexadecimal subject key identifier. */
  readonly keyId: string;
  readonly validUntil: Date;
}

const FILE = /^(root|signer|timestamper)\.crt\.pem$/;
const KEY_ID = '2.5.29.14';

function commonName(certificate: X509Certificate): string {
  return /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '';
}

/** SHA-1 over the public key bits, which is what this system's certificates carry (RFC 5280, 4.2.1.2). */
function keyIdOf(certificate: X509Certificate): string {
  const marker = Buffer.from('0603551d0e', 'hex');
  const at = certificate.raw.indexOf(marker);
  if (at < 0) throw new Error(`a certificate without key identifier (${KEY_ID})`);
  // SubjectKeyIdentifier is an OCTET STRING of 20 bytes inside the extension's own OCTET STRING.
  return certificate.raw.subarray(at + marker.length + 4, at + marker.length + 24).toString('hex');
}

async function readCertificates(folder: string, set: string): Promise<OwnCertificate[]> {
  const files = (await readdir(path.join(folder, set))).filter((name) => FILE.test(name)).sort();
  return Promise.all(files.map(async (file) => {
    const pem = await readFile(path.join(folder, set, file), 'utf8');
    const certificate = new X509Certificate(pem);
    return {
      set, pem, holder: (FILE.exec(file)?.[1] ?? 'root') as OwnCertificate['holder'], serial: certificate.serialNumber.toLowerCase().replace(/^0+(?=.)/, ''),
      name: commonName(certificate), keyId: keyIdOf(certificate), validUntil: new Date(certificate.validTo),
    };
  }));
}

/** The certificates of every key set there ever was, oldest set first; empty before the first start. */
export async function ownCertificates(dataDir: string): Promise<OwnCertificate[]> {
  const folder = path.join(dataDir, 'keys');
  if (!existsSync(folder)) return [];
  const sets = (await readdir(folder)).filter((name) => /^\d{4}$/.test(name)).sort();
  return (await Promise.all(sets.map((set) => readCertificates(folder, set)))).flat();
}

/** The newest of a kind: what is in use. */
export const inUse = (certificates: readonly OwnCertificate[], holder: OwnCertificate['holder']): OwnCertificate | undefined =>
  certificates.findLast((certificate) => certificate.holder === holder);
