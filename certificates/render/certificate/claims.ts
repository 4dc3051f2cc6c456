/** What a certificate states. Frozen as JSON when the number is given; the PDF only shows it. */

/** How much a subject weighs and how it was taught. */
export interface SubjectClaim {
  readonly title: string;
  /** Hours of training (jam pelajaran). */
  readonly jp: number;
  /** Way of teaching in printed words, for example "tatap muka". */
  readonly mode?: string;
}

/** The person as printed. */
export interface ParticipantClaim {
  /** Name as the person wants it printed, with titles. */
  readonly printedName: string;
  /** What the identifier is called: "NIP", "NIK", "No. Peserta". */
  readonly identifierLabel?: string;
  /** The identifier as printed; masked where it must not be read. */
  readonly identifierMasked?: string;
  readonly birthPlace?: string;
  /** Civil date. */
  readonly birthDate?: string;
  /** Pangkat/golongan ruang, civil servants only. */
  readonly rank?: string;
  readonly position?: string;
  readonly institution?: string;
  /** Regency or city the person comes from. */
  readonly region: string;
}

/** The training. */
export interface ProgrammeClaim {
  readonly title: string;
  /** Angkatan in printed words, for example "Angkatan III". */
  readonly cohort: string;
  readonly organisers: readonly string[];
  /** First and last civil day. */
  readonly from: string;
  readonly to: string;
  readonly place: string;
  /** Way of teaching in printed words. */
  readonly mode: string;
  readonly jpTotal: number;
}

/** The official who signs. The name stands without academic titles (Permendagri 1/2023 Pasal 44). */
export interface SignatoryClaim {
  readonly position: string;
  /** a.n., Plt. or Plh. */
  readonly prefix?: string;
  readonly name: string;
  readonly rank: string;
  readonly nip: string;
}

/** Templates by name; each exists in versions. */
export type TemplateName = 'landscape' | 'portrait';

/** Everything one certificate states. */
export interface CertificateClaims {
  /** Landscape where it is left out. */
  readonly template?: TemplateName;
  /** Version of the template with its wording; the same version prints the same for ever. */
  readonly templateVersion: 1;
  /** Head lines, the most important last, for example province and office. */
  readonly heading: readonly string[];
  readonly title: string;
  readonly subtitle?: string;
  readonly number: string;
  readonly participant: ParticipantClaim;
  readonly programme: ProgrammeClaim;
  /** Sentence between name and programme, for example "telah mengikuti dan dinyatakan". */
  readonly decisionText: string;
  /** Qualification printed large under it, for example "KOMPETEN". */
  readonly qualification?: string;
  readonly subjects: readonly SubjectClaim[];
  readonly competencies: readonly string[];
  readonly signatory: SignatoryClaim;
  /** At most two further officials, named as knowing of it ("Mengetahui"): the electronic signature is not theirs. */
  readonly coSignatories?: readonly SignatoryClaim[];
  /** Civil date of issue. */
  readonly issuedOn: string;
  readonly city: string;
  /** Address the QR code leads to. */
  readonly verifyUrl: string;
  /** Code people type in. */
  readonly code: string;
  /** Honest sentence about the kind of signature, at the foot. */
  readonly signatureNote: string;
}

/** What all certificates of an issue share: everything that is not one person's. Backs are drawn from this alone. */
export type SeriesClaims = Omit<CertificateClaims, 'participant' | 'number' | 'code' | 'verifyUrl'>;
