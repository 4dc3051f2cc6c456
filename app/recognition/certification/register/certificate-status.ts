/** Where a certificate stands. `failed` waits as `waiting` does, and says why. */
export const CERTIFICATE_STATUSES = ['waiting', 'failed', 'valid', 'suspended', 'replaced', 'revoked'] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

export interface StatusFacts {
  readonly sealedAt: Date | string | null;
  readonly sealError: string | null;
  readonly suspended: boolean;
  readonly revoked: boolean;
  readonly replaced: boolean;
}

/** Revocation is the strongest word, suspension the weakest that counts; a certificate that is not sealed is not yet one. */
export function certificateStatus({ sealedAt, sealError, suspended, revoked, replaced }: StatusFacts): CertificateStatus {
  if (revoked) return 'revoked';
  if (replaced) return 'replaced';
  if (sealedAt) return suspended ? 'suspended' : 'valid';
  return sealError === null ? 'waiting' : 'failed';
}

/** Why certificates are revoked; the group is public, the sentence beside it is not. */
export const REVOCATION_GROUPS = ['issued-in-error', 'requirement-unmet', 'misuse', 'holder-request', 'key-compromise'] as const;
export type RevocationGroup = (typeof REVOCATION_GROUPS)[number];

export const isRevocationGroup = (word: string): word is RevocationGroup => REVOCATION_GROUPS.some((group) => group === word);

/**
 * Why a certificate is suspended. Public too, so each names what is looked into and accuses nobody; a suspension ends
 * by being lifted or by revocation.
 */
export const SUSPENSION_GROUPS = ['data-review', 'requirement-review', 'use-review', 'signature-review', 'holder-request'] as const;
export type SuspensionGroup = (typeof SUSPENSION_GROUPS)[number];

export const isSuspensionGroup = (word: string): word is SuspensionGroup => SUSPENSION_GROUPS.some((group) => group === word);
