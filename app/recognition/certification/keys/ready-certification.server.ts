import type { CertificateClaims, Signer } from '#certificates';
import type { Runtime } from '~/platform/runtime.server';
import { civilDay } from '~/platform/clock';
import { KeyError } from './key-error.server';
import { openKeys, type OpenKeys } from './open-keys.server';
import { signCertificate } from './sign-certificate.server';
import { SignerHeldUp } from './signer-held-up.server';

/** What the test of the keys found. */
export interface SigningFacts {
  readonly keySet: string;
  readonly created: boolean;
  readonly signer: string;
  /** A key of ours or in a token ('raw'), a service that signs digests ('cms') or whole files ('pdf'). */
  readonly kind: Signer['kind'];
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
 * @throws KeyError with what is wrong and what to do; SignerHeldUp when the signer is outside and cannot be used now
 */
export async function readyCertification(rt: Runtime): Promise<SigningFacts> {
  return proveKeys(await openKeys(rt), rt.clock.now());
}

/** Renders, signs, timestamps and verifies a blank certificate. @throws KeyError; SignerHeldUp when the signer is outside and does not sign */
export async function proveKeys(keys: OpenKeys, now: Date): Promise<SigningFacts> {
  const began = performance.now();
  try {
    const { bytes, report } = await signCertificate(blankClaims(civilDay(now)), keys, now);
    return {
      keySet: keys.set, created: keys.created, signer: report.signer?.commonName ?? keys.signer.name, kind: keys.signer.kind, keyId: report.signer?.keyId ?? '', root: report.trustedRoot ?? '', roots: keys.roots.length,
      validUntil: report.signer?.validUntil ?? now, timestampAuthority: report.timestamp?.authority ?? '', bytes: bytes.length, milliseconds: Math.round(performance.now() - began),
    };
  } catch (cause) {
    if (cause instanceof SignerHeldUp) throw cause;
    throw new KeyError(`The self-test of the signing keys (set ${keys.set}) failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
