import { done, refuse, type Outcome } from '~/platform/outcome';

/** Titles a paper of the Dinas may carry. STTPP is for training that had to be passed. */
export const TITLES = ['sertifikat', 'sertifikat-pelatihan', 'sttpp', 'piagam', 'surat-keterangan', 'sertifikat-kompetensi'] as const;
export type CertificateTitle = (typeof TITLES)[number];

export interface InstitutionSettings {
  /** Licence number of the institution as a certification body (LSP); empty or null for the Dinas itself. */
  readonly competencyLicence: string | null;
}

export type TitleRefusal = 'title-unknown' | 'title-needs-licence';

/**
 * Which titles may be chosen. "Sertifikat Kompetensi" is the result of a competence test under a licence
 * (UU 14/2019; LSP under BNSP) and is offered only where the licence number has been entered.
 */
export function allowedTitles(settings: InstitutionSettings): CertificateTitle[] {
  return TITLES.filter((title) => title !== 'sertifikat-kompetensi' || hasLicence(settings));
}

export function checkTitle(title: string, settings: InstitutionSettings): Outcome<CertificateTitle, TitleRefusal> {
  const known = TITLES.find((candidate) => candidate === title);
  if (!known) return refuse('title-unknown');
  return allowedTitles(settings).includes(known) ? done(known) : refuse('title-needs-licence');
}

/** A licence number has letters or digits; a dash or a space typed to fill the field is none. */
function hasLicence(settings: InstitutionSettings): boolean {
  return /[\p{L}\p{N}]/u.test(settings.competencyLicence ?? '');
}

/**
 * Everything a certificate says, frozen when its number is reserved. It holds no NIK and no contact: what stands on
 * paper and in the register is enough to verify it, and nothing more leaves the house.
 */
export interface CertificateClaims {
  readonly version: 1;
  readonly number: string;
  readonly code: string;
  readonly title: CertificateTitle;
  readonly subtitle: string | null;
  readonly competencyLicence: string | null;
  readonly person: {
    readonly printedName: string;
    readonly nip: string | null;
    /** Number of the participant in the angkatan, for those without NIP. */
    readonly participantNumber: string | null;
    readonly birth: { readonly place: string; readonly date: string } | null;
    readonly rank: string | null;
    readonly position: string | null;
    readonly institution: string | null;
  };
  readonly training: {
    readonly title: string;
    readonly cohort: string;
    readonly from: string;
    readonly to: string;
    readonly place: string;
    readonly mode: string;
    readonly jp: number;
    readonly subjects: readonly { readonly title: string; readonly jp: number }[];
    readonly competencies: readonly string[];
  };
  readonly issued: { readonly place: string; readonly date: string };
  readonly signatory: {
    readonly position: string;
    /** Without academic titles (Permendagri 1/2023 Pasal 44 ayat 2). */
    readonly name: string;
    readonly rank: string | null;
    readonly nip: string | null;
  };
  readonly ruleSetVersion: number;
  readonly templateVersion: number;
}

/** The same claims as the same text, whatever order their fields came in: keys sorted, no spaces (after RFC 8785). */
export function canonicalClaims(claims: CertificateClaims): string {
  return canonical(claims);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, held]) => held !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}
