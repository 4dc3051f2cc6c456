/** What the public page shows of a register entry: what stands on the paper, without birth, NIK or NIP of the holder. */
export interface PublicCertificate {
  readonly status: 'valid' | 'suspended' | 'revoked' | 'replaced';
  readonly code: string;
  readonly number: string;
  readonly title: string;
  readonly name: string;
  readonly region: string;
  readonly institution: string;
  readonly training: string;
  readonly cohort: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly jp: number;
  readonly decision: string;
  readonly issuedOn: string;
  readonly city: string;
  readonly signatory: string;
  readonly issuer: string;
  readonly revokedAt: Date | null;
  readonly revocationGroup: string | null;
  /** Since when, and what is looked into; null unless the status is 'suspended'. */
  readonly suspendedAt: Date | null;
  readonly suspensionGroup: string | null;
  /** The certificate that came in its place, once it is issued. */
  readonly replacedBy: { readonly code: string; readonly number: string } | null;
}
