import type { CertificateClaims } from '#certificates';
import type { Runtime } from '~/platform/runtime.server';
import { civilDay } from '~/platform/clock';
import { KeyError } from './key-error.server';
import { openKeys } from './open-keys.server';
import { signCertificate } from './sign-certificate.server';

/** What the test of the keys found. */
export interface SigningFacts {
  readonly keySet: string;
  readonly created: boolean;
  readonly signer: string;
  readonly keyId: string;
  readonly root: string;
  readonly roots: number;
  readonly validUntil: Date;
  readonly timestampAuthority: string;
  /** Size of the blank certificate in bytes, and how long it took in milliseconds. */
  readonly bytes: number;
  readonly milliseconds: number;
}

/** A certificate of nobody; it is never stored and its code is in no register. */
function blankClaims(day: string): CertificateClaims {
  return {
    templateVersion: 1, heading: ['UJI TANDA TANGAN', 'BEKAL'], title: 'BUKAN SERTIFIKAT', number: 'UJI/0000', code: 'UJI',
    participant: { printedName: 'Uji Coba', region: 'Jawa Timur' },
    programme: { title: 'Uji kunci penandatanganan', cohort: 'Uji', organisers: [], from: day, to: day, place: 'Surabaya', mode: 'daring', jpTotal: 1 },
    decisionText: 'Berkas uji, bukan sertifikat', subjects: [{ title: 'Uji', jp: 1 }], competencies: [],
    signatory: { position: 'Uji', name: 'Uji Coba', rank: 'Uji', nip: '000000000000000000' },
    issuedOn: day, city: 'Surabaya', verifyUrl: 'http://localhost/v/UJI', signatureNote: 'Berkas uji.',
  };
}

/**
 * Opens the keys (makes them at the very first start) and proves them: renders, signs, timestamps and verifies a blank
 * certificate. For the boot, which must stop without them, and for `doctor`.
 * @throws KeyError with what is wrong and what to do
 */
export async function readyCertification(rt: Runtime): Promise<SigningFacts> {
  const keys = await openKeys(rt);
  const now = rt.clock.now();
  const began = performance.now();
  try {
    const { bytes, report } = await signCertificate(blankClaims(civilDay(now)), keys, now);
    return {
      keySet: keys.set, created: keys.created, signer: keys.signer.name, keyId: report.signer?.keyId ?? '', root: report.trustedRoot ?? '', roots: keys.roots.length,
      validUntil: report.signer?.validUntil ?? now, timestampAuthority: report.timestamp?.authority ?? '', bytes: bytes.length, milliseconds: Math.round(performance.now() - began),
    };
  } catch (cause) {
    throw new KeyError(`The self-test of the signing keys (set ${keys.set}) failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
