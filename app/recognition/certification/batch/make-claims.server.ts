import { validateClaims, type CertificateClaims } from '#certificates';
import { printedName } from '~/people/accounts';
import { translator } from '~/platform/i18n/catalogue';
import { toRoman } from '~/training/cohorts';
import type { CohortFacts } from '~/training/cohorts/index.server';
import { programmeTexts, totalJp } from '~/training/programmes';
import type { ProgrammeFacts } from '~/training/programmes/index.server';
import { CERTIFICATE_CODE_LENGTH, formatCertificateCode } from '../certificate-code';
import { formatNumber } from '../register-number';
import type { CertificationSettings, Signatory } from '../settings/settings';
import type { Correction } from './correction';
import type { MemberRefusal } from './member-refusal';
import type { PrintedPerson } from './printed.data.server';

export interface ClaimFacts {
  readonly person: PrintedPerson;
  /** Name of the kabupaten/kota the person stands for. */
  readonly region: string;
  readonly cohort: CohortFacts;
  readonly programme: ProgrammeFacts;
  readonly settings: CertificationSettings;
  /** Frozen with the batch. */
  readonly paper: { readonly title: string; readonly subtitle: string; readonly signatory: Signatory; readonly issuedOn: string };
  readonly number: string;
  /** As stored, without dashes. */
  readonly code: string;
  readonly publicUrl: string;
  readonly correction?: Correction | null;
}

const words = translator(programmeTexts, 'id');
const line = (text: string | null | undefined): string | undefined => text?.normalize('NFC').trim() || undefined;

/** Was passing something more than taking part? */
function examined({ ruleSet }: CohortFacts): boolean {
  return ruleSet.posttestMark !== null || ruleSet.rubric !== null;
}

function participant({ person, region, correction }: ClaimFacts): CertificateClaims['participant'] {
  const corrected = <K extends 'birthPlace' | 'birthDate' | 'rank' | 'position' | 'institution'>(key: K, held: string | null) => line(correction?.[key] ?? held);
  return {
    printedName: (correction?.printedName ?? printedName(person)).normalize('NFC'),
    ...(person.nip ? { identifierLabel: 'NIP', identifierMasked: person.nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4') } : { identifierLabel: 'No. Peserta', identifierMasked: String(person.nominationOrder).padStart(3, '0') }),
    birthPlace: corrected('birthPlace', person.birthPlace),
    birthDate: corrected('birthDate', person.birthDate),
    // Pangkat belongs to civil servants, who have a NIP.
    rank: person.nip ? corrected('rank', person.rank) : undefined,
    position: corrected('position', person.position),
    institution: corrected('institution', person.institution ?? person.organisation),
    region,
  };
}

/** Everything one certificate will say. Pure: the same facts give the same claims. No NIK is among them. */
export function makeClaims(facts: ClaimFacts): CertificateClaims {
  const { cohort, programme, settings, paper, number, code, publicUrl } = facts;
  const verifyUrl = `${publicUrl}/v/${code}`;
  const passed = examined(cohort);
  const claims: CertificateClaims = {
    template: settings.wording.template,
    templateVersion: 1,
    heading: [settings.institution.government, settings.institution.office],
    title: paper.title,
    subtitle: line(paper.subtitle),
    number,
    participant: participant(facts),
    programme: {
      title: cohort.title.normalize('NFC'), cohort: `Angkatan ${toRoman(cohort.number)}`, organisers: programme.organisers, from: cohort.startsOn, to: cohort.endsOn,
      place: cohort.place.normalize('NFC'), mode: words(`mode.${cohort.mode}`), jpTotal: totalJp(programme.subjects),
    },
    decisionText: passed ? 'telah mengikuti dan dinyatakan' : 'telah mengikuti',
    qualification: passed ? settings.wording.qualification : undefined,
    subjects: programme.subjects.map(({ title, jp, mode }) => ({ title: title.normalize('NFC'), jp, mode: words(`mode.${mode}`) })),
    competencies: programme.competencies,
    signatory: { position: paper.signatory.position, ...(paper.signatory.prefix ? { prefix: paper.signatory.prefix } : {}), name: paper.signatory.name, rank: paper.signatory.rank, nip: paper.signatory.nip },
    issuedOn: paper.issuedOn,
    city: settings.institution.city,
    verifyUrl,
    code: formatCertificateCode(code),
    signatureNote: settings.signatureNote.replaceAll('{alamat}', `${publicUrl}/verifikasi`),
  };
  // Stored as JSON and read back: what is undefined must not be there.
  return JSON.parse(JSON.stringify(claims)) as CertificateClaims;
}

/** The printed number of a sequence under the office's pattern. */
export function printedNumber({ settings: { numbering }, cohort }: Pick<ClaimFacts, 'settings' | 'cohort'>, issuedOn: string, sequence: number): string {
  const { pattern, classification, unit } = numbering;
  return formatNumber(pattern, { classification, unit, sequence, date: issuedOn, programmeCode: cohort.programme.key, cohortNumber: cohort.number });
}

/** Sequence and code of a trial print: as long as any real ones. */
export const TRIAL = { sequence: 99_999, code: '1'.repeat(CERTIFICATE_CODE_LENGTH) } as const;

/** Why claims cannot be printed, said so that somebody can mend it; null when they can. */
export function printRefusal(claims: CertificateClaims): MemberRefusal | null {
  const problems = validateClaims(claims);
  if (problems.length === 0) return null;
  return { code: 'unprintable', fields: problems.map(({ field }) => field), characters: [...new Set(problems.flatMap(({ characters }) => characters ?? []))] };
}
