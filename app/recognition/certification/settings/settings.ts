import { DEFAULT_PATTERN } from '../register-number';
import { TITLES, type CertificateTitle } from '../title';

/** One person signs for another: a.n. (atas nama), u.b. (untuk beliau), Plt. and Plh. (acting). */
export const SIGNING_PREFIXES = ['a.n.', 'u.b.', 'Plt.', 'Plh.'] as const;
export type SigningPrefix = (typeof SIGNING_PREFIXES)[number];

/** The word under "dinyatakan". KOMPETEN is the result of a licensed competence test; LULUS that of a training. */
export const QUALIFICATIONS = ['LULUS', 'KOMPETEN'] as const;
export type Qualification = (typeof QUALIFICATIONS)[number];

export interface Signatory {
  readonly position: string;
  readonly prefix: SigningPrefix | null;
  /** Without academic titles (Permendagri 1/2023 Pasal 44 ayat 2). */
  readonly name: string;
  readonly rank: string;
  readonly nip: string;
}

/** Sheets a certificate is printed on: lying and standing A4. */
export const TEMPLATES = ['landscape', 'portrait'] as const;
export type CertificateTemplate = (typeof TEMPLATES)[number];

/** What the office decides about its certificates. */
export interface CertificationSettings {
  readonly institution: { readonly government: string; readonly office: string; readonly city: string };
  readonly numbering: { readonly pattern: string; readonly classification: string; readonly unit: string };
  readonly wording: {
    readonly title: CertificateTitle;
    readonly subtitle: string;
    readonly qualification: Qualification;
    /** Licence as a certification body; without it no "Sertifikat Kompetensi". */
    readonly licence: string | null;
    readonly template: CertificateTemplate;
  };
  readonly signatory: Signatory | null;
  /** Sentence about the kind of signature; `{alamat}` becomes the address of the verification page. */
  readonly signatureNote: string;
}

/** Codes of classification and unit differ between offices and decrees: they have no default. */
export const DEFAULT_SETTINGS: CertificationSettings = {
  institution: { government: 'PEMERINTAH PROVINSI JAWA TIMUR', office: 'DINAS SOSIAL', city: 'Surabaya' },
  numbering: { pattern: DEFAULT_PATTERN, classification: '', unit: '' },
  wording: { title: TITLES[0], subtitle: 'Pelatihan Berbasis Kompetensi', qualification: 'LULUS', licence: null, template: 'landscape' },
  signatory: null,
  signatureNote: 'Dokumen elektronik ini disegel oleh sistem pelatihan Dinas Sosial Provinsi Jawa Timur (tanda tangan elektronik tidak tersertifikasi). Keaslian dapat diperiksa pada {alamat}.',
};

export type SettingGap = 'classification' | 'unit' | 'signatory';

/** What has to be entered before anything can be issued. */
export function settingGaps(settings: CertificationSettings): SettingGap[] {
  const { pattern, classification, unit } = settings.numbering;
  const gaps: SettingGap[] = [];
  if (pattern.includes('{klasifikasi}') && classification === '') gaps.push('classification');
  if (pattern.includes('{unit}') && unit === '') gaps.push('unit');
  if (!settings.signatory) gaps.push('signatory');
  return gaps;
}
