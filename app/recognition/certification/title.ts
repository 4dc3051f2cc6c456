import { done, refuse, type Outcome } from '~/platform/outcome';

/** Titles a paper of the Dinas may carry. STTPP is for training that had to be passed. */
export const TITLES = ['sertifikat', 'sertifikat-pelatihan', 'sttpp', 'piagam', 'surat-keterangan', 'sertifikat-kompetensi'] as const;
export type CertificateTitle = (typeof TITLES)[number];

/** The title as it stands on the paper. */
export const PRINTED_TITLES: Readonly<Record<CertificateTitle, string>> = {
  sertifikat: 'SERTIFIKAT',
  'sertifikat-pelatihan': 'SERTIFIKAT PELATIHAN',
  sttpp: 'SURAT TANDA TAMAT PENDIDIKAN DAN PELATIHAN',
  piagam: 'PIAGAM PENGHARGAAN',
  'surat-keterangan': 'SURAT KETERANGAN',
  'sertifikat-kompetensi': 'SERTIFIKAT KOMPETENSI',
};

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

/** Does a line of the certificate claim what only a licence allows? "Sertifikat Kompetensi" in a subtitle is the same promise. */
export function promisesCompetence(line: string, settings: InstitutionSettings): boolean {
  return !hasLicence(settings) && /(sertifikat|sertifikasi)\s+kompetensi/i.test(line);
}
